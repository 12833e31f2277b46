public import Base

/// Finds the routes that a literal path can reach, by the first segment of each.
public struct RouteFinder: Sendable {
  private var literal: [String: [ID<Route>]] = [:]
  /// Routes that begin with something variable, or are empty.
  private var open: [ID<Route>] = []
  private var patterns: [RoutePattern] = []

  public init(_ routes: [Route]) {
    patterns = routes.map(\.pattern)
    for (index, pattern) in patterns.enumerated() {
      if case .literal(let text) = pattern.segments.first {
        literal[text, default: []].append(ID(index))
      } else {
        open.append(ID(index))
      }
    }
  }

  /// The routes and how literally each meets the path, the most literal first.
  public func find(_ path: String) -> [(route: ID<Route>, score: Int)] {
    let parts = RoutePattern.parts(of: path)
    let candidates = (parts.first.flatMap { literal[String($0)] } ?? []) + open
    var found: [(route: ID<Route>, score: Int)] = []
    for route in candidates {
      if let score = patterns[Int(route.index)].score(parts) { found.append((route, score)) }
    }
    return found.sorted { ($1.score, $0.route) < ($0.score, $1.route) }
  }
}
