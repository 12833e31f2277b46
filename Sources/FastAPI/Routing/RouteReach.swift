import Base
import Evaluation
import PythonSyntax

/// Which functions of the project may come to code that adds routes, judged by the names they mention.
struct RouteReach {
  private var functions: [String: [Place]] = [:]

  init(_ evaluator: borrowing Evaluator) {
    for function in evaluator.functions where function.origin == .project && !function.place.isNowhere {
      let name = evaluator.string(function.name)
      functions[name, default: []].append(function.place)
      // `__init__`, `__aenter__` and the like are called by naming the class.
      if name.hasPrefix("__"), let owner = function.owner {
        functions[evaluator.string(evaluator.classes[owner].name), default: []].append(function.place)
      }
    }
  }

  /// Also true of what has no source here but is of the project's making.
  func mayAddRoutes(_ value: Value, in evaluator: inout Evaluator) -> Bool {
    switch evaluator.unwrapped(value) {
    case .function(let id): return mayAddRoutes(evaluator.functions[id].place, in: evaluator)
    case .symbolic, .unknown, .none: return false
    case .method(let id):
      guard case .function = evaluator.methods[id].function else { return false }
      return mayAddRoutes(evaluator.methods[id].function, in: &evaluator)
    default: return true
    }
  }

  private func mayAddRoutes(_ place: Place, in evaluator: borrowing Evaluator) -> Bool {
    var (waiting, seen) = ([place], Set([place]))
    while let place = waiting.popLast() {
      if place.isNowhere { continue }
      let tree = evaluator.files[place.file].tree
      let row = ID<Node>(Int(place.node))
      if tree.addsRoutes(below: row) { return true }
      for name in names(below: row, in: tree) {
        for next in functions[name] ?? [] where seen.insert(next).inserted { waiting.append(next) }
      }
    }
    return false
  }

  private func names(below row: ID<Node>, in tree: PythonFile) -> Set<String> {
    var names: Set<String> = []
    for row in tree.subtree(of: row) where [.name, .attribute].contains(tree.nodes[row].kind) {
      names.insert(tree.name(tree.nodes[row].symbol))
    }
    return names
  }
}
