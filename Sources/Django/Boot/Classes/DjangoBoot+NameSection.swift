import Base
import Evaluation

extension DjangoBoot {
  /// Names of the project's modules that stand for a class or function of another module of the project.
  ///
  /// By module.
  mutating func nameSection(of modules: [ID<Module>]) -> [String: OpenMap<Known<String>>] {
    var sections: [String: OpenMap<Known<String>>] = [:]
    for module in modules {
      var names = OpenMap<Known<String>>([:], evaluator.modules[module].isOpen ? .open : .closed)
      for (name, value) in evaluator.modules[module].namespace.entries() {
        let text = evaluator.string(name)
        if !text.hasPrefix("__"), let target = target(of: value, seenFrom: module) { names.items[text] = target }
      }
      if names.items.isEmpty, names.openness == .closed { continue }
      sections[evaluator.string(evaluator.modules[module].name)] = names
    }
    return sections
  }

  /// The dotted name of a class or function of another module, as the object itself tells it: `functools.wraps` gives a
  /// function the names of what it stands for.
  private mutating func target(of value: Value, seenFrom module: ID<Module>) -> Known<String>? {
    switch value {
    case .class, .function:
      guard let home = name("__module__", of: value), let target = name("__qualname__", of: value) else { return nil }
      guard home != evaluator.string(evaluator.modules[module].name), isProjectModule(home) else { return nil }
      return .value(home + "." + target)
    case .maybe(let id):
      return target(of: evaluator.maybes[id].value, seenFrom: module) == nil ? nil : .unknown("bound under a condition")
    case .either(let id):
      for one in evaluator.lists[id].elements where target(of: one, seenFrom: module) != nil {
        return .unknown("one of several")
      }
      return nil
    default: return nil
    }
  }

  private mutating func name(_ attribute: String, of value: Value) -> String? {
    if case .class(let id) = value {
      return evaluator.string(
        attribute == "__module__" ? evaluator.classes[id].module : evaluator.classes[id].qualifiedName)
    }
    return evaluator.attribute(attribute, of: value).flatMap { evaluator.text(of: $0) }
  }

  private func isProjectModule(_ name: String) -> Bool {
    guard case .found(let source) = evaluator.finder.find(name) else { return false }
    return source.origin == .project
  }
}
