public import Base
import Django
import Platform

extension Workspace {
  /// What Django's own registry would say of the project below `root`, as JSON.
  public static func dump(
    root: String, _ request: DumpRequest, tool: String
  ) throws(WorkspaceError) -> JSONValue {
    let files = try allFiles(root)
    let section = request.section.flatMap { RegistryDump.SectionName(rawValue: $0) }
    let dump = onDeepStack { () -> RegistryDump in
      guard let boot = StartedBoot.start(root, files, request) else { return RegistryDump() }
      let kept = KeptBoot(boot)
      if request.isLast { kept.itself = kept }
      return kept.boot.dump()
    }
    return dump.json(only: section, tool: tool)
  }
}

/// A boot that is never freed once it holds itself.
private final class KeptBoot {
  var boot: StartedBoot
  var itself: KeptBoot?

  init(_ boot: consuming StartedBoot) { self.boot = boot }
}
