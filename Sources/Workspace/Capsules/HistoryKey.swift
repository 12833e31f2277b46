import Platform

/// What git's log depends on: as long as it is the same, so is the log.
struct HistoryKey: Hashable, Sendable {
  private let head: GitHead
  /// The folder whose commits count, below the working tree.
  private let root: String
  private let commits: Int

  /// Nil where only git can tell, and for a question without history.
  init?(_ request: CapsuleRequest, root: String) {
    guard request.commits > 0, let head = GitHead(at: request.gitDirectory ?? root, name: request.commit) else {
      return nil
    }
    self.head = head
    self.root = request.gitDirectory == nil ? (try? FilePath(root).resolved().text) ?? root : ""
    commits = request.commits
  }

  var hash: ContentHash {
    ContentHash([head.directory, head.commit, String(decoding: head.boundary, as: UTF8.self), root, String(commits)])
  }
}
