import Base
import Evaluation

extension DjangoBoot {
  /// Names of the project's modules that stand for a class or function of another module of the project.
  mutating func nameSection() -> OpenMap<OpenMap<Known<String>>> {
    var sections: OpenMap<OpenMap<Known<String>>> = [:]
    for module in projectModules() {
      var names = OpenMap<Known<String>>([:], evaluator.modules[module].isOpen ? .open : .closed)
      for (name, value) in evaluator.modules[module].namespace.entries() {
        let text = evaluator.string(name)
        if !text.hasPrefix("__"), let target = target(of: value, seenFrom: module) { names.items[text] = target }
      }
      if names.items.isEmpty, names.openness == .closed { continue }
      sections.items[evaluator.string(evaluator.modules[module].name)] = names
    }
    return sections
  }

  private func target(of value: Value, seenFrom module: ID<Module>) -> Known<String>? {
    switch value {
    case .class(let id):
      let type = evaluator.classes[id]
      guard type.origin == .project, type.module != evaluator.modules[module].name else { return nil }
    case .function(let id):
      let function = evaluator.functions[id]
      guard function.origin == .project, function.module != module else { return nil }
    case .maybe(let id):
      return target(of: evaluator.maybes[id].value, seenFrom: module) == nil ? nil : .unknown("bound under a condition")
    case .either(let id):
      let isOwn = evaluator.lists[id].elements.contains { target(of: $0, seenFrom: module) != nil }
      return isOwn ? .unknown("one of several") : nil
    default: return nil
    }
    return evaluator.dottedName(of: value).map { .value($0) }
  }
}
