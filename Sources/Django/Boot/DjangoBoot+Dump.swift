import Base
import Evaluation

/// The booted project as the dump prints it: each section is an extension in its subject's folder.
extension DjangoBoot {
  public mutating func dump() -> RegistryDump {
    var dump = RegistryDump()
    dump.apps = appSection()
    fillTemplateSections(of: &dump)
    return dump
  }
}
