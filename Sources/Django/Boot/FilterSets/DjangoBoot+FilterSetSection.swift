import Base
import Evaluation

extension DjangoBoot {
  mutating func filterSetSection() -> Section<DumpedFilterSet> {
    var rows: [DumpedFilterSet] = []
    let base = "django_filters.filterset.BaseFilterSet"
    let unseen = classesBehindUnseen(besides: base, called: "FilterSet")
    for type in projectClasses(below: base) + unseen.alike {
      var row = DumpedFilterSet(className: className(of: type), place: dumpedPlace(of: type))
      row.model = optionsModel(of: type)
      row.filters = members("base_filters", of: type)
      row.note.condition = condition(of: type)
      if unseen.alike.contains(type) { row.note.evidence = .likely }
      rows.append(row)
    }
    return Section(rows, openness(behind: unseen.others))
  }
}
