/// What is asked of `LiveProject.verify`.
public struct VerifyRequest: Sendable {
  /// What counts as the change.
  public enum Change: Sendable {
    /// The working tree against the last commit.
    case workingTree
    /// The working tree against where this branch left another commit or branch.
    case since(String)
    /// A unified diff, which the files on the disk already hold or could take.
    case diff([UInt8])
  }

  public var change = Change.workingTree
  /// Upper bound on the tokens of the text.
  public var maxTokens = 4000
  /// How the project is booted.
  public var boot = DumpRequest()

  public init() {}
}

/// Why a change cannot be judged.
public enum VerifyFailure: Error, Sendable {
  case workspace(WorkspaceError)
  /// The folder is in no git repository, or git is not installed.
  case noGit(reason: String)
  /// There is no such commit or branch.
  case unknownBase(String)
  /// The diff cannot be read, or fits the files neither as they are nor backwards.
  case badDiff(reason: String)
}
