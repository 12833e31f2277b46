import Base
import Evaluation
import PythonSyntax

/// Statements of the project that could not be run to their end, and what they would have stated.
extension Evaluator {
  /// Whether one of them adds routes: there may be more than are known.
  var hasAbandonedRoutes: Bool {
    abandoned.contains { files[$0.file].tree.addsRoutes(below: ID(Int($0.node))) }
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
}

extension PythonFile {
  /// Whether the statement puts routes into a router, by a call or by a decorator.
  func addsRoutes(below statement: ID<Node>) -> Bool {
    subtree(of: statement).contains { row in
      guard let call = Call(ID(row), in: self), kind(call.callee) == .attribute else { return false }
      let name = name(self[call.callee].symbol)
      if Self.routeAdders.contains(name) { return true }
      guard APIHost.methods.contains(name) || name == "websocket" || name == "api_route" else { return false }
      return parent(of: call.id).map { kind($0) == .decorator } ?? false
    }
  }

  /// Methods that put routes into routers.
  private static let routeAdders: Set<String> = [
    "include_router", "mount", "add_api_route", "add_route", "add_api_websocket_route", "add_websocket_route",
  ]
}
