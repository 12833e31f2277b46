/// One part of a file's score; the parts add up, so they are the explanation.
public enum Signal: UInt8, CaseIterable, Sendable {
  case words, path, names, anchors, mention, similarCommits, messages, recency, size, companions

  /// How much the signal counts when it is as strong as it can be, next to 1 for the words.
  ///
  /// Fixed by measurement, see `docs/retrieval-notes.md`.
  public var weight: Float {
    switch self {
    case .words: 1
    case .path: 0.35
    case .names: 0.17
    case .anchors: 0.14
    case .mention: 0.28
    case .similarCommits: 0.2
    case .messages: 0.1
    case .recency: 0.12
    case .size: 0.2
    case .companions: 0.4
    }
  }
}
