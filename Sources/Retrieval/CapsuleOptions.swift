/// What a capsule may hold, and what its caller already knows.
public struct CapsuleOptions: Sendable {
  /// An upper bound on the tokens of the whole text, however it is counted by `TokenEstimator`.
  public var maxTokens = 8000
  /// Files deeper in the ranking are named at most.
  public var fileLimit = 30
  /// Lines on how the files hang together: relations, routes, signals.
  ///
  /// At most 8 % of the budget goes to them.
  public var facts: [CapsuleFact] = []
  /// Who plays which part for the models of the task; who is not shown anyway gets a line.
  public var roles: [RolePlayers] = []
  /// The latest migrations of the touched apps, a line each.
  public var migrations: [String] = []
  /// What to think of before anything is changed, a line each.
  public var warnings: [String] = []
  /// What could not be decided, a line each.
  public var unknowns: [String] = []
  public var intent = CapsuleIntent.auto
  public var tests = TestWish.usual
  /// Files whose text the reader has: they are named, not repeated.
  public var known: Set<String> = []
  /// What was sent before and is still the same.
  public var sent: Set<UnitDigest> = []
  /// Lines that must be shown with what is around them: the frames of a traceback.
  public var frames: [String: [Int]] = [:]

  public init(maxTokens: Int = 8000) { self.maxTokens = maxTokens }
}
