public import Search

/// What an agent should see for a task, inside a token budget.
public struct Capsule: Sendable {
  /// A run of lines as it is shown.
  public struct Excerpt: Hashable, Sendable {
    /// 1-based, inclusive.
    public var lines: ClosedRange<Int>
    public var text: [UInt8]
    /// The class or function around it, where its own lines do not say that.
    public var around = ""
  }

  /// A file with the regions most likely to be edited; without excerpts it is only named.
  public struct Item: Hashable, Sendable {
    public var path: String
    public var role: PathRole
    public var reasons: [String]
    public var excerpts: [Excerpt] = []
    /// Functions and classes of the file that are not shown, with their lines.
    public var rest: [String] = []
    /// Lines that were sent before and are still the same.
    public var before: [ClosedRange<Int>] = []
  }

  public var confidence: Confidence
  /// How many files the project has, for scale.
  public var fileCount: Int
  public var facts: [String]
  /// Best first.
  public var items: [Item]
  /// Parts that files not among the items play for the models of the task.
  public var roles: [Item] = []
  /// Joined to the items by a link; named, not shown.
  public var impact: [Item]
  public var migrations: [String]
  public var unknowns: [String]
  /// What to think of before anything is changed.
  public var warnings: [String] = []
  /// Best files that the reader has already.
  public var known: [String] = []
  /// What the next capsule of the same session need not say again.
  public var digests: [UnitDigest] = []
  /// Why the files that are only named are named; said as long as there is room.
  var tellsRunnersUp = false
  /// False only when the budget has no room for a single line.
  var hasHeader = true

  /// The upper bound on the tokens of `text`.
  public var tokens: Int { TokenEstimator().tokens(in: text.span) }
}
