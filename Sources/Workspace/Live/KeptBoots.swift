import Base
import Checks
import Django
import Impact
import Platform

/// What a live project has booted, and what each part of it stands on.
struct KeptBoots: Sendable {
  private var boots: [BootKey: KeptBootAnswers] = [:]
  /// Those asked for last, oldest first: callers with other variables have boots of their own.
  private var recent: [BootKey] = []
  private static let mostBoots = 3
  private let trees: ParsedTrees
  private let cache: ProjectCache

  init(_ cache: ProjectCache, _ trees: ParsedTrees) {
    self.cache = cache
    self.trees = trees
  }

  /// The registry as it is printed.
  mutating func dumpText(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, tool: String, _ work: inout RefreshWork
  ) throws(WorkspaceError) -> [UInt8] {
    let section = request.section.flatMap { RegistryDump.SectionName(rawValue: $0) }
    let known = knownDump(root, now, request, &work)
    let key = BootKey(request).hash(with: [request.section ?? "", tool])
    if known == nil, let found = cache.find(.dump, key, names: now.names, DiskTree(root: root), now) {
      work = RefreshWork(walked: work.walked)
      work.loaded.append("dump")
      return found.payload
    }
    let dump: Traced<RegistryDump>
    if let known { dump = known } else { dump = try freshDump(root, now, request, &work) }
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
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, _ work: inout RefreshWork
  ) throws(WorkspaceError) -> Traced<RegistryDump> {
    if let known = knownDump(root, now, request, &work) { return known }
    return try freshDump(root, now, request, &work)
  }

  private mutating func knownDump(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, _ work: inout RefreshWork
  ) -> Traced<RegistryDump>? {
    let key = asked(request)
    guard let known = boots[key]?.dump.take() else { return nil }
    let (kept, change) = known.checked(DiskTree(root: root), now)
    boots[key]?.dump = kept
    work.booted = change
    return kept
  }

  private mutating func freshDump(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, _ work: inout RefreshWork
  ) throws(WorkspaceError) -> Traced<RegistryDump> {
    work.booted = work.booted ?? "first"
    let made = try Workspace.registry(BootReading(root, now, trees), request)
    boots[BootKey(request), default: .init()].dump = made
    return made
  }

  mutating func booted(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, needsDjango: Bool, _ work: inout RefreshWork
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
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, _ work: inout RefreshWork
  ) throws(WorkspaceError) -> ProjectImpact {
    let key = asked(request)
    if let known = boots[key]?.impact.take() {
      let (kept, change) = known.checked(DiskTree(root: root), now)
      boots[key]?.impact = kept
      if let kept { return kept.value }
      work.readForImpact = change
    } else if let found = storedImpact(root, now, key, &work) {
      boots[key, default: .init()].impact = found
      return found.value
    }
    let made = try freshImpact(root, now, request, key, &work)
    boots[key, default: .init()].impact = made
    cache.put(.impact, key.hash(with: []), names: now.names, made.trace) { made.value.packed }
    return made.value
  }

  private mutating func freshImpact(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, _ key: BootKey, _ work: inout RefreshWork
  ) throws(WorkspaceError) -> Traced<ProjectImpact> {
    work.readForImpact = work.readForImpact ?? "first"
    let reading = BootReading(root, now, trees)
    // A dump alone says nothing of FastAPI.
    if let dump = knownDump(root, now, request, &work) {
      let read = Workspace.sources(reading, dump.value)
      if !read.sources.importFastAPI { return Workspace.impact(of: read, dump, .init()) }
    }
    work.booted = work.booted ?? "first"
    let (dump, apis) = Workspace.registryAndAPIs(reading, request)
    if dump.value.settings.value != nil {
      boots[key, default: .init()].dump = dump
    } else if apis == nil {
      throw .noSettings(path: root, named: request.settingsModule)
    }
    return Workspace.impact(reading, dump, apis ?? .init())
  }

