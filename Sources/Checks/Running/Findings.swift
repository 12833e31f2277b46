/// What one rule has found so far.
public struct Findings {
  let rule: Rule
  public private(set) var diagnostics: [Diagnostic] = []

  init(_ rule: Rule) { self.rule = rule }

  /// - Parameters:
  ///   - message: one line without a full stop at its end.
  ///   - confidence: where this one is less sure than the rule.
  public mutating func report(
    _ message: String, at place: SourcePlace, facet: String? = nil, related: [RelatedPlace] = [],
    symbol: String? = nil, confidence: Confidence? = nil, fix: Fix? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        code: rule.code, name: rule.name, facet: facet, severity: rule.severity,
        confidence: confidence ?? rule.confidence, message: message, place: place, related: related, symbol: symbol,
        fix: fix))
  }

  /// At a row of a Python file.
  public mutating func report(
    _ message: String, at node: ID<Node>, in file: CheckedFile, facet: String? = nil, related: [RelatedPlace] = [],
    symbol: String? = nil, confidence: Confidence? = nil, fix: Fix? = nil
  ) {
    report(
      message, at: file.place(node), facet: facet, related: related, symbol: symbol ?? file.symbol(around: node),
      confidence: confidence, fix: fix)
  }
}
