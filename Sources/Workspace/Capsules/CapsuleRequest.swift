/// What is asked of `Workspace.capsule`.
public struct CapsuleRequest: Sendable {
  /// The task in the user's words.
  public var task: String
  /// Upper bound on the tokens of the answer.
  public var maxTokens = 8000
  /// Where git keeps the project's history; nil means the repository around the root, if there is one.
  public var gitDirectory: String?
  /// The commit the files are at; only its ancestors are looked at.
  public var commit = "HEAD"
  /// How many commits to read; 0 leaves history out.
  public var commits = 2000

  public init(task: String) { self.task = task }
}
