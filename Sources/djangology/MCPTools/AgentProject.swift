import MCP
import Workspace

/// A project that answers an agent: what goes wrong is said in words that tell what to do about it.
struct AgentProject: Sendable {
  let live: LiveProject
  let caller: Caller

  /// What is booted for this caller.
  var boot: DumpRequest { DumpRequest().asked(by: caller) }

  func workspace() throws(CallFailure) -> Workspace {
    try words { () throws(WorkspaceError) in try live.workspace() }
  }

  func capsule(_ request: CapsuleRequest) throws(CallFailure) -> CapsuleAnswer {
    try words { () throws(WorkspaceError) in try live.capsule(request) }
  }

  func booted(needsDjango: Bool = true) throws(CallFailure) -> BootedProject {
    try words { () throws(WorkspaceError) in try live.booted(boot, needsDjango: needsDjango) }
  }

  /// Nil where FastAPI is not used.
  func apiCounts() throws(CallFailure) -> APICounts? {
    try words { () throws(WorkspaceError) in try live.apiCounts(boot) }
  }

  func explain(_ name: String) throws(CallFailure) -> [ExplainedName] {
    try words { () throws(WorkspaceError) in try live.explain(name, boot) }
  }

  func impact(_ request: ImpactRequest) throws(CallFailure) -> ImpactReport {
    do throws(ImpactFailure) {
      var request = request
      request.boot = boot
      return try live.impact(request)
    } catch {
      throw CallFailure(ProjectArgument.failure(error, live.root))
    }
  }

  func verify(_ request: VerifyRequest) throws(CallFailure) -> VerifyReport {
    do throws(VerifyFailure) {
      var request = request
      request.boot = boot
      return try live.verify(request)
    } catch {
      throw CallFailure(ProjectArgument.failure(error, live.root))
    }
  }

  private func words<Answer>(_ ask: () throws(WorkspaceError) -> Answer) throws(CallFailure) -> Answer {
    do throws(WorkspaceError) {
      return try ask()
    } catch {
      throw CallFailure(ProjectArgument.failure(error, live.root))
    }
  }
}

extension CallFailure {
  init(_ failure: CommandFailure) {
    self.init([failure.message, failure.advice].compactMap(\.self).joined(separator: ". "))
  }
}
