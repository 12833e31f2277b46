import Django
import Platform

/// What a name stands for, as people read it.
public struct ExplainedName: Sendable {
  public struct Step: Sendable {
    /// `path:line`, when there is one.
    public var place: String?
    public var text: String
  }

  public var name: String
  /// `setting`, `app`, `model`, `field`, `URL`, `module` or `name`.
  public var kind: String
  public var value: String
  public var steps: [Step]
}

extension Workspace {
  /// Every meaning of `name` in the booted project below `root`; empty when it has none.
  static func explain(
    _ name: String, root: String, _ now: ProjectSnapshot, _ request: DumpRequest
  ) throws(WorkspaceError) -> [ExplainedName] {
    let found: [Explanation]? = onDeepStack {
      guard var started = StartedBoot.start(BootReading(root, now), request, forDump: false) else { return nil }
      return started.boot.explain(name)
    }
    guard let found else { throw .noSettings(path: root) }
    return found.map { one in
      let steps = one.steps.map { ExplainedName.Step(place: $0.place, text: $0.text) }
      return ExplainedName(name: one.name, kind: one.kind, value: one.value, steps: steps)
    }
  }
}
