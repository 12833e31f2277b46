import Search

/// One part of a file's score; the parts add up, so they are the explanation.
public enum Signal: UInt8, CaseIterable, Sendable {
  case words, names, anchors, mention, similarCommits, messages, recency, companions

  /// How much the signal counts when it is as strong as it can be, next to 1 for the words.
  public var weight: Float {
    switch self {
    case .words: 1
    case .names: Weights.Signals.names
    case .anchors: Weights.Signals.anchors
    case .mention: Weights.Signals.mention
    case .similarCommits: Weights.Signals.similarCommits
    case .messages: Weights.Signals.messages
    case .recency: Weights.Signals.recency
    case .companions: Weights.Signals.companions
    }
  }

  /// Whether it says something of the task; a file that only others speak for is not ranked.
  var isAboutTask: Bool {
    switch self {
    case .words, .names, .anchors, .mention, .similarCommits, .messages: true
    case .recency, .companions: false
    }
  }
}
