/// Whether a task is one for an agent, from its words alone.
public struct DelegationTriage: Hashable, Sendable {
  public enum Verdict: String, Hashable, Sendable {
    /// An agent can do it and the result is cheap to verify.
    case delegate
    /// Something must be decided first, or the agent decides it.
    case decideFirst = "decide first"
    /// A mistake costs more than the work: write it, and let an agent review.
    case writeYourself = "write yourself"
  }

  public var verdict: Verdict
  /// One sentence each, the decisive one first.
  public var reasons: [String]

  public init(_ task: String) {
    let words = TaskWords(task)
    let signals = TriageSignal.all.filter { words.has(anyOf: $0.phrases) }
    let harmless = signals.first { $0.isHarmless }
    let grave = signals.filter { $0.verdict == .writeYourself && (harmless == nil || $0.isAbsolute) }
    let open = signals.filter { $0.verdict == .decideFirst && (harmless == nil || $0.isAbsolute) }
    if !grave.isEmpty {
      (verdict, reasons) = (.writeYourself, (grave + open).map(\.reason))
    } else if !open.isEmpty {
      (verdict, reasons) = (.decideFirst, open.map(\.reason))
    } else if let harmless {
      (verdict, reasons) = (.delegate, [harmless.reason])
    } else if words.isVague {
      (verdict, reasons) = (.decideFirst, [Self.vague])
    } else {
      (verdict, reasons) = (.delegate, signals.filter { $0.verdict == .delegate }.map(\.reason))
      if reasons.isEmpty { reasons = ["It names what is to be changed, and nothing in it is irreversible."] }
    }
  }
}

extension DelegationTriage {
  private static let vague = "It names nothing in the code: no app, model, view, field, file or error."

  /// What to think of before the work: a line each, none where an agent can do it or where words merely are few.
  public var warnings: [String] {
    guard verdict != .delegate, reasons != [Self.vague] else { return [] }
    return reasons.prefix(2).map { "\(verdict.rawValue): \($0)" }
  }
}

/// The words of a task, compared without case and number of spaces.
struct TaskWords {
  /// A space after every word.
  private let text: [UInt8]
  /// Where words begin.
  private let starts: [Int]
  private let names: Bool
  private let count: Int

  init(_ task: String) {
    let lower = task.lowercased()
    let words = lower.split { !($0.isLetter || $0.isNumber || "_.-/'".contains($0)) }
      .map { word in String(word.drop { ".-/'".contains($0) }.reversed().drop { ".-/'".contains($0) }.reversed()) }
    var (text, starts): ([UInt8], [Int]) = ([], [])
    for word in words {
      starts.append(text.count)
      text.append(contentsOf: word.utf8)
      text.append(0x20)
    }
    (self.text, self.starts) = (text, starts)
    count = words.count
    names =
      task.contains { "_`".contains($0) } || words.contains { $0.contains(".") || $0.contains("/") }
      || task.split(separator: " ").dropFirst().contains { Self.isName($0) }
      || words.contains { Self.parts.contains($0) }
  }

  /// `OrderLine` or `/orders/`, and not the first word of a sentence.
  private static func isName(_ word: Substring) -> Bool {
    word.first?.isUppercase ?? false && word.dropFirst().contains { $0.isLowercase }
  }

  private static let parts: Set<String> = [
    "field", "fields", "model", "models", "view", "views", "serializer", "serializers", "endpoint", "template",
    "templates", "admin", "form", "forms", "migration", "migrations", "queryset", "signal", "signals", "task",
    "command",
    "test", "tests", "url", "urls", "page", "button", "email", "middleware", "filter", "filters", "column",
  ]

  /// Phrases match whole words; one that ends in `*` matches the beginning of a word.
  func has(anyOf phrases: [String]) -> Bool {
    phrases.contains { phrase in
      let (said, end): (Substring.UTF8View, [UInt8]) =
        phrase.hasSuffix("*") ? (phrase.dropLast().utf8, []) : (phrase[...].utf8, [0x20])
      return starts.contains { start in
        let rest = text[start...]
        return rest.starts(with: said) && rest.dropFirst(said.count).starts(with: end)
      }
    }
  }

  var isVague: Bool { !names && count < 25 }
}
