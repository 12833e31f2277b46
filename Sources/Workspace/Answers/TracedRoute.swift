/// What stands behind a URL: the route, its view, and what the view uses.
public struct TracedRoute: Sendable {
  public var route: String
  /// With namespaces; nil for a route without.
  public var name: String?
  /// Dotted; nil when it is not known.
  public var view: String?
  /// `path:line` of the view.
  public var place: String?
  /// What the view declares, in the order a request meets it: `permissions`, `form`, `serializer`, `model`, `template`.
  public var parts: [(role: String, name: String)]
}
