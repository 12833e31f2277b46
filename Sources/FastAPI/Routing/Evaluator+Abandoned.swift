import Base
import Evaluation
import PythonSyntax

/// Statements of the project that could not be run to their end, and what they would have stated.
extension Evaluator {
  /// Whether one of them adds routes: there may be more than are known.
  var hasAbandonedRoutes: Bool {
    for place in abandoned where addsRoutes(place) { return true }
    return false
  }

  /// Whether one of them states a class: it may have been a model or a table.
  var hasAbandonedClasses: Bool {
    for place in abandoned {
      let tree = files[place.file].tree
      let row = ID<Node>(Int(place.node))
      let statement = tree.kind(row) == .decorated ? tree.lastChild(of: row) ?? row : row
      if tree.kind(statement) == .classDef { return true }
    }
    return false
  }

  private var abandoned: [Place] {
    problems.map(\.place).filter { place in
      guard let path = path(of: place), !path.hasPrefix("site:") else { return false }
      return !APIHost.isTest(path)
    }
  }

  private func addsRoutes(_ statement: Place) -> Bool {
    let tree = files[statement.file].tree
    return tree.subtree(of: ID(Int(statement.node))).contains { row in
      guard let call = Call(ID(row), in: tree), tree.kind(call.callee) == .attribute else { return false }
      let name = tree.name(tree[call.callee].symbol)
      if APIHost.routeAdders.contains(name) { return true }
      guard APIHost.methods.contains(name) || name == "websocket" || name == "api_route" else { return false }
      return tree.parent(of: call.id).map { tree.kind($0) == .decorator } ?? false
    }
  }
}

extension APIHost {
  /// Methods that put routes into routers.
  static let routeAdders: Set<String> = [
    "include_router", "mount", "add_api_route", "add_route", "add_api_websocket_route", "add_websocket_route",
  ]
}
