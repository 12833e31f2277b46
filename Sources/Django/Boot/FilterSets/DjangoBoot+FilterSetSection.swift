import Base
import Evaluation

extension DjangoBoot {
  mutating func filterSetSection() -> Section<DumpedFilterSet> {
    var rows: [DumpedFilterSet] = []
    for type in projectClasses(below: "django_filters.filterset.BaseFilterSet") {
      var row = DumpedFilterSet(className: className(of: type), place: dumpedPlace(of: type))
      row.model = optionsModel(of: type)
      row.filters = members("base_filters", of: type)
      row.note.condition = condition(of: type)
      rows.append(row)
    }
    return Section(rows)
  }
}
