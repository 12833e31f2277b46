/// Which rules run, and which of their findings count.
public struct RuleSelection: Sendable {
  /// Instead of the rules that are on; nil for those.
  public var select: [RuleSelector]?
  public var extendSelect: [RuleSelector] = []
  public var ignore: [RuleSelector] = []
  /// What fixes are applied for; nil for all.
  public var fixable: [RuleSelector]?
  public var unfixable: [RuleSelector] = []

  public init() {}

  /// Whether a rule must be asked at all.
  ///
  /// - Parameter isOn: whether it is when nobody names it.
  public func runs(_ rule: Rule, isOn: Bool) -> Bool {
    decides(positive(rule, isOn: isOn), unwanted(rule))
      || ((select ?? []) + extendSelect).contains { $0.facet != nil && $0.matches(code: rule.code) }
  }

  /// Whether a finding of a rule that was asked counts.
  public func keeps(_ diagnostic: Diagnostic, isOn: Bool) -> Bool {
    let chosen = ((select ?? []) + extendSelect).filter { $0.matches(diagnostic) }
    let wanted = chosen.filter { isOn || $0.reachesOff }.map(\.specificity).max()
    let unwanted = ignore.filter { $0.matches(diagnostic) }.map(\.specificity).max() ?? -1
    return decides(max(wanted ?? -1, select == nil && isOn ? 0 : -1), unwanted)
  }

  /// Whether a finding's fix may be applied.
  public func mayFix(_ diagnostic: Diagnostic) -> Bool {
    (fixable?.contains { $0.matches(diagnostic) } ?? true) && !unfixable.contains { $0.matches(diagnostic) }
  }

  private func decides(_ wanted: Int, _ unwanted: Int) -> Bool { wanted >= 0 && wanted > unwanted }

  private func positive(_ rule: Rule, isOn: Bool) -> Int {
    let chosen = ((select ?? []) + extendSelect).filter {
      $0.facet == nil && $0.matches(code: rule.code) && (isOn || $0.reachesOff)
    }
    return max(chosen.map(\.specificity).max() ?? -1, select == nil && isOn ? 0 : -1)
  }

  private func unwanted(_ rule: Rule) -> Int {
    ignore.filter { $0.facet == nil && $0.matches(code: rule.code) }.map(\.specificity).max() ?? -1
  }
}
