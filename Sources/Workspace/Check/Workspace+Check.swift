import Checks
import Django
import Platform

extension Workspace {
  /// The project as rules see it: booted if there is something that Django can start, with all files parsed.
  static func checked(_ reading: BootReading, _ request: DumpRequest, base: CheckedBase? = nil) -> CheckedProject {
    let dump = (try? registry(reading, request)) ?? reading.traced(RegistryDump())
    let (sources, _) = sources(reading, dump.value)
    return CheckedProject(sources, dump.value, base: base, AllCores())
  }
}
