import Django
import Platform

extension Workspace {
  /// What Django's own registry would say of the project below `root`.
  static func registry(
    _ root: String, _ files: [String], _ request: DumpRequest, overlay: TreeOverlay = .none
  ) throws(WorkspaceError) -> RegistryDump {
    if request.isLast { Allocator.expectManyObjects() }
    let ahead = ParsedAhead(files, DiskTree(root: root, overlay: overlay))
    let (dump, _) = concurrently({ booted(root, files, request, ahead, overlay) }, while: { ahead.run() })
    guard let dump else { throw .noSettings(path: root) }
    return dump
  }

  private static func booted(
    _ root: String, _ files: [String], _ request: DumpRequest, _ ahead: ParsedAhead, _ overlay: TreeOverlay
  ) -> RegistryDump? {
    defer { ahead.stop() }
    return onDeepStack {
      guard let boot = StartedBoot.start(root, files, request, ahead, overlay: overlay) else { return nil }
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
