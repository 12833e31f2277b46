public import Search

/// Files in the order in which they are worth seeing for a task.
public struct Ranking: Sendable {
  /// One file with the parts of its score.
  public struct Entry: Sendable {
    public var file: Int
    public var role: PathRole
    public var score: Float
    /// Indexed by `Signal`; they add up to what the words and history say.
    public var parts: [Float]
    /// Short sentences with their evidence, strongest first.
    public var reasons: [String] = []
  }

  /// Likely to be edited, best first; tests stand among them where they are worth it.
  public var candidates: [Entry]
  /// Not likely by themselves, but joined to a candidate; strongest first.
  public var impact: [Entry]
  public var confidence: Confidence
  public var query: TaskQuery
  /// What the words alone said; for evidence and for choosing regions in files.
  public var lexical: LexicalScores
}

/// How far to trust the first few files.
public enum Confidence: String, Sendable {
  case low, medium, high
}
