/// What `[tool.djangology]` says: which rules run, how their findings are weighed, and what the project's conventions are.
public struct CheckConfiguration: Sendable {
  /// The file it was read from; nil where nobody wrote one.
  public var path: String?
  /// Tells two configurations apart.
  public internal(set) var identity = ""
  public var djangoSettings: String?
  public var selection = RuleSelection()
  public var minConfidence = Confidence.heuristic
  /// The least severity that makes the exit code 1; nil for what the caller likes.
  public var failOn: FailureThreshold?
  /// Whether a rule that is off switches itself on where the project keeps to it anyway.
  public var learns = false
  /// Files whose sentences switch rules on.
  public var instructions = ["CLAUDE.md", "AGENTS.md"]
  /// Nothing is reported in these.
  public var exclude = PathFilter()
  public var baseline: String?
  public var severities: [(selector: RuleSelector, severity: Severity)] = []
  public var perFileIgnores: [(paths: PathFilter, selectors: [RuleSelector])] = []
  public var migrations = MigrationPolicy()
  public var requiredBases: [RequiredBase] = []
  public var placements: [Placement] = []
  public var forbidden: [ForbiddenUse] = []
  public var contracts = ImportContracts()
  public var protected = ProtectedPaths()
  public var urls = UrlConventions()
  public var views = ViewConventions()
  /// `absolute`, `relative` or `sibling-relative`.
  public var importStyle: String?
  /// `[tool.djangology.options.RULE]`, by the rule's code.
  private var options: [String: [String: [String]]] = [:]

  public init() {}

  /// A rule's own setting, a list of strings, a single one or what is written of a number; nil where nothing is said.
  public func option(_ key: String, of code: String) -> [String]? { options[code]?[key] }

  mutating func set(_ key: String, of code: String, _ values: [String]) {
    options[code, default: [:]][key] = values
  }
}

/// When findings make the exit code 1.
public enum FailureThreshold: String, Sendable, CaseIterable {
  case error, warning, info, never

  public func isReached(by severity: Severity) -> Bool {
    switch self {
    case .error: severity >= .error
    case .warning: severity >= .warning
    case .info: true
    case .never: false
    }
  }
}
