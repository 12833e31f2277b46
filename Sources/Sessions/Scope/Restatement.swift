/// What an agent is told again after its conversation was compacted: as facts, in few words.
public struct Restatement: Sendable {
  /// Sentences that always hold in the project.
  public var contract: [String]
  /// What must not be done, with or without a session.
  public var prohibitions: [String]
  /// Files of the project that are left alone whatever the session.
  public var offLimits: [String]
  public var session: WorkSession?
  public var maximumTokens = 600

  public init(
    contract: [String] = [], prohibitions: [String] = [], offLimits: [String] = [], session: WorkSession? = nil
  ) {
    self.contract = contract
    self.prohibitions = prohibitions
    self.offLimits = offLimits
    self.session = session
  }

  /// A cautious estimate: code and paths take more tokens than prose.
  public static func tokens(_ text: String) -> Int { (text.utf8.count + 2) / 3 }

  /// Nothing where nothing is known.
  public var text: String {
    var lines: [String] = []
    for line in facts where Self.tokens((lines + [line]).joined(separator: "\n")) <= maximumTokens - 20 {
      lines.append(line)
    }
    let left = facts.count - lines.count
    if left > 0 { lines.append("\(left) more facts: `djangology session status`.") }
    return lines.joined(separator: "\n")
  }

  /// The most binding first: what does not fit is at the end.
  private var facts: [String] {
    var facts = prohibitions.map { "Prohibited in this project: \($0)" }
    facts += Self.list("Off-limits in this project", offLimits)
    if let session {
      facts += Self.list("Off-limits in this session", session.offLimits)
      facts.append("The session's goal: \(Self.cut(session.goal, 300))")
      facts += Self.list("The session may change", session.files)
      facts += Self.list("The session may only read", session.readOnly)
      facts += session.doneWhen.map { "Done when (\($0.isDone ? "met" : "open")): \(Self.cut($0.text, 160))" }
      if let step = session.nextStep {
        facts.append(
          "Steps done: \(session.steps.count { $0.isDone }) of \(session.steps.count); next: \(Self.cut(step.text, 200))"
        )
      }
    }
    return facts + contract.map { Self.cut($0, 240) }
  }

  private static func list(_ title: String, _ patterns: [String]) -> [String] {
    if patterns.isEmpty { return [] }
    let shown = patterns.prefix(12).map { cut($0, 60) }.joined(separator: ", ")
    return ["\(title): \(shown)\(patterns.count > 12 ? " and \(patterns.count - 12) more" : "")"]
  }

  private static func cut(_ text: String, _ count: Int) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= count ? line : line.prefix(count - 1) + "…"
  }
}
