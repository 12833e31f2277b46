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
  /// `setting`, `app`, `model`, `field`, `URL`, `table`, `column`, `schema`, `endpoint`, `module` or `name`.
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
      let reading = BootReading(root, now)
      guard var started = StartedBoot.start(reading, request, forDump: false) else {
        return plainlyExplained(name, reading, request)
      }
      let found = started.boot.explain(name)
      return found.isEmpty ? started.apiReport().explain(name) : found
    }
    guard let found else { throw .noSettings(path: root, named: request.settingsModule) }
    return found.map { one in
      let steps = one.steps.map { ExplainedName.Step(place: $0.place, text: $0.text) }
      return ExplainedName(name: one.name, kind: one.kind, value: one.value, steps: steps)
    }
  }

  /// What the name stands for where there is no Django to start; nil where FastAPI is not used either.
  private static func plainlyExplained(
    _ name: String, _ reading: BootReading, _ request: DumpRequest
  ) -> [Explanation]? {
    guard mentionsFastAPI(reading) else { return nil }
    var started = StartedBoot.startPlain(reading, request)
    let found = started.apiReport().explain(name)
    return found.isEmpty ? started.boot.explain(name) : found
  }
}
