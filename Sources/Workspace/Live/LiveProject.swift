public import Base
import Django
import Impact
import Platform
import Synchronization

/// A project kept between questions; every answer stands on the bytes that were on disk when it was asked.
///
/// One question is answered at a time. What was made for one is kept for the next as long as no file changed.
public final class LiveProject: Sendable {
  /// As given.
  public let root: String
  private let kept = Mutex(KeptAnswers())
  private let watch: (any ChangeWatch)?

  /// - Parameter watch: spares a look at every file; without one, every question has it.
  public init(root: String, watch: (any ChangeWatch)? = nil) {
    self.root = root
    self.watch = watch
  }

  /// The files, linked by convention: what a capsule ranks over.
  public func workspace() throws(WorkspaceError) -> Workspace {
    try fresh { kept throws(WorkspaceError) in try kept.workspace(self.root) }
  }

  public func capsule(_ request: CapsuleRequest) throws(WorkspaceError) -> CapsuleAnswer {
    var history = History(request, root: root)
    let workspace = try workspace()
    let log = history.log()
    return workspace.capsule(request, log: log, notes: [history.note].compactMap(\.self))
  }

  public func impact(_ request: ImpactRequest) throws(ImpactFailure) -> ImpactReport {
    let impact: ProjectImpact
    do throws(WorkspaceError) {
      impact = try fresh { kept throws(WorkspaceError) in try kept.impact(self.root, request.boot) }
    } catch {
      throw .workspace(error)
    }
    return try Workspace.answer(request, impact, root: root)
  }

  /// Django's registry and what is read beside it.
  public func booted(
    _ request: DumpRequest = .init(), needsDjango: Bool = true
  ) throws(WorkspaceError) -> BootedProject {
    try fresh { kept throws(WorkspaceError) in try kept.booted(self.root, request, needsDjango: needsDjango) }
  }

  /// What Django's own registry would say, as JSON.
  public func dump(_ request: DumpRequest, tool: String) throws(WorkspaceError) -> JSONValue {
    let section = request.section.flatMap { RegistryDump.SectionName(rawValue: $0) }
    let dump = try fresh { kept throws(WorkspaceError) in try kept.dump(self.root, request) }
    return dump.json(only: section, tool: tool)
  }

  /// Every meaning of `name`; empty when it has none.
  public func explain(_ name: String, _ request: DumpRequest = .init()) throws(WorkspaceError) -> [ExplainedName] {
    try Workspace.explain(name, root: root, request)
  }

  /// Forgets what no longer holds, then asks.
  func fresh<Answer: Sendable>(
    _ ask: (inout KeptAnswers) throws(WorkspaceError) -> Answer
  ) throws(WorkspaceError) -> Answer {
    try kept.withLock { kept throws(WorkspaceError) in
      try kept.refresh(root, watch)
      return try ask(&kept)
    }
  }
}
