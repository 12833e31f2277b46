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
    dump.models = modelSection()
    dump.routes = routeSection(&dump.openNamespaces)
    dump.views = viewSection()
    dump.forms = formSection()
    dump.serializers = serializerSection()
    dump.filterSets = filterSetSection()
    dump.admin = adminSection()
    dump.receivers = receiverSection()
    dump.factories = factorySection()
    // Celery's modules come last, as a worker would import them.
    importTaskModules()
    dump.tasks = taskSection()
    dump.settings = settingsSection()
    dump.migrations = migrationSection()
    addChanges(to: &dump.migrations)
    fillTemplateSections(of: &dump)
    // Last: what is imported now was not imported by the start.
    importRest(modules.keys)
    dump.classes = classSection()
    dump.names = nameSection()
    return dump
  }
}