  /// The project as rules see it, and what they find in it.
  ///
  /// - Parameter overlay: files as they were or would be: what is made of those is not kept.
  mutating func checked(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, _ configuration: CheckConfiguration,
    _ base: CheckedBase?, _ overlay: TreeOverlay, _ rules: [Rule], _ work: inout RefreshWork
  ) throws(WorkspaceError) -> (project: CheckedProject, results: CheckResults) {
    guard overlay.isEmpty else {
      let reading = BootReading(root, paths: overlay.applied(to: now.paths), overlay: overlay, trees)
      let project = Workspace.checked(reading, request, configuration, base: base)
      return (project, onDeepStack { CheckRun(project, rules: rules).results(AllCores.deep) })
    }
    let key = asked(request)
    let kept = try checkedProject(root, now, request, configuration, key, &work)
    let plain = kept.project.with(base: nil, configuration: configuration)
    // Most rules do not look at the other side: what they find holds with a change and without one.
    let aboutChanges = base == nil ? [] : rules.filter(\.isAboutChanges)
    let codes = Set(aboutChanges.map(\.code))
    var results = keptResults(root, now, kept, plain, rules.filter { !codes.contains($0.code) }, key)
    guard let base else { return (plain, results) }
    let judged = plain.with(base: base, configuration: configuration)
    results.add(onDeepStack { CheckRun(judged, rules: aboutChanges).results(AllCores.deep) })
    return (judged, results)
  }

  /// The project as rules see it, when none is asked.
  mutating func checked(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, _ configuration: CheckConfiguration,
    _ work: inout RefreshWork
  ) throws(WorkspaceError) -> CheckedProject {
    let key = asked(request)
    return try checkedProject(root, now, request, configuration, key, &work).project
      .with(base: nil, configuration: configuration)
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
    let results = onDeepStack { CheckRun(project, rules: rules).results(AllCores.deep) }
    // Rules read other files too: what they stand on is known only now.
    boots[key]?.results = KeptResults(project.configuration, rules, kept.reading.traced(results))
    return results
  }

  /// The project as rules see it, for several questions.
  private mutating func checkedProject(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, _ configuration: CheckConfiguration,
    _ key: BootKey, _ work: inout RefreshWork
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
    if let dump = knownDump(root, now, request, &work) {
      let project = Workspace.checked(reading, request, dump, nil, configuration)
      if !project.value.sources.importFastAPI { made = project }
    }
    if made == nil {
      work.booted = work.booted ?? "first"
      let (dump, apis) = Workspace.registryAndAPIs(reading, request)
      if dump.value.settings.value != nil { boots[key, default: .init()].dump = dump }
      made = Workspace.checked(reading, request, dump, apis, configuration)
    }
    guard let made else { throw .noSettings(path: root, named: request.settingsModule) }
    let kept = KeptProject(project: made.value, reading: reading)
    boots[key, default: .init()].checked = Traced(value: kept, trace: made.trace, names: made.names)
    boots[key]?.results = nil
    return kept
  }

  /// What a boot stands on that is no file of the project: libraries, the interpreter's folders.
  func surroundings(_ now: ProjectSnapshot, _ request: DumpRequest) -> DiskTrace? {
    guard var trace = boots[BootKey(request)]?.dump?.trace else { return nil }
    trace.files = trace.files.filter { now.stamp(of: $0.key) == nil }
    trace.folders = trace.folders.filter { $0.key.hasPrefix("/") || $0.key.hasPrefix("..") }
    return trace
  }

  private mutating func asked(_ request: DumpRequest) -> BootKey {
    let key = BootKey(request)
    recent.removeAll { $0 == key }
    recent.append(key)
    if recent.count > Self.mostBoots { boots[recent.removeFirst()] = nil }
    return key
  }

  /// Boots again, as far as files have changed, what was asked for before.
  mutating func bootAgain(_ root: String, _ now: ProjectSnapshot, _ work: inout RefreshWork) {
    for key in recent {
      guard let known = boots[key] else { continue }
      let request = DumpRequest(key)
      if known.impact != nil { _ = try? impact(root, now, request, &work) }
      if known.project != nil { _ = try? booted(root, now, request, needsDjango: false, &work) }
      if known.dump != nil { _ = try? dump(root, now, request, &work) }
      if let results = known.results {
        _ = try? checked(root, now, request, results.configuration, nil, .none, results.rules, &work)
      }
    }
  }

  /// What the cache on disk would give now, unread.
  func stored(_ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, tool: String) -> Stored {
    let (tree, key) = (DiskTree(root: root), BootKey(request))
    return Stored(
      workspace: cache.find(.workspace, LoadedWorkspace.key, names: now.sourceNames, tree, now)?.payload,
      dump: cache.find(.dump, key.hash(with: ["", tool]), names: now.names, tree, now)?.payload,
      impact: cache.find(.impact, key.hash(with: []), names: now.names, tree, now)?.payload)
  }

  private func storedImpact(
    _ root: String, _ now: ProjectSnapshot, _ key: BootKey, _ work: inout RefreshWork
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
struct BootKey: Hashable, Sendable {
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
