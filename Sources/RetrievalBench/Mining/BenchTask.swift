import Search

/// A task with a known answer: a commit's message, and the files that the commit changed.
public struct BenchTask: Hashable, Sendable {
  public let commit: String
  /// The project as it was when the task was set.
  public let parent: String
  public let query: String
  /// What has to be found, in order of paths.
  public let gold: [String]

  public static let fewestFiles = 2
  public static let mostFiles = 15
  /// Commits that touch more are not about one thing.
  public static let mostTouched = 40
  public static let fewestWords = 4

  public init(commit: String, parent: String, query: String, gold: [String]) {
    self.commit = commit
    self.parent = parent
    self.query = query
    self.gold = gold
  }

  /// - Parameter isSource: whether the index reads a file of this path.
  public init(_ commit: MinedCommit, isSource: (String) -> Bool) throws(LeftOut) {
    guard let parent = commit.parent else { throw .root }
    if Self.isBot(commit.author) { throw .bot }
    let subject = commit.message.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    if ChoreSubject.matches(String(subject)) { throw .chore }
    let gold = commit.edited.filter { isSource($0) && PathRole(path: $0).isCandidate }
    if gold.count < Self.fewestFiles { throw .fewFiles }
    if gold.count > Self.mostFiles || commit.touched > Self.mostTouched { throw .manyFiles }
    let message = CommitMessage(commit.message)
    if message.tellingWords < Self.fewestWords { throw .shortMessage }
    self.init(commit: commit.hash, parent: parent, query: message.query, gold: gold)
  }

  private static func isBot(_ author: String) -> Bool {
    let author = author.lowercased()
    return bots.contains { author.firstRange(of: $0) != nil }
  }

  private static let bots = [
    "[bot]", "dependabot", "renovate", "transifex", "weblate", "crowdin", "pre-commit", "github-actions", "pyup",
    "snyk",
    "jenkins", "deepsource", "copybara",
  ]
}

/// The tasks that a history holds, newest first, and what became of its other commits.
public struct MinedTasks: Sendable {
  public private(set) var tasks: [BenchTask] = []
  /// How many commits were looked at.
  public private(set) var considered = 0
  public private(set) var leftOut: [LeftOut: Int] = [:]

  /// Looks at the newest commits until there are `wanted` tasks.
  public init(_ commits: [MinedCommit], wanted: Int, isSource: (String) -> Bool) {
    for commit in commits where tasks.count < wanted {
      considered += 1
      do throws(LeftOut) {
        tasks.append(try BenchTask(commit, isSource: isSource))
      } catch {
        leftOut[error, default: 0] += 1
      }
    }
  }

  /// Why commits were left out, in a fixed order.
  public var reasons: [(reason: LeftOut, count: Int)] {
    LeftOut.allCases.compactMap { reason in leftOut[reason].map { (reason, $0) } }
  }
}
