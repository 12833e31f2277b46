import Django
import Facts
import Graph
import Platform
import PythonSyntax
import Search

/// The files of the index as they were read, by path, and the project they were linked to.
struct KeptSources: Sendable {
  private var records: [FileRecord] = []
  private var workspace: Workspace?
  /// When the walk began that the project was compared with.
  private var comparedAt: WallClock?
  /// What the cache gave; nil once the files themselves were read.
  private var loaded: LoadedWorkspace?

  /// The project from the cache, as long as no file was read by this process and none has changed.
  mutating func loaded(
    _ root: String, _ now: ProjectSnapshot, _ cache: inout ProjectCache, _ work: inout RefreshWork
  ) -> Workspace? {
    guard records.isEmpty else { return nil }
    if var known = loaded.take(), known.holds(root, now) {
      loaded = known
      return known.workspace
    }
    loaded = LoadedWorkspace(root, now, &cache)
    if loaded != nil { work.loaded.append("workspace") }
    return loaded?.workspace
  }

  /// The project as `snapshot` found it: only changed files are read and parsed, and linked only if one was parsed.
  mutating func workspace(
    _ root: String, _ snapshot: ProjectSnapshot, _ cache: inout ProjectCache, _ work: inout RefreshWork
  ) throws(WorkspaceError) -> Workspace {
    loaded = nil
    // A watch says that nothing has changed since that walk.
    if !work.walked, comparedAt == snapshot.moment, let workspace { return workspace }
    var report = IndexReport(snapshot)
    let isSame = report.measure("read") { refresh(root, snapshot, &work) }
    for record in records { report.add(record) }
    guard report.pythonFiles > 0 else { throw .noPython(path: root) }
    if let workspace, isSame {
      let same = Workspace(workspace, report)
      self.workspace = same
      comparedAt = snapshot.moment
      return same
    }
    work.linked = true
    let (linked, terms) = Workspace.linking(root, records, report)
    var next = terms[...]
    for row in records.indices {
      guard case .read(let facts, _, let problems) = records[row].content, let counted = next.popFirst() else {
        continue
      }
      records[row].content = .read(facts: facts, terms: .counted(counted), problems: problems)
    }
    workspace = linked
    comparedAt = snapshot.moment
    LoadedWorkspace.keep(linked, records, snapshot, &cache)
    return linked
  }

  /// Whether all files hold what they held before.
  private mutating func refresh(_ root: String, _ snapshot: ProjectSnapshot, _ work: inout RefreshWork) -> Bool {
    let old = records
    let known = Dictionary(old.indices.map { (old[$0].path, $0) }, uniquingKeysWith: { first, _ in first })
    let sources = snapshot.sources
    let stale = sources.indices.filter { row in
      guard let place = known[sources[row].file.path] else { return true }
      return old[place].isRacy || old[place].stamp != sources[row].file.stamp
    }
    let read = parallelMap(count: stale.count, makeScratch: { PythonParser() }) { i, parser in
      let (file, kind) = sources[stale[i]]
      let previous = known[file.path].map { old[$0] }
      return FileRecord(file, kind: kind, root: root, snapshot.moment, after: previous, &parser)
    }
    var isSame = old.count == sources.count
    var next = read[...]
    var fresh = stale[...]
    records = []
    records.reserveCapacity(sources.count)
    for row in sources.indices {
      let place = known[sources[row].file.path]
      guard fresh.first == row, let record = next.popFirst() else {
        if let place { records.append(old[place]) }
        continue
      }
      fresh.removeFirst()
      records.append(record)
      work.read.append(record.path)
      if let place, let hash = record.hash, old[place].hash == hash { continue }
      isSame = false
      work.parsed.append(record.path)
    }
    let paths = Set(sources.map(\.file.path))
    work.removed += old.map(\.path).filter { !paths.contains($0) }
    return isSame
  }
}

extension IndexReport {
  /// What the walk alone tells.
  init(_ snapshot: ProjectSnapshot) {
    skipped = snapshot.skipped.map { ($0.path, $0.reason.rawValue) }
    unreadable = snapshot.problems.map { ($0.path, $0.reason.words) }
    stages = [("walk", snapshot.milliseconds)]
  }
}
