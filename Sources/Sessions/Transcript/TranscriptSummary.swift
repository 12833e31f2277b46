/// What a conversation's transcript tells of its length and of how full its context is.
public struct TranscriptSummary: Hashable, Sendable {
  /// Tokens the model was given with the last answer, or that the last compaction left.
  public var contextTokens = 0
  public var model: String?
  /// All tokens that were written, each answer counted once.
  public var outputTokens = 0
  public var turns = 0
  public var toolCalls = 0
  public var compactions = 0
  public var turnsSinceCompaction = 0
  public var toolCallsSinceCompaction = 0
  /// What the last compaction started from.
  public var tokensBeforeCompaction: Int?
  /// `2026-11-20T10:00:00.000Z`.
  public var began: String?
  public var lasted: String?

  public init() {}

  /// Minutes from the first line to the last; nil where lines tell no time.
  public var minutes: Int? {
    guard let began = began.flatMap(Self.minute), let lasted = lasted.flatMap(Self.minute) else { return nil }
    return max(0, lasted - began)
  }

  /// Minutes since a day before every transcript.
  private static func minute(_ timestamp: String) -> Int? {
    let numbers = timestamp.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count >= 5, (1...12).contains(numbers[1]) else { return nil }
    let (year, month) = numbers[1] <= 2 ? (numbers[0] - 1, numbers[1] + 9) : (numbers[0], numbers[1] - 3)
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + numbers[2]
    return days * 1440 + numbers[3] * 60 + numbers[4]
  }
}
