internal import Platform

/// Which files others have already: those of the commit where this branch left the default branch.
public struct MergedFiles: Sendable {
  private let holds: @Sendable (String) -> Bool

  /// - Parameter holds: whether a file, by its path from the root, is merged.
  public init(_ holds: @escaping @Sendable (String) -> Bool) { self.holds = holds }

  func contains(_ path: String) -> Bool { holds(path) }

  /// Branches that others work from, the likeliest first.
  static let usualBases = ["origin/HEAD", "origin/main", "origin/master", "main", "master", "develop", "trunk"]

  /// What git says; where there is no repository nothing is merged.
  static func ofGit(in root: String, base: String?) -> MergedFiles {
    MergedFiles { path in
      if FileKind(path).isMigrationFile, let known = MergedMigrations(in: root, base: base, listed: { list($0, base) })
      {
        return known.paths.contains(path)
      }
      let git = Git(in: root)
      guard let commit = branchPoint(git, base) else { return false }
      let listed = try? git.run(["ls-tree", "--name-only", commit, "--", path])
      return listed.map { !$0.isEmpty } ?? false
    }
  }

  /// Every file of the branch point below the folder that git runs in.
  private static func list(_ git: Git, _ base: String?) -> [UInt8]? {
    guard let commit = branchPoint(git, base) else { return nil }
    return try? git.run(["ls-tree", "-r", "-z", "--name-only", commit])
  }

  private static func branchPoint(_ git: Git, _ base: String?) -> String? {
    for name in base.map({ [$0] }) ?? usualBases {
      guard let commit = line(git, ["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"]) else {
        continue
      }
      return line(git, ["merge-base", commit, "HEAD"]) ?? commit
    }
    return nil
  }

  private static func line(_ git: Git, _ arguments: [String]) -> String? {
    guard let bytes = try? git.run(arguments) else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.map(String.init)
  }
}
