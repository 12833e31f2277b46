internal import Base
public import Platform

/// The files that differ from the commit a session began at, as git sees them.
public struct WorkingChanges: Sendable {
  /// Paths below the root, sorted.
  public var paths: [String]
  /// The commit the working tree stands on.
  public var head: String?

  public init(paths: [String], head: String? = nil) {
    self.paths = paths.sorted()
    self.head = head
  }

  /// Asks git; without a base, what is not committed.
  public init(root: String, since base: String? = nil) throws(GitError) {
    let git = Git(in: root)
    let head = try? Self.line(git.run(["rev-parse", "--verify", "--quiet", "HEAD"]))
    var paths = Set(try Self.list(git.run(["ls-files", "-z", "--others", "--exclude-standard"])))
    if let commit = base ?? head {
      // From the folder asked about, as `ls-files` answers.
      paths.formUnion(try Self.list(git.run(["diff", "-z", "--name-only", "--no-renames", "--relative", commit])))
    } else {
      paths.formUnion(try Self.list(git.run(["ls-files", "-z"])))
    }
    self.init(paths: Array(paths), head: head)
  }

  private static func list(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func line(_ bytes: [UInt8]) -> String {
    String(String(decoding: bytes, as: UTF8.self).prefix { !$0.isNewline })
  }

  /// The changes with their contents' hashes, as a session notes them when it begins.
  public func noted(root: String) -> [WorkSession.EarlierChange] {
    paths.map { .init(path: $0, hash: Self.hash(FilePath(root).appending($0).text)) }
  }

  static func hash(_ place: String) -> String? {
    (try? FileReader.read(place, limit: 64 << 20)).map { String(ContentHash($0).text.prefix(12)) }
  }
}
