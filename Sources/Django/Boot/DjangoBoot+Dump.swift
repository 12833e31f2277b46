import Base
import Evaluation

/// The booted project as the dump prints it: each section is an extension in its subject's folder.
extension DjangoBoot {
  /// All sections; the project must have been run.
  ///
  /// - Parameter modules: all modules of the project, with their files.
  public mutating func dump(modules: [String: String] = [:]) -> RegistryDump {
    var dump = RegistryDump()
    dump.modules = modules
    dump.apps = appSection()
    dump.settings = settingsSection()
    dump.migrations = migrationSection()
    // Last: what is imported now was not imported by the start.
    importRest(modules.keys)
    dump.classes = classSection()
    dump.names = nameSection()
    return dump
  }
}
