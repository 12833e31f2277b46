/// Which rules are asked, and why those that are off by default.
public struct CheckPlan: Sendable {
  /// Why a rule runs.
  public enum Reason: Sendable, Equatable {
    /// It is on by default.
    case usual
    /// Somebody selected it.
    case selected
    /// A table of the configuration is about it.
    case configured(key: String)
    /// A sentence of the instructions asks for it.
    case instructed(Instruction)
    /// To see whether the project keeps to it.
    case learning
  }

  /// In the order of the rules given.
  public private(set) var rows: [(rule: Rule, reason: Reason)] = []

  /// - Parameters:
  ///   - instructions: what the project's instruction files say, in order.
  ///   - learns: whether rules that are off may be asked in order to learn.
  public init(
    _ rules: [Rule], _ selection: RuleSelection, _ configuration: CheckConfiguration, _ instructions: [Instruction],
    learns: Bool
  ) {
    for rule in rules {
      let activated = Self.activation(of: rule, configuration, instructions)
      if rule.enabled == .always, selection.runs(rule, isOn: true) {
        rows.append((rule, .usual))
      } else if let activated, selection.runs(rule, isOn: true) {
        rows.append((rule, activated))
      } else if rule.enabled != .always, selection.runs(rule, isOn: false) {
        rows.append((rule, .selected))
      } else if learns, rule.enabled == .auto, activated == nil, selection.runs(rule, isOn: true) {
        rows.append((rule, .learning))
      }
    }
  }

  public var rules: [Rule] { rows.map(\.rule) }

  /// The reason that a rule runs, by its code.
  func reasons() -> [String: Reason] { Dictionary(rows.map { ($0.rule.code, $0.reason) }) { first, _ in first } }

  private static func activation(
    of rule: Rule, _ configuration: CheckConfiguration, _ instructions: [Instruction]
  ) -> Reason? {
    guard rule.enabled != .always else { return nil }
    if let key = configuration.key(activating: rule.code) { return .configured(key: key) }
    return instructions.first { $0.code == rule.code && !$0.isProposal }.map(Reason.instructed)
  }
}
