extension RoutePattern {
  /// How literally this pattern meets `path`; nil if it cannot.
  public func score(_ path: String) -> Int? { nil }
}
