/// Where a route's name is looked up: the instance namespaces from the root on, and the names of their applications.
///
/// The one list may be shorter than the other. Django: "URL namespaces".
public struct RouteNamespace: Hashable, Sendable {
  public var instances: [String] = []
  public var applications: [String] = []
}
