import Base
import Evaluation
import PythonSyntax

/// Statements of the project that could not be run to their end, and the routes in them.
extension Evaluator {
  /// Whether one of them adds routes: there may be more than are known.
  var hasAbandonedRoutes: Bool {
    problems.contains { problem in
      guard let path = path(of: problem.place), !path.hasPrefix("site:"), !APIHost.isTest(path) else { return false }
      return addsRoutes(problem.place)
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
