import Platform

/// The files of a project as one walk found them, or a walk and the notes of a watch since.
struct ProjectSnapshot: Sendable {
  /// All files with their stamps, in byte order of their paths.
  let files: [WalkedFile]
  let skipped: [SkippedDirectory]
  let problems: [WalkProblem]
  /// A moment before the disk was looked at.
  let moment: WallClock
  /// Milliseconds that looking took.
  let milliseconds: Double
  private let table: PathTable

  /// A file that is read for the index.
  struct Source: Sendable {
    var file: WalkedFile
    var kind: SourceKind
  }

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
    if let previous, previous.files.elementsEqual(result.files, by: { $0.path == $1.path }) {
      table = previous.table
    } else {
      table = PathTable(result.files)
    }
    milliseconds = watch.milliseconds
  }

  /// What changed, as far as a watch knows it, looked at again; else everything.
  init(
    of root: String, after known: ProjectSnapshot?, _ changes: TreeWatch.Changes, _ work: inout RefreshWork
  ) throws(WorkspaceError) {
    if let known, let now = ProjectSnapshot(known, changes, below: root) {
      self = now
    } else {
      work.walked = true
      try self.init(of: root, after: known)
    }
  }

  /// What `previous` found, with the changed files looked at again; nil if a walk might find others than before.
  private init?(_ previous: ProjectSnapshot, _ changes: TreeWatch.Changes, below root: String) {
    let watch = Stopwatch()
    let paths: Set<String>
    switch changes {
    case .none:
      self = previous
      return
    case .paths(let touched): paths = touched
    case .unknown: return nil
    }
    moment = .now
    var files = previous.files
    for path in paths {
      if previous.problems.contains(where: { $0.path == path }) { return nil }
      guard let row = previous.table.rows[path] else {
        // What editors write and rename, or remove, at once.
        if FileNames.isNothing(root + "/" + path) { continue }
        return nil
      }
      guard let file = files[row].again(below: root) else { return nil }
      files[row] = file
    }
    self.files = files
    (skipped, problems, table) = (previous.skipped, previous.problems, previous.table)
    milliseconds = watch.milliseconds
  }

  var paths: [String] { files.map(\.path) }

  /// Whether every file is what it was then; a doubt is a no.
  func holds(_ earlier: ProjectSnapshot) -> Bool {
    if moment == earlier.moment { return true }
    return files.elementsEqual(earlier.files) { now, then in
      now.path == then.path && now.stamp == then.stamp && !then.stamp.isRacy(readAt: earlier.moment)
    }
  }

  /// Changes when a file comes or goes.
  var names: ContentHash { table.names }

  /// Changes when one of the files comes or goes that are read for the index.
  var sourceNames: ContentHash { table.sourceNames }

  /// The stamp of a walked file; nil for all others.
  func stamp(of path: String) -> FileStamp? { table.rows[path].map { files[$0].stamp } }

  /// The files that are read for the index.
  var sources: [Source] { table.sources.map { Source(file: files[$0.row], kind: $0.kind) } }

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

/// What the paths of a walk tell by themselves.
private struct PathTable: Sendable {
  let names: ContentHash
  let sourceNames: ContentHash
  let rows: [String: Int]
  let sources: [(row: Int, kind: SourceKind)]

  init(_ files: [WalkedFile]) {
    names = ContentHash(files.lazy.map(\.path))
    rows = Dictionary(files.indices.map { (files[$0].path, $0) }, uniquingKeysWith: { first, _ in first })
    let sources = files.indices.compactMap { row in SourceKind(path: files[row].path).map { (row: row, kind: $0) } }
    sourceNames = ContentHash(sources.lazy.map { files[$0.row].path })
    self.sources = sources
  }
}
