/// `[tool.djangology.migrations]`.
public struct MigrationPolicy: Sendable, Equatable {
  public enum Creation: String, Sendable, CaseIterable {
    case allow
    /// A new migration is reported: nobody asked for it.
    case ask
  }

  /// The branch that committed migrations are judged against: `origin/main`.
  public var base: String?
  /// Labels of models whose tables must not be locked.
  public var largeTables: [String] = []
  /// Labels of models whose tables may be.
  public var smallTables: [String] = []
  public var policy = Creation.allow

  public init() {}
}

/// `[[tool.djangology.required-base]]`: what definitions of a kind must inherit from.
public struct RequiredBase: Sendable, Equatable {
  public static let kinds = [
    "model", "serializer", "api-view", "viewset", "view", "form", "admin", "filterset", "permission", "task", "test",
    "factory", "exception",
  ]

  public var kind: String
  /// A dotted name.
  public var base: String
  /// Where it holds; empty for everywhere.
  public var scope: PathFilter
  public var except: PathFilter
  /// Where this is written.
  public var line: Int
}

/// `[[tool.djangology.placement]]`: where definitions of a kind may stand.
public struct Placement: Sendable, Equatable {
  public static let kinds = [
    "celery-task", "signal-handler", "signal-connect", "serializer", "viewset", "api-view", "view", "router",
    "permission", "exception-handler", "exception", "factory", "test", "fixture-file", "template", "service", "manager",
    "model", "form", "filterset", "admin", "management-command", "middleware",
  ]

  public var kind: String
  /// Patterns of paths; `{app}` stands for the folder of the definition's application.
  public var allow: [String]
  public var except: PathFilter
  public var line: Int
}

/// `[[tool.djangology.forbidden]]`: something that must not be used.
public struct ForbiddenUse: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable { case call, attribute, decorator, `import` }

  public var kind: Kind
  /// A dotted name, or a class and its method: `QuerySet.annotate`.
  public var pattern: String
  /// The model that a queryset must be of: `reports.Report`.
  public var on: String?
  /// Where it is forbidden; empty for everywhere.
  public var paths: PathFilter
  public var except: PathFilter
  public var message: String?
  public var alternative: String?
  public var line: Int
}

/// `[tool.djangology.contracts]`: who may import whom.
public struct ImportContracts: Sendable, Equatable {
  public struct Forbidden: Sendable, Equatable {
    public var sources: [String]
    public var modules: [String]
    public var allowsIndirect: Bool
    public var line: Int
  }

  public struct Protected: Sendable, Equatable {
    public var modules: [String]
    public var allow: [String]
    public var line: Int
  }

  /// Applications import none but those in `shared`.
  public var independentApps = false
  public var shared: [String] = []
  /// Highest first, `|` between those of one layer: a layer imports none above it.
  public var layers: [String] = []
  /// Applications must not need each other.
  public var acyclicApps = false
  /// Whether imports inside of functions count.
  public var includesLazy = false
  /// `importer -> imported`, with `*`.
  public var ignoredImports: [String] = []
  public var forbidden: [Forbidden] = []
  public var protected: [Protected] = []

  public init() {}

  public var isEmpty: Bool {
    !independentApps && !acyclicApps && layers.isEmpty && forbidden.isEmpty && protected.isEmpty
  }
}

/// `[tool.djangology.protected]`: what a change must keep out of.
public struct ProtectedPaths: Sendable, Equatable {
  public var paths = PathFilter()
  /// What a change must keep to; empty for everything.
  public var scope = PathFilter()
  /// How many applications one change may touch.
  public var maxApps: Int?

  public init() {}
}

/// `[tool.djangology.urls]`.
public struct UrlConventions: Sendable, Equatable {
  /// Nil where nothing is said.
  public var requiresAppName: Bool?
  /// A regular expression, or one of `action-model`, `model-action`, `kebab`, `snake`.
  public var namePattern: String?

  public init() {}
}

/// `[tool.djangology.views]`.
public struct ViewConventions: Sendable, Equatable {
  public static let htmlStyles = ["class", "function", "crud-class"]
  public static let apiStyles = ["apiview", "viewset", "function"]

  public var html: String?
  public var api: String?

  public init() {}
}
