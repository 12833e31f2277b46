import Base
import Evaluation

/// The booted project as the dump prints it: each section is an extension in its subject's folder.
extension DjangoBoot {
  public mutating func dump() -> RegistryDump {
    var dump = RegistryDump()
    dump.apps = appSection()
    dump.models = modelSection()
    dump.routes = routeSection()
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
    return dump
  }
}
