import Base
import Evaluation
import PythonSyntax

/// From where a module-level name got its value.
extension Evaluator {
  /// The statement that bound the name last, and those it was imported through.
  mutating func trail(of name: String, in module: ID<Module>) -> [Explanation.Step] {
    var steps: [Explanation.Step] = []
    var (name, module) = (name, module)
    for _ in 0..<16 {
      guard let place = modules[module].namespace.place(of: text(name)), !place.isNowhere else { break }
      guard let source = importSource(at: place, of: name, in: module) else {
        steps.append(.init(written(at: place), "set here"))
        break
      }
      steps.append(.init(written(at: place), "imported from \(source.module)"))
      guard case .module(let next)? = importModule(source.module), next != module else { break }
      (module, name) = (next, source.name)
    }
    return steps
  }

  /// `path:line`, or the path alone where the catalogue keeps no line; nil for what was not written anywhere.
  mutating func written(at place: Place) -> String? {
    path(of: place).map { path in line(of: place).map { "\(path):\($0)" } ?? path }
  }

  /// The module and the name there, when the row is of an import.
  private func importSource(
    at place: Place, of name: String, in module: ID<Module>
  ) -> (module: String, name: String)? {
    let tree = files[place.file].tree
    var row = ID<Node>(Int(place.node))
    while Import(row, in: tree) == nil {
      guard tree.kind(row) == .alias || tree.kind(row) == .starAlias, let parent = tree.parent(of: row) else {
        return nil
      }
      row = parent
    }
    guard let statement = Import(row, in: tree), let source = statement.module else { return nil }
    let original = statement.names.first { ($0.alias ?? $0.name) == name }?.name ?? name
    return (absolute(source, statement.level, in: module), original)
  }

  private func absolute(_ source: String, _ level: Int, in module: ID<Module>) -> String {
    guard level > 0 else { return source }
    let package = string(modules[module].name).dottedParts.dropLast(
      level - (modules[module].isPackage ? 1 : 0))
    return (package.map(String.init) + (source.isEmpty ? [] : [source])).joined(separator: ".")
  }

  /// Why a value is not known, or depends on something; empty for what is.
  mutating func reasonSteps(_ value: Value) -> [Explanation.Step] {
    var next: ID<Reason>?
    switch value {
    case .unknown(let id): next = id
    case .maybe(let id): next = maybes[id].reason
    default: return []
    }
    var steps: [Explanation.Step] = []
    while let id = next, steps.count < 12 {
      let reason = reasons[id]
      steps.append(.init(written(at: reason.place), "not known: \(reason.text)"))
      next = reason.cause
    }
    return steps
  }
}
