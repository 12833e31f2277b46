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
  /// Boots the project below `root`.
  ///
  /// Without a settings module there is nothing that Django could start, but the modules of the project can be read.
  static func boot(
    _ root: String, _ files: [String], _ request: DumpRequest = .init(), needsDjango: Bool = true
  ) throws(WorkspaceError) -> BootedProject {
    let booted: BootedProject? = onDeepStack {
      if var boot = StartedBoot.start(root, files, request) {
        return BootedProject(settingsModule: boot.settingsModule, dump: boot.dump(), extras: boot.extras())
      }
      if needsDjango { return nil }
      var boot = StartedBoot.startPlain(root, files, request)
      return BootedProject(settingsModule: nil, dump: RegistryDump(), extras: boot.extras())
    }
    guard let booted else { throw .noSettings(path: root) }
    return booted
  }

  /// Every file of the project, also those that are neither Python nor known as templates by their names.
  static func walkAll(_ root: String) throws(WorkspaceError) -> [WalkedFile] {
    do throws(FileError) {
      return try DirectoryWalk(root: root).run { _ in true }.files
    } catch {
      throw error == .notADirectory ? .isFile(path: root) : .unreadable(path: root, error)
    }
  }
}
