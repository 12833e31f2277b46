/// One thing that is checked: its code, its words, examples that are documentation and tests, and its logic.
///
/// A rule is a constant in a file of its own in `CheckRules`, named after that file; being there registers it. Codes,
/// names, defaults and facets are those of the catalogue and never change their meaning.
public struct Rule: Sendable {
  /// `DJM001`: group, tier (`0` provably wrong, `1` hazard, `2` the house's conventions), number.
  public let code: String
  /// `missing-on-delete`; completes "allow …".
  public let name: String
  /// One sentence: what is wrong where this is reported.
  public let summary: String
  /// What goes wrong because of it.
  public let why: String
  public let severity: Severity
  public let enabled: Enablement
  public let confidence: Confidence
  public let fix: FixSafety
  /// One of the rules that a project is judged by first.
  public let isCore: Bool
  /// Stable names of what can be told apart within the rule: `DJG006[operations]`.
  public let facets: [String]
  public let examples: [RuleExample]
  public let check: Check

  public init(
    _ code: String, _ name: String, _ summary: String, why: String, _ severity: Severity,
    enabled: Enablement = .always, _ confidence: Confidence, fix: FixSafety = .none, isCore: Bool = false,
    facets: [String] = [], examples: [RuleExample], _ check: Check
  ) {
    self.code = code
    self.name = name
    self.summary = summary
    self.why = why
    self.severity = severity
    self.enabled = enabled
    self.confidence = confidence
    self.fix = fix
    self.isCore = isCore
    self.facets = facets
    self.examples = examples
    self.check = check
  }

  /// The code's letters: `DJM`.
  public var group: String { String(code.prefix(3)) }
  public var tier: Tier { Tier(code: code) }
  /// Whether what it finds depends on what was there before: an example of it then shows that.
  public var isAboutChanges: Bool { examples.contains { $0.before != nil } }
}

public enum Severity: String, Sendable, Comparable, CaseIterable {
  case info, warning, error

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}

/// Whether a rule runs when nobody asked for it.
public enum Enablement: String, Sendable {
  case always = "on"
  /// When the configuration or a sentence of the project's instructions asks, or the project keeps to it anyway.
  case auto
  case never = "off"
}

public enum Confidence: String, Sendable, Comparable, CaseIterable {
  case heuristic, likely, proven

  public static func < (a: Confidence, b: Confidence) -> Bool { a.rank < b.rank }
  private var rank: Int { Confidence.allCases.firstIndex(of: self) ?? 0 }
}

/// Whether applying a fix can change what the program does.
public enum FixSafety: String, Sendable {
  case none, safe
  case risky = "unsafe"
}

public enum Tier: Sendable {
  case correctness, hazard, convention

  init(code: String) {
    switch code.dropFirst(3).first {
    case "0": self = .correctness
    case "1": self = .hazard
    default: self = .convention
    }
  }
}
