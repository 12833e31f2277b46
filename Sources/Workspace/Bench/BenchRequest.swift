/// What is asked of `BenchRun`.
public struct BenchRequest: Sendable {
  /// How many tasks to make of the history, the newest first.
  public var commits = 50
  /// Only commits after this one; nil for the whole history.
  public var since: String?
  /// How many of the newest commits before a task its ranker does not see.
  public var delay = 0
  /// Upper bound on the tokens of each capsule.
  public var maxTokens = 8000
  /// Of the draws behind the intervals.
  public var seed = 1

  public init() {}
}

/// How far a run has come.
public enum BenchStage: Sendable {
  case mining
  case reading(commit: String)
  /// How many tasks are done.
  case ranking(done: Int, of: Int)
}
