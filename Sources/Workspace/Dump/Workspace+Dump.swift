import Django
import Platform

extension Workspace {
  /// What Django's own registry would say of the project.
  static func registry(
    _ reading: BootReading, _ request: DumpRequest
  ) throws(WorkspaceError) -> Traced<RegistryDump> {
    if request.isLast { Allocator.expectManyObjects() }
    let (dump, _) = concurrently({ booted(reading, request) }, while: { reading.ahead.run() })
    guard let dump else { throw .noSettings(path: reading.root, named: request.settingsModule) }
    return reading.traced(dump)
  }

  private static func booted(_ reading: BootReading, _ request: DumpRequest) -> RegistryDump? {
    defer { reading.ahead.stop() }
    return onDeepStack {
      guard let boot = StartedBoot.start(reading, request) else { return nil }
      let kept = Kept(boot)
      if request.isLast { kept.keep() }
      return kept.value.dump()
    }
  }
}
