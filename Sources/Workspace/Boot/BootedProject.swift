import Discovery
import Django
import Platform

/// A project as Django would have it after its start, as plain values.
public struct BootedProject: Sendable {
  /// Dotted.
  public let settingsModule: String
  let dump: RegistryDump
}

extension Workspace {
  /// Boots the project below `root`; without a settings module there is nothing to boot.
  public static func boot(root: String, _ request: DumpRequest = .init()) throws(WorkspaceError) -> BootedProject {
    let files = try allFiles(root)
    let booted: BootedProject? = onDeepStack {
      guard var boot = StartedBoot.start(root, files, request) else { return nil }
      return BootedProject(settingsModule: boot.settingsModule, dump: boot.dump())
    }
    guard let booted else { throw .noSettings(path: root) }
    return booted
  }

  /// Every file of the project, also those that are neither Python nor known as templates by their names.
  static func allFiles(_ root: String) throws(WorkspaceError) -> [String] {
    do throws(FileError) {
      return try DirectoryWalk(root: root).run { _ in true }.files.map(\.path)
    } catch {
      throw error == .notADirectory ? .isFile(path: root) : .unreadable(path: root, error)
    }
  }
}
