/// What a directory walk found, each list in byte order of its paths.
public struct WalkResult: Sendable {
  public var files: [WalkedFile] = []
  public var problems: [WalkProblem] = []
  public var skipped: [SkippedDirectory] = []
  /// Directories that were looked into; the root is the empty path.
  public var directories: [String] = []
  /// Kept files that have other names, by which they may be changed.
  public var shared: [String] = []
  /// Directories were reached by symlinks.
  public var followsLinks = false
  /// A `.djangologyignore` was met: it may want what is otherwise left out.
  public var hasOwnRules = false

  /// Sorts the short lists; the walk finds files in their order already.
  mutating func sortReports() {
    problems.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    skipped.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

/// A file that was kept; its path is relative to the root of the walk.
public struct WalkedFile: Hashable, Sendable {
  public let path: String
  public let stamp: FileStamp

  public init(path: String, stamp: FileStamp) {
    self.path = path
    self.stamp = stamp
  }
}

/// Something that should have been walked and could not be.
public struct WalkProblem: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case file(FileError)
    /// The name is not UTF-8; the path shown is a repaired one.
    case undecodableName
  }

  public let path: String
  public let reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}

/// A directory that was left out on purpose.
public struct SkippedDirectory: Hashable, Sendable {
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    case ignored
    case versionControl
    case virtualEnvironment
    case installedPackages
    case cache
    case buildOutput
    case collectedStatic
  }

  public let path: String
  public let reason: Reason
}
