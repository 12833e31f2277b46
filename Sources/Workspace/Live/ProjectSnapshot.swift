import Platform

/// The files of a project as one walk found them.
struct ProjectSnapshot: Sendable {
  /// All files with their stamps, in byte order of their paths.
  let files: [WalkedFile]
  let skipped: [SkippedDirectory]
  let problems: [WalkProblem]
  /// A moment before the walk.
  let moment: WallClock
  /// Milliseconds that the walk took.
  let milliseconds: Double
  /// Changes when a file comes or goes.
  let names: ContentHash
  private let stamps: [String: FileStamp]

  /// Walks the project at `root`; what `previous` knows is kept where nothing changed.
  init(of root: String, after previous: ProjectSnapshot?) throws(WorkspaceError) {
    let watch = Stopwatch()
    moment = .now
    let result: WalkResult
    do throws(FileError) {
      result = try DirectoryWalk(root: root).run { _ in true }
    } catch {
      throw error == .notADirectory ? .isFile(path: root) : .unreadable(path: root, error)
    }
    files = result.files
    skipped = result.skipped
    problems = result.problems.filter(Self.concernsSources)
    if let previous, previous.files == result.files {
      names = previous.names
      stamps = previous.stamps
    } else {
      names = ContentHash(result.files.lazy.map(\.path))
      stamps = Dictionary(result.files.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first })
    }
    milliseconds = watch.milliseconds
  }

  var paths: [String] { files.map(\.path) }

  /// The stamp of a walked file; nil for all others.
  func stamp(of path: String) -> FileStamp? { stamps[path] }

  /// Changes when one of the files comes or goes that are read for the index.
  var sourceNames: ContentHash { ContentHash(sources.lazy.map(\.file.path)) }

  /// The files that are read for the index.
  var sources: [(file: WalkedFile, kind: SourceKind)] {
    files.compactMap { file in SourceKind(path: file.path).map { (file, $0) } }
  }

  /// A picture too large to be source is no problem.
  private static func concernsSources(_ problem: WalkProblem) -> Bool {
    switch problem.reason {
    case .file(.tooLarge), .undecodableName:
      let name = Array(FilePath(problem.path).name.utf8)
      return SourceKind.mayKeep(name.span)
    case .file: return true
    }
  }
}
