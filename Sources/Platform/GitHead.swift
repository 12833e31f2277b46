/// Which commit a repository stands at, read from its files: git itself need not be started to see that nothing moved.
public struct GitHead: Hashable, Sendable {
  /// The repository's own folder.
  public let directory: String
  /// The commit's full name.
  public let commit: String
  /// What else changes the history that git shows: where a shallow clone ends.
  public let boundary: [UInt8]

  /// - Parameters:
  ///   - place: a folder of a working tree, or a repository's own folder.
  ///   - name: `HEAD` or a full commit name; nil comes back for all others, and wherever files do not decide it.
  public init?(at place: String, name: String) {
    guard let folder = GitFolder(at: place) else { return nil }
    guard let commit = GitFolder.isCommit(name) ? name : name == "HEAD" ? folder.head : nil else { return nil }
    // What replaces commits, or grafts them, is git's business.
    if folder.rewritesHistory { return nil }
    directory = folder.directory
    self.commit = commit
    boundary = (try? FileReader.read(folder.common + "/shallow")) ?? []
  }
}

extension GitFolder {
  /// Whether commits have other parents than they say.
  public var rewritesHistory: Bool {
    if Self.exists(common + "/info/grafts") { return true }
    if let replaced = try? DirectoryEntries.read(common + "/refs/replace"), !replaced.isEmpty { return true }
    return packed.contains { $0.contains(" refs/replace/") }
  }
}
