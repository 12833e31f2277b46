import Base
import Checks
import Django
import Impact
import Platform
import Search

/// What a live project has worked out, and what each part of it stands on.
struct KeptAnswers: Sendable {
  private var snapshot: ProjectSnapshot?
  private var sources = KeptSources()
  private var boots: [BootKey: KeptBootAnswers] = [:]
  /// Those asked for last, oldest first: callers with other variables have boots of their own.
  private var recent: [BootKey] = []
  private static let mostBoots = 3
  private let trees = ParsedTrees()
  /// Git's log as it was read last.
  private var history: (key: HistoryKey, index: HistoryIndex)?
  var cache: ProjectCache
  private(set) var work = RefreshWork()

  init(_ cache: ProjectCache) { self.cache = cache }

  /// Looks at the disk, unless a watch says that nothing changed.
  mutating func refresh(_ root: String, _ changes: TreeWatch.Changes) throws(WorkspaceError) -> ProjectSnapshot {
    work = RefreshWork()
    if changes == .none, let snapshot { return snapshot }
    if case .paths(let touched) = changes, let known = snapshot,
      let now = ProjectSnapshot(known, touched: touched, below: root)
    {
      snapshot = now
      return now
    }
    work.walked = true
    // A watch tells a change once: should this look fail, the next question must look again.
    let known = snapshot
    snapshot = nil
    let now = try ProjectSnapshot(of: root, after: known)
    if let known, known.names != now.names { trees.keepOnly { now.stamp(of: $0) != nil } }
    snapshot = now
    return now
  }

  /// The project with all its facts.
  mutating func workspace(_ root: String, _ now: ProjectSnapshot) throws(WorkspaceError) -> Workspace {
    try sources.workspace(root, now, &work)
  }

  /// The project as far as a capsule needs it, which may come from the cache.
  mutating func capsuleWorkspace(_ root: String, _ now: ProjectSnapshot) throws(WorkspaceError) -> Workspace {
    if let loaded = sources.loaded(root, now, &cache, &work) { return loaded }
    return try workspace(root, now)
  }

  /// What is to be written to the cache on disk, once.
  mutating func takeUnsaved() -> @Sendable () -> Bool {
    sources.save(to: &cache)
    return cache.take()
  }

  /// Git's log, if nothing has moved since it was read.
  mutating func log(_ key: HistoryKey?) -> [UInt8]? {
    guard let key else { return nil }
    if history?.key == key { return history?.index.log }
    return cache.find(.history, key.hash)
  }

  /// What git's log tells of the files of the index; read once while neither moves.
  ///
  /// - Parameter key: nil for a log that may be another the next time.
  mutating func history(_ log: [UInt8], _ key: HistoryKey?, _ index: SearchIndex) -> HistoryIndex {
    if let history, history.key == key, history.index.holds(index) { return history.index }
    let read = HistoryIndex(log: log, index: index)
    guard let key else { return read }
    if history?.key != key { cache.put(.history, key.hash, names: .blank, DiskTrace()) { log } }
    history = (key, read)
    return read
  }

  // MARK: What a boot says

  /// The registry as it is printed.
  mutating func dumpText(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, tool: String
  ) throws(WorkspaceError) -> [UInt8] {
    let section = request.section.flatMap { RegistryDump.SectionName(rawValue: $0) }
    let known = knownDump(root, now, request)
    let key = BootKey(request).hash(with: [request.section ?? "", tool])
    if known == nil, let found = cache.find(.dump, key, names: now.names, DiskTree(root: root), now) {
      work = RefreshWork(walked: work.walked)
      work.loaded.append("dump")
      return found.payload
    }
    let dump: Traced<RegistryDump>
    if let known { dump = known } else { dump = try freshDump(root, now, request) }
    let text = Self.text(of: dump.value, only: section, tool: tool)
    if known == nil { cache.put(.dump, key, names: now.names, dump.trace) { text } }
    return text
  }

  private static func text(of dump: RegistryDump, only section: RegistryDump.SectionName?, tool: String) -> [UInt8] {
    if section != nil {
      return JSONWriter.bytes(dump.json(only: section, tool: tool), .indented) + [UInt8(ascii: "\n")]
    }
    let halves = dump.jsonHalves(tool: tool)
    let (first, second) = concurrently(
      { JSONWriter.bytes(halves.first(), .indented) }, while: { JSONWriter.bytes(halves.second(), .indented) })
    var text = JSONWriter.joined([first, second])
    text.append(UInt8(ascii: "\n"))
    return text
  }

