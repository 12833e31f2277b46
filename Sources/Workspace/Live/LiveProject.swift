public import Base
import Django
import Impact
import Platform
import Retrieval
import Synchronization

/// A project kept between questions; every answer stands on the bytes that were on disk when it was asked.
///
/// Of what was made for one question, the next takes over all that stands on unchanged files. One capsule and one boot
/// are worked on at a time; neither waits for the other.
public final class LiveProject: Sendable {
  /// As given.
  public let root: String
  private let watch: (any ChangeWatch)?
  private let cache: ProjectCache
  let trees = ParsedTrees()
  /// The project before its change, for the next question about one.
  let earlier = Mutex<EarlierSide?>(nil)
  private let prepared = PreparedFiles()
  private let snapshot = Mutex<ProjectSnapshot?>(nil)
  private let files: Mutex<KeptFiles>
  private let boots: Mutex<KeptBoots>
  let instructed = Mutex<[String: KeptInstructions]>([:])
  private let lastWork = Mutex(RefreshWork())

  /// - Parameters:
  ///   - watch: spares the walk over all folders; without one, every question has it.
  ///   - cache: where results are kept for other processes; nil for nowhere.
  public init(root: String, watch: (any ChangeWatch)? = nil, cache: CacheFolder? = nil) {
    self.root = root
    self.watch = watch
    let kept = ProjectCache(cache, root: root)
    self.cache = kept
    files = Mutex(KeptFiles(kept))
    boots = Mutex(KeptBoots(kept, trees))
  }

  /// Keeps on disk what was worked out since the last call: to be called when the answer is out.
  ///
  /// Failing is no error: what is not kept is made again.
  @discardableResult
  public func save() -> Bool {
    files.withLock { $0.save() }
    return cache.take()()
  }

  /// What the last question cost.
  public var work: RefreshWork { lastWork.withLock { $0 } }

  /// The files, linked by convention: what a capsule ranks over.
  public func workspace() throws(WorkspaceError) -> Workspace {
    try files { kept, now, work throws(WorkspaceError) in try kept.workspace(self.root, now, &work) }
  }

  public func capsule(_ request: CapsuleRequest) throws(WorkspaceError) -> CapsuleAnswer {
    let key = HistoryKey(request, root: root)
    var history = History(request, root: root, known: files.withLock { $0.log(key) })
    let workspace = try files { kept, now, work throws(WorkspaceError) in
      try kept.capsuleWorkspace(self.root, now, &work)
    }
    let log = history.log()
    let isKnown = history.note == nil
    let past = files.withLock { $0.history(log, isKnown ? key : nil, workspace.index) }
    return workspace.capsule(request, history: past, prepared, notes: [history.note].compactMap(\.self))
  }

  public func impact(_ request: ImpactRequest) throws(ImpactFailure) -> ImpactReport {
    let impact: ProjectImpact
    do throws(WorkspaceError) {
      impact = try projectImpact(request.boot)
    } catch {
      throw .workspace(error)
    }
    return try Workspace.answer(request, impact, root: root)
  }

  /// The graph of the booted project, for several questions.
  func projectImpact(_ request: DumpRequest) throws(WorkspaceError) -> ProjectImpact {
    try boots { kept, now, work throws(WorkspaceError) in try kept.impact(self.root, now, request, &work) }
  }

  /// Django's registry and what is read beside it.
  public func booted(
    _ request: DumpRequest = .init(), needsDjango: Bool = true
  ) throws(WorkspaceError) -> BootedProject {
    try boots { kept, now, work throws(WorkspaceError) in
      try kept.booted(self.root, now, request, needsDjango: needsDjango, &work)
    }
  }

  /// What Django's own registry would say, as JSON.
  public func dump(_ request: DumpRequest, tool: String) throws(WorkspaceError) -> JSONValue {
    let section = request.section.flatMap { RegistryDump.SectionName(rawValue: $0) }
    let dump = try boots { kept, now, work throws(WorkspaceError) in
      try kept.dump(self.root, now, request, &work).value
    }
    return dump.json(only: section, tool: tool)
  }

  /// The same as it is printed, from the cache if it is there.
  public func dumpText(_ request: DumpRequest, tool: String) throws(WorkspaceError) -> [UInt8] {
    try boots { kept, now, work throws(WorkspaceError) in
      try kept.dumpText(self.root, now, request, tool: tool, &work)
    }
  }

  /// Every meaning of `name`; empty when it has none.
  public func explain(_ name: String, _ request: DumpRequest = .init()) throws(WorkspaceError) -> [ExplainedName] {
    var work = RefreshWork()
    return try Workspace.explain(name, root: root, look(&work), request)
  }

  /// Makes again, while nobody waits, what questions before this one needed and what no longer holds.
  ///
  /// Booting takes long, and a question that comes meanwhile waits for its end.
  public func makeReady(withBoots: Bool) {
    guard withBoots else {
      _ = try? workspace()
      return
    }
    _ = try? boots { kept, now, work throws(WorkspaceError) in kept.bootAgain(self.root, now, &work) }
  }

  // MARK: Locks

  /// Looks at the disk, then asks what is linked by convention.
  func files<Answer: Sendable>(
    _ ask: (inout KeptFiles, ProjectSnapshot, inout RefreshWork) throws(WorkspaceError) -> Answer
  ) throws(WorkspaceError) -> Answer {
    var work = RefreshWork()
    defer { lastWork.withLock { $0 = work } }
    let now = try look(&work)
    return try files.withLock { kept throws(WorkspaceError) in try ask(&kept, now, &work) }
  }

  /// Looks at the disk, then asks what is booted.
  func boots<Answer: Sendable>(
    _ ask: (inout KeptBoots, ProjectSnapshot, inout RefreshWork) throws(WorkspaceError) -> Answer
  ) throws(WorkspaceError) -> Answer {
    var work = RefreshWork()
    defer { lastWork.withLock { $0 = work } }
    let now = try look(&work)
    return try boots.withLock { kept throws(WorkspaceError) in try ask(&kept, now, &work) }
  }

  /// The files as they are now.
  func look() throws(WorkspaceError) -> ProjectSnapshot {
    var work = RefreshWork()
    return try look(&work)
  }

  /// Whether a watch knows that no file has changed since anybody looked.
  var isQuiet: Bool { watch?.isQuiet ?? false }

  /// The files as they are now: looked at, as far as a watch does not say that nothing changed.
  private func look(_ work: inout RefreshWork) throws(WorkspaceError) -> ProjectSnapshot {
    try snapshot.withLock { snapshot throws(WorkspaceError) in
      // Before the walk: what changes during it is told the next time.
      let changes = watch?.changes() ?? .unknown
      // A watch tells a change once: should this look fail, the next question must look again.
      let known = snapshot.take()
      let now = try ProjectSnapshot(of: root, after: known, changes, &work)
      if let known, known.names != now.names { trees.keepOnly { now.stamp(of: $0) != nil } }
      snapshot = now
      return now
    }
  }
}
