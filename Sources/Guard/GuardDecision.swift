public import Base

/// One thing that speaks against a command or an edit.
public struct GuardFinding: Sendable, Equatable {
  public var verdict: GuardVerdict
  /// The name of what decided: `migrate`, `merged-migration`.
  public var rule: String
  /// What was found, as a sentence without a full stop.
  public var message: String
  /// What to do instead, as a sentence with a full stop.
  public var advice: String
  /// What is run, or the file that is changed.
  public var subject: String
  /// What it is wrapped in, outermost first.
  public var route: [String] = []
  /// Where it stands in the command.
  public var range: TextRange?

  public var text: String {
    let place = route.isEmpty ? "" : " (in \(route.joined(separator: " › ")))"
    let what = message.contains(subject) ? "" : ": `\(subject)`"
    return "\(message)\(what)\(place). \(advice)"
  }
}

/// What the guard says, and why.
public struct GuardDecision: Sendable, Equatable {
  /// Everything that was found, in the order of the command.
  public private(set) var findings: [GuardFinding] = []

  public init(_ findings: [GuardFinding] = []) {
    for finding in findings where finding.verdict > .allow && !self.findings.contains(finding) {
      self.findings.append(finding)
    }
  }

  public var verdict: GuardVerdict { findings.map(\.verdict).max() ?? .allow }

  /// The findings that decided, in words; empty where nothing is said against it.
  public var reason: String {
    let deciding = findings.filter { $0.verdict == verdict }
    var texts: [String] = []
    for text in deciding.map(\.text) where !texts.contains(text) { texts.append(text) }
    let more = texts.count > 3 ? " And \(texts.count - 3) more of the kind." : ""
    return texts.prefix(3).joined(separator: " ") + more
  }
}