  mutating func dump(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest
  ) throws(WorkspaceError) -> Traced<RegistryDump> {
    if let known = knownDump(root, now, request) { return known }
    return try freshDump(root, now, request)
  }

  private mutating func knownDump(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest
  ) -> Traced<RegistryDump>? {
    let key = asked(request)
    guard let known = boots[key]?.dump.take() else { return nil }
    let (kept, change) = known.checked(DiskTree(root: root), now)
    boots[key]?.dump = kept
    work.booted = change
    return kept
  }

  private mutating func freshDump(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest
  ) throws(WorkspaceError) -> Traced<RegistryDump> {
    work.booted = work.booted ?? "first"
    let made = try Workspace.registry(BootReading(root, now, trees), request)
    boots[BootKey(request), default: .init()].dump = made
    return made
  }

  mutating func booted(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, needsDjango: Bool
  ) throws(WorkspaceError) -> BootedProject {
    let key = asked(request)
    if let known = boots[key]?.project.take() {
      let (kept, change) = known.checked(DiskTree(root: root), now)
      boots[key]?.project = kept
      if let kept, !needsDjango || kept.value.settingsModule != nil { return kept.value }
      work.booted = change
    }
    work.booted = work.booted ?? "first"
    let (made, dump) = try Workspace.boot(root, now, request, needsDjango: needsDjango, trees)
    boots[key, default: .init()].project = made
    if let dump { boots[key]?.dump = dump }
    return made.value
  }

  mutating func impact(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest
  ) throws(WorkspaceError) -> ProjectImpact {
    let key = asked(request)
    if let known = boots[key]?.impact.take() {
      let (kept, change) = known.checked(DiskTree(root: root), now)
      boots[key]?.impact = kept
      if let kept { return kept.value }
      work.readForImpact = change
    } else if let found = storedImpact(root, now, key) {
      boots[key, default: .init()].impact = found
      return found.value
    }
    let dump = try dump(root, now, request)
    work.readForImpact = work.readForImpact ?? "first"
    let made = Workspace.impact(BootReading(root, now, trees), dump)
    boots[key, default: .init()].impact = made
    cache.put(.impact, key.hash(with: []), names: now.names, made.trace) { made.value.packed }
    return made.value
  }

  /// The project as rules see it, and what they find in it.
  ///
  /// - Parameter overlay: files as they were or would be: what is made of those is not kept.
  mutating func checked(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, _ configuration: CheckConfiguration,
    _ base: CheckedBase?, _ overlay: TreeOverlay, _ rules: [Rule]
  ) throws(WorkspaceError) -> (project: CheckedProject, results: CheckResults) {
    guard overlay.isEmpty else {
      let reading = BootReading(root, paths: overlay.applied(to: now.paths), overlay: overlay, trees)
      let project = Workspace.checked(reading, request, configuration, base: base)
      return (project, onDeepStack { CheckRun(project, rules: rules).results(AllCores()) })
    }
    let key = asked(request)
    let kept = try checkedProject(root, now, request, configuration, key)
    let plain = kept.project.with(base: nil, configuration: configuration)
    // Most rules do not look at the other side: what they find holds with a change and without one.
    let aboutChanges = base == nil ? [] : rules.filter(\.isAboutChanges)
    let codes = Set(aboutChanges.map(\.code))
    var results = keptResults(root, now, kept, plain, rules.filter { !codes.contains($0.code) }, key)
    guard let base else { return (plain, results) }
    let judged = plain.with(base: base, configuration: configuration)
    results.add(onDeepStack { CheckRun(judged, rules: aboutChanges).results(AllCores()) })
    return (judged, results)
  }

  /// What rules find, if nothing has changed what they found before.
  private mutating func keptResults(
    _ root: String, _ now: ProjectSnapshot, _ kept: KeptProject, _ project: CheckedProject, _ rules: [Rule],
    _ key: BootKey
  ) -> CheckResults {
    if let known = boots[key]?.results, known.answers(project.configuration, rules),
      let still = known.results.checked(DiskTree(root: root), now).kept
    {
      boots[key]?.results = KeptResults(project.configuration, rules, still)
      return still.value
    }
    let results = onDeepStack { CheckRun(project, rules: rules).results(AllCores()) }
    // Rules read other files too: what they stand on is known only now.
    boots[key]?.results = KeptResults(project.configuration, rules, kept.reading.traced(results))
    return results
  }

