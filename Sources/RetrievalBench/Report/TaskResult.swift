/// What became of one task.
public struct TaskResult: Sendable {
  public let task: BenchTask
  public let scores: [BenchMethod: TaskScores]
  /// Of what a reader of the capsule reads.
  public let capsuleTokens: Int
  /// Of the files to edit and the first of the search engine's, read whole.
  public let explorerTokens: Int
  public let rankMilliseconds: Double
  public let capsuleMilliseconds: Double

  /// How many files an explorer opens before those that were to be edited.
  public static let explored = 5

  public init(
    _ task: BenchTask, scores: [BenchMethod: TaskScores], capsuleTokens: Int, explorerTokens: Int,
    rankMilliseconds: Double, capsuleMilliseconds: Double
  ) {
    self.task = task
    self.scores = scores
    self.capsuleTokens = capsuleTokens
    self.explorerTokens = explorerTokens
    self.rankMilliseconds = rankMilliseconds
    self.capsuleMilliseconds = capsuleMilliseconds
  }
}
