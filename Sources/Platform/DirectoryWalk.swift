import Glibc

/// Lists the files of a project: those a person wrote and git would not ignore.
///
/// `.gitignore` at every level (also above the root, up to the top of the repository), `.git/info/exclude` and
/// `.djangologyignore` are followed; the last has the last word, also about what is left out by itself: environments,
/// caches, installed packages, build output. What cannot be read is reported beside the rest.
public struct DirectoryWalk: Sendable {
  public var root: String
  /// Files of more bytes are reported as a problem.
  public var sizeLimit = FileReader.sourceLimit

  public init(root: String) { self.root = root }

  /// Walks the root; `keep` says of a file's name whether it is wanted.
  public func run(keep: (Span<UInt8>) -> Bool) throws(FileError) -> WalkResult {
    let directory = try Descriptor(opening: root.isEmpty ? "." : root, O_RDONLY | O_DIRECTORY)
    var walker = Walker(root: directory, realRoot: try FilePath(root).resolved(), sizeLimit: sizeLimit)
    try walker.walkRoot(keep)
    walker.followLinks(keep)
    walker.result.sortReports()
    return walker.result
  }

  /// Walks the root for what a Django project is read from.
  public func run() throws(FileError) -> WalkResult { try run(keep: SourceNames.isProjectFile) }
}
