import Base
import Evaluation

extension DjangoBoot {
  private static let factory = "factory.django.DjangoModelFactory"

  /// Every subclass of `DjangoModelFactory` that exists.
  mutating func factorySection() -> Section<DumpedFactory> {
    var rows: [DumpedFactory] = []
    for index in evaluator.classes.indices {
      let id = ID<ClassObject>(index)
      guard evaluator.inherits(id, from: Self.factory), let name = evaluator.dottedName(of: .class(id)),
        name != Self.factory
      else { continue }
      var row = DumpedFactory(
        className: .value(name), model: factoryModel(id), place: dumpedPlace(evaluator.classes[id].place))
      if let condition = evaluator.classes[id].condition { row.note.condition = evaluator.reasons[condition].text }
      rows.append(row)
    }
    rows.sort { ($0.className.value ?? "") < ($1.className.value ?? "") }
    let unseen = classesBehindUnseen(besides: Self.factory, called: "Factory").all.compactMap {
      evaluator.dottedName(of: .class($0))
    }
    let hints = unseen.filter { $0.hasSuffix("Factory") || $0.contains("factor") }
    return Section(rows, openness(behind: hints))
  }

  /// `Meta.model` of the class or of the first in its order that has one (factory.base.FactoryOptions).
  private mutating func factoryModel(_ id: ID<ClassObject>) -> Known<String?> {
    let meta = evaluator.text("Meta")
    let options = evaluator.text("_meta")
    for entry in evaluator.classes[id].order {
      guard case .class(let type) = entry else { return .unknown("a base is not known") }
      // The metaclass takes `Meta` away and leaves its options.
      let names = evaluator.classes[type].namespace
      guard let own = names[options] ?? names[meta], let model = evaluator.attribute("model", of: own) else { continue }
      switch evaluator.certain(model) {
      case .none: continue
      case .class(let type):
        return host.models.label(of: type).map { .value($0) }
          ?? (host.models[type] != nil ? .value(nil) : .unknown("a class that is no model we know"))
      case .string(let text):
        let parts = evaluator.string(text).dottedParts
        guard parts.count == 2, let found = host.models.find(label: String(parts[0]), name: String(parts[1])) else {
          return .unknown("the model is not known")
        }
        return .value(host.models.label(of: found.type))
      default: return .unknown("the model is not known")
      }
    }
    return .value(nil)
  }
}
