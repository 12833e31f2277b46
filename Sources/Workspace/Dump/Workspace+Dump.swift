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
    if request.isLast { Allocator.expectManyObjects() }
    let ahead = ParsedAhead(files, DiskTree(root: root))
    let (dump, _) = concurrently({ booted(root, files, request, ahead) }, while: { ahead.run() })
    return dump.json(only: section, tool: tool)
  }

  private static func booted(
    _ root: String, _ files: [String], _ request: DumpRequest, _ ahead: ParsedAhead
  ) -> RegistryDump {
    defer { ahead.stop() }
    return onDeepStack {
      guard let boot = StartedBoot.start(root, files, request, ahead) else { return RegistryDump() }
      let kept = KeptBoot(boot)
      if request.isLast { kept.itself = kept }
      return kept.boot.dump()
    }
  }
}

/// A boot that is never freed once it holds itself.
private final class KeptBoot {
  var boot: StartedBoot
  var itself: KeptBoot?

  init(_ boot: consuming StartedBoot) { self.boot = boot }
}
