public import Base
import Django
import Impact
import Platform
import Retrieval
import Synchronization

/// A project kept between questions; every answer stands on the bytes that were on disk when it was asked.
///
/// One question is answered at a time. Of what was made for one, the next takes over all that stands on unchanged files.
public final class LiveProject: Sendable {
  /// As given.
  public let root: String
  private let kept: Mutex<KeptAnswers>
  private let watch: (any ChangeWatch)?
  private let prepared = PreparedFiles()

  /// - Parameters:
  ///   - watch: spares the walk over all folders; without one, every question has it.
  ///   - cache: where results are kept for other processes; nil for nowhere.
  public init(root: String, watch: (any ChangeWatch)? = nil, cache: CacheFolder? = nil) {
    self.root = root
    self.watch = watch
    kept = Mutex(KeptAnswers(ProjectCache(cache, root: root)))
  }

  /// Keeps on disk what was worked out since the last call: to be called when the answer is out.
  ///
  /// Failing is no error: what is not kept is made again.
  @discardableResult
  public func save() -> Bool {
    let write = kept.withLock { $0.takeUnsaved() }
    return write()
  }

  /// What the last question cost.
  public var work: RefreshWork { kept.withLock { $0.work } }

  /// The files, linked by convention: what a capsule ranks over.
  public func workspace() throws(WorkspaceError) -> Workspace {
    try fresh { kept, now throws(WorkspaceError) in try kept.workspace(self.root, now) }
  }

  public func capsule(_ request: CapsuleRequest) throws(WorkspaceError) -> CapsuleAnswer {
    let key = HistoryKey(request, root: root)
    var history = History(request, root: root, known: kept.withLock { $0.log(key) })
    let workspace = try fresh { kept, now throws(WorkspaceError) in try kept.capsuleWorkspace(self.root, now) }
    let log = history.log()
    let isKnown = history.note == nil
    let past = kept.withLock { $0.history(log, isKnown ? key : nil, workspace.index) }
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
    try fresh { kept, now throws(WorkspaceError) in try kept.impact(self.root, now, request) }
  }

  /// Django's registry and what is read beside it.
  public func booted(
    _ request: DumpRequest = .init(), needsDjango: Bool = true
  ) throws(WorkspaceError) -> BootedProject {
    try fresh { kept, now throws(WorkspaceError) in
      try kept.booted(self.root, now, request, needsDjango: needsDjango)
    }
  }

  /// What Django's own registry would say, as JSON.
  public func dump(_ request: DumpRequest, tool: String) throws(WorkspaceError) -> JSONValue {
    let section = request.section.flatMap { RegistryDump.SectionName(rawValue: $0) }
    let dump = try fresh { kept, now throws(WorkspaceError) in try kept.dump(self.root, now, request).value }
    return dump.json(only: section, tool: tool)
  }

  /// The same as it is printed, from the cache if it is there.
  public func dumpText(_ request: DumpRequest, tool: String) throws(WorkspaceError) -> [UInt8] {
    try fresh { kept, now throws(WorkspaceError) in try kept.dumpText(self.root, now, request, tool: tool) }
  }

  /// Every meaning of `name`; empty when it has none.
  public func explain(_ name: String, _ request: DumpRequest = .init()) throws(WorkspaceError) -> [ExplainedName] {
    try fresh { _, now throws(WorkspaceError) in try Workspace.explain(name, root: self.root, now, request) }
  }

  /// Makes again, while nobody waits, what questions before this one needed and what no longer holds.
  ///
  /// Booting takes long, and a question that comes meanwhile waits for its end.
  public func makeReady(withBoots: Bool) {
    _ = try? fresh { kept, now throws(WorkspaceError) in
      if withBoots { kept.bootAgain(self.root, now) } else { _ = try kept.workspace(self.root, now) }
    }
  }

  /// Looks at the disk, then asks.
  func fresh<Answer: Sendable>(
    _ ask: (inout KeptAnswers, ProjectSnapshot) throws(WorkspaceError) -> Answer
  ) throws(WorkspaceError) -> Answer {
    try kept.withLock { kept throws(WorkspaceError) in
      // Before the walk: what changes during it is told the next time.
      let changes = watch?.changes() ?? .unknown
      let now = try kept.refresh(root, changes)
      return try ask(&kept, now)
    }
  }
}
