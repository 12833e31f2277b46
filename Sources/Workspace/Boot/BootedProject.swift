import Discovery
import Django
import Platform

/// A project as Django would have it after its start, as plain values.
public struct BootedProject: Sendable {
  /// Dotted; nil for a project without Django.
  public let settingsModule: String?
  let dump: RegistryDump
  let extras: ProjectExtras
}

extension Workspace {
  /// Boots the project; beside it, the registry alone with what only that stands on.
  ///
  /// Without a settings module there is nothing that Django could start, but the modules of the project can be read.
  static func boot(
    _ root: String, _ now: ProjectSnapshot, _ request: DumpRequest, needsDjango: Bool, _ trees: ParsedTrees
  ) throws(WorkspaceError) -> (Traced<BootedProject>, Traced<RegistryDump>?) {
    let reading = BootReading(root, now, trees)
    let (booted, _) = concurrently({ Self.booted(reading, request, needsDjango) }, while: { reading.ahead.run() })
    guard let booted else { throw .noSettings(path: root, named: request.settingsModule) }
    return booted
  }

  private static func booted(
    _ reading: BootReading, _ request: DumpRequest, _ needsDjango: Bool
  ) -> (Traced<BootedProject>, Traced<RegistryDump>?)? {
    defer { reading.ahead.stop() }
    return onDeepStack {
      if var boot = StartedBoot.start(reading, request) {
        let dump = reading.traced(boot.dump())
        let project = BootedProject(settingsModule: boot.settingsModule, dump: dump.value, extras: boot.extras())
        return (reading.traced(project), dump)
      }
      if needsDjango { return nil }
      var boot = StartedBoot.startPlain(reading, request)
      return (
        reading.traced(BootedProject(settingsModule: nil, dump: RegistryDump(), extras: boot.extras())), nil
      )
    }
  }
}
