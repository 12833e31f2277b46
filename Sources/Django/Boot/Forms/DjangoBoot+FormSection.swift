import Base
import Evaluation

extension DjangoBoot {
  mutating func formSection() -> Section<DumpedForm> {
    var rows: [DumpedForm] = []
    let base = "django.forms.forms.BaseForm"
    let unseen = classesBehindUnseen(besides: base, called: "Form")
    for type in projectClasses(below: base) + unseen.alike {
      var row = DumpedForm(className: className(of: type), place: dumpedPlace(of: type))
      row.bases = bases(of: type)
      row.isModelForm = isBelow("django.forms.models.BaseModelForm", type)
      row.model = optionsModel(of: type)
      row.fields = members("base_fields", of: type)
      row.note.condition = condition(of: type)
      if unseen.alike.contains(type) { row.note.evidence = .likely }
      rows.append(row)
    }
    return Section(rows, openness(behind: unseen.others))
  }

  /// The label of `_meta.model`.
  mutating func optionsModel(of type: ID<ClassObject>) -> Known<String?> {
    guard let options = evaluator.attribute("_meta", of: .class(type)) else { return .value(nil) }
    guard let model = evaluator.attribute("model", of: options) else { return .value(nil) }
    if case .class(let id) = model, let known = host.models[id], let app = known.appLabel {
      return .value(app + "." + known.name)
    }
    return label(of: model)
  }

  mutating func label(of model: Value) -> Known<String?> {
    switch evaluator.certain(model) {
    case .none: return .value(nil)
    case .class(let id):
      if !host.isModel(id, in: evaluator) {
        return evaluator.classes[id].isOpen ? .unknown("a base of the model is not known") : .value(nil)
      }
      return host.label(of: id, in: evaluator).map { .value($0) } ?? .unknown("a model of no application")
    default: return .unknown("the model is \(evaluator.describe(model))")
    }
  }

  /// A class attribute that maps names to objects: their classes.
  mutating func members(_ name: String, of type: ID<ClassObject>) -> OpenMap<Known<String>> {
    guard let value = evaluator.attribute(name, of: .class(type)) else { return .unknown("no \(name)") }
    guard let items = evaluator.items(of: value) else { return .unknown("\(name) is \(evaluator.describe(value))") }
    var result = OpenMap<Known<String>>(
      [:], evaluator.isOpen(value) || mayHaveMore(type) ? .open : .closed)
    for (key, value) in items {
      guard let key = evaluator.text(of: key) else {
        result.openness = .open
        continue
      }
      switch value {
      case .instance(let id): result.items[key] = memberClass(evaluator.instances[id].type)
      case .symbolic, .either: result.items[key] = .unknown("its class is not known")
      default: result.openness = .open
      }
    }
    return result
  }

  private func memberClass(_ type: ID<ClassObject>) -> Known<String> {
    evaluator.dottedName(of: .class(type)).map { .value($0) } ?? .unknown("its class has no name")
  }
}
