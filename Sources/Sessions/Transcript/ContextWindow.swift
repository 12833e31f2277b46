/// How much of its context a conversation has used, and whether now is the time to compact it.
public struct ContextWindow: Hashable, Sendable {
  public var tokens: Int
  public var size: Int

  /// - Parameter size: what is known from elsewhere; transcripts do not tell.
  public init(_ summary: TranscriptSummary, size: Int? = nil) {
    tokens = summary.contextTokens
    self.size = size ?? Self.usualSize(of: summary.model)
  }

  /// The size for a model whose name says it, else the smallest there is.
  static func usualSize(of model: String?) -> Int {
    guard let model else { return 200_000 }
    return model.contains("[1m]") || model.hasPrefix("claude-opus-5") ? 1_000_000 : 200_000
  }

  /// From 0 to 100, and over it when the size was guessed too small.
  public var percent: Int { size == 0 ? 0 : tokens * 100 / size }

  /// A line about compacting, when there is a reason to.
  ///
  /// After a finished piece of work half a window is enough; in the middle of one only a nearly full window is.
  public func hint(_ summary: TranscriptSummary, finished step: String?) -> String? {
    let fill = "context \(percent) % full (\(tokens) of \(size) tokens)"
    let calls =
      "\(summary.toolCallsSinceCompaction) tool calls since \(summary.compactions == 0 ? "the start" : "the last compaction")"
    if let step, percent >= 50 || (summary.toolCallsSinceCompaction >= 80 && percent >= 25) {
      return "\(fill), \(calls); '\(step)' is finished: a good moment for /compact."
    }
    guard percent >= 80 else { return nil }
    return "\(fill), \(calls): finish the step at hand, then /compact."
  }
}
