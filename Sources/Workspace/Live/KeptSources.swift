import Base
import Django
import Facts
import Graph
import Platform
import PythonSyntax
import Search

/// The files of the index as they were read, by path, and the project they were linked to.
struct KeptSources: Sendable {
  private var records: [FileRecord] = []
  /// Of the files that the records are of.
  private var names: ContentHash?
  private var linked: LinkedSources?
  private var workspace: Workspace?
  /// When the walk began that the project was compared with.
  private var comparedAt: WallClock?
  /// What the cache gave; nil once the files themselves were read.
  private var loaded: LoadedWorkspace?
  /// The cache on disk does not have the project as it is now.
  private var isUnsaved = false

  /// The project from the cache, as long as no file was read by this process and none has changed.
  mutating func loaded(
    _ root: String, _ now: ProjectSnapshot, _ cache: ProjectCache, _ work: inout RefreshWork
  ) -> Workspace? {
    guard records.isEmpty else { return nil }
    if var known = loaded.take(), known.holds(root, now) {
      loaded = known
      return known.workspace
    }
    loaded = LoadedWorkspace(root, now, cache)
    if loaded != nil { work.loaded.append("workspace") }
    return loaded?.workspace
  }

  /// The project as `snapshot` found it: only changed files are read and parsed, and linked again as far as they need.
  mutating func workspace(
    _ root: String, _ snapshot: ProjectSnapshot, _ work: inout RefreshWork
  ) throws(WorkspaceError) -> Workspace {
    loaded = nil
    // A watch says that nothing has changed since that walk.
    if comparedAt == snapshot.moment, let workspace { return workspace }
    var report = IndexReport(snapshot)
    let changed = report.measure("read") { refresh(root, snapshot, &work) }
    for record in records { report.add(record) }
    guard report.pythonFiles > 0 else { throw .noPython(path: root) }
    if let workspace, changed?.isEmpty ?? false {
      self.workspace = Workspace(workspace, report)
    } else {
      // So that nobody shares what is changed in place.
      workspace = nil
      isUnsaved = true
      workspace = relinked(changed, root, report, &work) ?? linkedAgain(root, report, &work)
    }
    comparedAt = snapshot.moment
    guard let workspace else { throw .noPython(path: root) }
    return workspace
  }

  /// What the cache on disk does not have yet.
  mutating func save(to cache: ProjectCache) {
    guard isUnsaved, let workspace, let names else { return }
    isUnsaved = false
    LoadedWorkspace.keep(workspace, records, names, cache)
  }

  // MARK: Linking

  /// Nil where some other file may see a difference.
  private mutating func relinked(
    _ changed: [Int]?, _ root: String, _ report: IndexReport, _ work: inout RefreshWork
  ) -> Workspace? {
    guard let changed, changed.count <= Self.mostRelinked, var linked = linked.take() else { return nil }
    var report = report
    let isDone = report.measure("link") { linked.replace(changed.map { records[$0] }) }
    guard isDone else { return nil }
    for row in changed { records[row].count(linked.terms(of: records[row].path)) }
    work.relinked = changed.map { records[$0].path }
    let workspace = linked.workspace(root, report)
    self.linked = linked
    return workspace
  }

  private mutating func linkedAgain(_ root: String, _ report: IndexReport, _ work: inout RefreshWork) -> Workspace {
    work.linked = true
    linked = nil
    var report = report
    let linked = LinkedSources(records, &report)
    for row in records.indices { records[row].count(linked.terms(of: records[row].path)) }
    self.linked = linked
    return linked.workspace(root, report)
  }

  /// With more edited files than that, a branch was switched.
  private static let mostRelinked = 40

  // MARK: Reading

  /// The rows whose files hold other bytes than before; nil if files came or went.
  private mutating func refresh(_ root: String, _ snapshot: ProjectSnapshot, _ work: inout RefreshWork) -> [Int]? {
    guard names == snapshot.sourceNames else {
      names = snapshot.sourceNames
      readOthers(root, snapshot, &work)
      return nil
    }
    let sources = snapshot.sources
    let stale = records.indices.filter { records[$0].isRacy || records[$0].stamp != sources[$0].file.stamp }
    let read = Self.read(stale.map { (sources[$0], records[$0]) }, root, snapshot)
    var changed: [Int] = []
    for (row, record) in zip(stale, read) {
      work.read.append(record.path)
      if record.hash == nil || record.hash != records[row].hash {
        work.parsed.append(record.path)
        changed.append(row)
      }
      records[row] = record
    }
    return changed
  }

  /// Reads what came or changed among other files than before.
  private mutating func readOthers(_ root: String, _ snapshot: ProjectSnapshot, _ work: inout RefreshWork) {
    var old: [String: FileRecord] = [:]
    for record in records { old[record.path] = record }
    let sources = snapshot.sources
    let stale = sources.indices.filter { row in
      guard let known = old[sources[row].file.path] else { return true }
      return known.isRacy || known.stamp != sources[row].file.stamp
    }
    var read = Self.read(stale.map { (sources[$0], old[sources[$0].file.path]) }, root, snapshot)[...]
    var fresh = stale[...]
    records = []
    records.reserveCapacity(sources.count)
    for row in sources.indices {
      let known = old.removeValue(forKey: sources[row].file.path)
      guard fresh.first == row, let record = read.popFirst() else {
        if let known { records.append(known) }
        continue
      }
      fresh.removeFirst()
      records.append(record)
      work.read.append(record.path)
      if record.hash == nil || record.hash != known?.hash { work.parsed.append(record.path) }
    }
    work.removed += old.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func read(
    _ files: [(source: ProjectSnapshot.Source, known: FileRecord?)], _ root: String, _ snapshot: ProjectSnapshot
  ) -> [FileRecord] {
    parallelMap(count: files.count, makeScratch: { PythonParser() }) { row, parser in
      let (source, known) = files[row]
      return FileRecord(source.file, kind: source.kind, root: root, snapshot.moment, after: known, &parser)
    }
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
