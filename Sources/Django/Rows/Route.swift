public import Base
public import Facts

/// A reachable URL: patterns of all includes joined.
public struct Route: Sendable {
  /// `shop/orders/<int:pk>/`; a regular expression keeps its own syntax.
  public var text: String
  /// Cleaned segments to compare a literal path with.
  public var pattern: RoutePattern
  /// With namespaces: `shop:order-detail`; empty if unnamed.
  public var name: String
  /// Dotted name of the view; empty when unknown.
  public var view: String
  /// The class or function, when it is in the project.
  public var viewID: ID<View> = .none
  /// Where the entry itself is written.
  public var file: ID<ProjectFile>
  public var fact: ID<RouteFact>
  public var range: TextRange
  public var evidence = Evidence.proved

  init(
    text: String, pattern: RoutePattern, name: String, view: String, file: ID<ProjectFile>, fact: ID<RouteFact>,
    range: TextRange
  ) {
    self.text = text
    self.pattern = pattern
    self.name = name
    self.view = view
    self.file = file
    self.fact = fact
    self.range = range
  }
}

/// A route as segments between slashes, to compare with a literal path.
public struct RoutePattern: Sendable, Equatable {
  public enum Segment: Sendable, Equatable {
    case literal(String)
    /// One segment of any text.
    case any
    /// Literal text around something variable: `<slug>.html`.
    case partial(prefix: String, suffix: String)
    /// Any number of segments: `<path:rest>`, `.*`.
    case rest
  }
  public var segments: [Segment] = []
  public init() {}
}
