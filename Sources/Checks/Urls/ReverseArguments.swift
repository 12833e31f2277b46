/// What a route is reversed with, as far as it is written out.
public enum ReverseArguments: Sendable, Equatable {
  /// The values that are literals, as text.
  case positional([String?])
  case keywords([String: String?])
  /// Both, which Django refuses.
  case both
  case unknown

  public static var none: ReverseArguments { .positional([]) }

  /// Whether one of the ways to build the route's path takes these; true where that is not known.
  public func fit(_ candidate: RouteIndex.Candidate) -> Bool {
    guard let shape = candidate.shape else { return true }
    switch self {
    case .unknown: return true
    case .both: return false
    case .positional(let values) where !values.isEmpty:
      // Routers make every route a second time, with a format behind; those are not listed.
      let more = candidate.isRouters ? 1 : 0
      return shape.variants.contains { $0.count == values.count || $0.count + more == values.count }
    case .positional: return fit([], shape, candidate.defaults)
    case .keywords(let values):
      return fit(Set(values.keys), shape, candidate.defaults.union(["format"]))
    }
  }

  private func fit(_ names: Set<String>, _ shape: RouteShape, _ defaults: Set<String>) -> Bool {
    shape.variants.contains { names.symmetricDifference($0).subtracting(defaults).isEmpty }
  }

  /// As a person would say it: `pk`, `two arguments`.
  public var words: String {
    switch self {
    case .positional(let values) where values.isEmpty: "no arguments"
    case .positional(let values): values.count == 1 ? "one positional argument" : "\(values.count) positional arguments"
    case .keywords(let values) where values.isEmpty: "no arguments"
    case .keywords(let values): values.keys.sorted().joined(separator: ", ")
    case .both: "positional and named arguments at once"
    case .unknown: "unknown arguments"
    }
  }
}

extension RouteShape {
  /// What a path of this shape takes, as a person would say it.
  public var words: String {
    if positional > 0 { return positional == 1 ? "one positional argument" : "\(positional) positional arguments" }
    return names.isEmpty ? "no arguments" : names.joined(separator: ", ")
  }
}
