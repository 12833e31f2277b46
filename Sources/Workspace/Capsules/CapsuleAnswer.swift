/// A capsule as it leaves the engine.
public struct CapsuleAnswer: Sendable {
  /// Markdown for the agent.
  public var text: [UInt8]
  /// The same as a JSON list, best first.
  public var json: [UInt8]
  /// Upper bound on the tokens of `text`.
  public var tokens: Int
  public var files: Int
  /// In one word.
  public var confidence: String
  /// Where that was asked for: every ranked file with the parts of its score, best first.
  public var explanation: [RankedFile]
  /// What could not be used and why: no git, an unreadable history.
  public var notes: [String]
  /// What ranking took, and all of it.
  public var milliseconds: (ranking: Double, whole: Double)
}

/// Why a file stands where it stands.
public struct RankedFile: Sendable {
  public var path: String
  public var role: String
  public var score: Float
  /// Signals that add something, strongest first.
  public var parts: [(signal: String, weight: Float)]
  public var reasons: [String]
}
