public import Base

/// One entry of a URL table as written: `path("x/", view, name="x")`, `router.register("orders", OrderViewSet)`.
public struct RouteFact: Sendable, Equatable {
  public enum Form: UInt8, Sendable {
    /// `path(…)`
    case path
    /// `re_path(…)`, `url(…)`
    case regex
    /// `router.register(prefix, viewset)`
    case register
  }

  public enum Target: Sendable, Equatable {
    /// `views.home` or `views.Home.as_view(…)`: the dotted text, without `.as_view`; decorators around it are undone
    case view(String)
    /// `include("shop.urls")`
    case module(String)
    /// `include(router.urls)`, `include(urlpatterns_list)`, `admin.site.urls`
    case named(String)
    /// `include([path(…), …])`: the entries follow with this row as `parent`
    case nested
    case unknown
  }

  public var form: Form
  public var route: String
  public var target: Target
  /// `name=`, or `basename=` for `register`; empty if unnamed.
  public var name = ""
  /// The namespace of an include, and its application namespace when given as `(list, "app")`.
  public var namespace = ""
  public var appNamespace = ""
  /// The include that this entry is written inside of.
  public var parent: ID<RouteFact> = .none
  /// The list that holds it: `urlpatterns`, another variable; for `register` the router; else the function around it.
  public var list = ""
  /// `i18n_patterns(…)` is around it.
  public var isLocalised = false
  public var scope: ID<Definition> = .none
  public var range: TextRange
  /// The expression of the view, or of what is included.
  public var value: ID<Expression> = .none
  /// The view expression's place.
  public var targetRange: TextRange

  public init(_ form: Form, route: String, target: Target, range: TextRange, targetRange: TextRange) {
    self.form = form
    self.route = route
    self.target = target
    self.range = range
    self.targetRange = targetRange
  }
}