  /// The project as rules see it, for several questions.
  private mutating func checkedProject(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, _ configuration: CheckConfiguration,
    _ key: BootKey
  ) throws(WorkspaceError) -> KeptProject {
    if let known = boots[key]?.checked.take() {
      let (kept, change) = known.checked(DiskTree(root: root), now)
      boots[key]?.checked = kept
      if let kept { return kept.value }
      work.booted = work.booted ?? change
    }
    let reading = BootReading(root, now, trees)
    var made: Traced<CheckedProject>?
    // A dump alone says nothing of FastAPI.
    if let dump = knownDump(root, now, request) {
      let project = Workspace.checked(reading, dump, nil, configuration)
      if !project.value.sources.importFastAPI { made = project }
    }
    if made == nil {
      work.booted = work.booted ?? "first"
      let (dump, apis) = Workspace.registryAndAPIs(reading, request)
      if dump.value.settings.value != nil { boots[key, default: .init()].dump = dump }
      made = Workspace.checked(reading, dump, apis, configuration)
    }
    guard let made else { throw .noSettings(path: root) }
    let kept = KeptProject(project: made.value, reading: reading)
    boots[key, default: .init()].checked = Traced(value: kept, trace: made.trace, names: made.names)
    boots[key]?.results = nil
    return kept
  }

  private mutating func asked(_ request: DumpRequest) -> BootKey {
    let key = BootKey(request)
    recent.removeAll { $0 == key }
    recent.append(key)
    if recent.count > Self.mostBoots { boots[recent.removeFirst()] = nil }
    return key
  }

  /// Boots again, as far as files have changed, what was asked for before.
  mutating func bootAgain(_ root: String, _ now: ProjectSnapshot) {
    for key in recent {
      guard let known = boots[key] else { continue }
      let request = DumpRequest(key)
      if known.impact != nil { _ = try? impact(root, now, request) }
      if known.project != nil { _ = try? booted(root, now, request, needsDjango: false) }
      if known.dump != nil { _ = try? dump(root, now, request) }
      if let results = known.results {
        _ = try? checked(root, now, request, results.configuration, nil, .none, results.rules)
      }
    }
  }

  /// What the cache on disk would give now, unread.
  mutating func stored(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, tool: String
  ) -> Stored {
    let (tree, key) = (DiskTree(root: root), BootKey(request))
    return Stored(
      workspace: cache.find(.workspace, LoadedWorkspace.key, names: now.sourceNames, tree, now)?.payload,
      dump: cache.find(.dump, key.hash(with: ["", tool]), names: now.names, tree, now)?.payload,
      impact: cache.find(.impact, key.hash(with: []), names: now.names, tree, now)?.payload)
  }

  private mutating func storedImpact(
    _ root: String, _ now: ProjectSnapshot, _ key: BootKey
  ) -> Traced<ProjectImpact>? {
    let tree = DiskTree(root: root)
    guard let found = cache.find(.impact, key.hash(with: []), names: now.names, tree, now),
      var impact = ProjectImpact(packed: found.payload)
    else { return nil }
    impact.quote { tree.read($0) }
    work.loaded.append("impact")
    return Traced(value: impact, trace: found.trace, names: now.names)
  }
}

/// What makes one boot of a project differ from another.
private struct BootKey: Hashable, Sendable {
  var settingsModule: String?
  var python: String?
  var variables: [String: String]

  init(_ request: DumpRequest) {
    settingsModule = request.settingsModule
    python = request.python
    variables = request.variables
  }

  /// For the cache on disk.
  func hash(with others: [String]) -> ContentHash {
    let parts = [settingsModule ?? "\0", python ?? "\0"] + others
    return ContentHash(parts + variables.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
  }
}

extension DumpRequest {
  fileprivate init(_ key: BootKey) {
    settingsModule = key.settingsModule
    python = key.python
    variables = key.variables
  }
}

/// What was made of one boot.
private struct KeptBootAnswers: Sendable {
  var dump: Traced<RegistryDump>?
  var project: Traced<BootedProject>?
  var impact: Traced<ProjectImpact>?
  var checked: Traced<KeptProject>?
  /// What rules found in it.
  var results: KeptResults?
}

/// The project as rules see it, and who reads further files for them.
private struct KeptProject: Sendable {
  var project: CheckedProject
  var reading: BootReading
}

/// What rules found, and under which circumstances.
private struct KeptResults: Sendable {
  let configuration: CheckConfiguration
  let rules: [Rule]
  let results: Traced<CheckResults>

  init(_ configuration: CheckConfiguration, _ rules: [Rule], _ results: Traced<CheckResults>) {
    self.configuration = configuration
    self.rules = rules
    self.results = results
  }

  func answers(_ configuration: CheckConfiguration, _ rules: [Rule]) -> Bool {
    self.rules.map(\.code) == rules.map(\.code) && self.configuration.identity == configuration.identity
  }
}
