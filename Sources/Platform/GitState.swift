/// What of a repository decides how a working tree differs from its last commit, besides the files themselves.
public struct GitState: Hashable, Sendable {
  private let directory: String
  private let head: String
  /// Nil before the first commit, and where references are stored in tables.
  private let commit: String?
  /// The lists of such tables, of the working tree and of the repository: every change of a reference writes one anew.
  private let tables: [FileStamp?]
  private let index: FileStamp?
  private let exclude: FileStamp?

  /// Nil outside of repositories.
  public init?(at place: String) {
    guard let (own, common) = GitFolder.directories(of: place), let head = GitFolder.line(own + "/HEAD") else {
      return nil
    }
    directory = own
    self.head = head
    commit = GitFolder(at: place)?.head
    tables = [own, common].map { try? FileStamp(of: $0 + "/reftable/tables.list") }
    index = try? FileStamp(of: own + "/index")
    exclude = try? FileStamp(of: common + "/info/exclude")
  }
}
