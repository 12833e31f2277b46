/// What the rules have found so far; each is handed it in turn.
public struct Findings {
  private let rules: [Rule]
  /// The row of the rule that is asked.
  var current = 0
  public private(set) var diagnostics: [Diagnostic] = []
  /// How many instances keep to a convention, by row.
  private(set) var complying: [Int: Int] = [:]

  init(_ rules: [Rule]) { self.rules = rules }

  /// Says that an instance keeps to what the rule asks for: where nine in ten do, the others are worth a word.
  public mutating func complies() { complying[current, default: 0] += 1 }

  /// - Parameters:
  ///   - message: one line without a full stop at its end.
  ///   - confidence: where this one is less sure than the rule.
  ///   - isCertain: false for what something out of sight may explain: a warning, and likely at most.
  public mutating func report(
    _ message: String, at place: SourcePlace, facet: String? = nil, related: [RelatedPlace] = [],
    symbol: String? = nil, confidence: Confidence? = nil, severity: Severity? = nil, isCertain: Bool = true,
    fix: Fix? = nil
  ) {
    let rule = rules[current]
    diagnostics.append(
      Diagnostic(
        code: rule.code, name: rule.name, facet: facet,
        severity: severity ?? (isCertain ? rule.severity : .warning),
        confidence: confidence ?? (isCertain ? rule.confidence : .likely), message: message, place: place,
        related: related, symbol: symbol,
        fix: fix))
  }

  /// At a row of a Python file.
  public mutating func report(
    _ message: String, at node: ID<Node>, in file: CheckedFile, facet: String? = nil, related: [RelatedPlace] = [],
    symbol: String? = nil, confidence: Confidence? = nil, severity: Severity? = nil, isCertain: Bool = true,
    fix: Fix? = nil
  ) {
    report(
      message, at: file.place(node), facet: facet, related: related, symbol: symbol ?? file.symbol(around: node),
      confidence: confidence, severity: severity, isCertain: isCertain, fix: fix)
  }
}
