import Checks
import Django
import FastAPI
import Platform

extension Workspace {
  /// The project as rules see it: booted if there is something that Django can start, with all files parsed.
  static func checked(_ reading: BootReading, _ request: DumpRequest, base: CheckedBase? = nil) -> CheckedProject {
    let ((dump, apis), _) = concurrently({ onDeepStack { started(reading, request) } }, while: { reading.ahead.run() })
    let (sources, _) = sources(reading, dump)
    var beside = CheckedBeside()
    beside.paths = Set(reading.paths)
    beside.apis = apis
    beside.texts = reading.paths.filter(CheckedText.isWanted).compactMap { path in
      reading.tree.read(path).map { CheckedText(path: path, bytes: $0) }
    }
    return CheckedProject(sources, dump, base: base, beside: beside, AllCores())
  }

  /// Django's registry, and what FastAPI has where the project uses it.
  private static func started(_ reading: BootReading, _ request: DumpRequest) -> (RegistryDump, APIReport?) {
    defer { reading.ahead.stop() }
    if var boot = StartedBoot.start(reading, request) {
      let dump = boot.dump()
      let apis = boot.apiReport()
      return (dump, apis.endpoints.isEmpty ? nil : apis)
    }
    guard mentionsFastAPI(reading) else { return (RegistryDump(), nil) }
    var boot = StartedBoot.startPlain(reading, request)
    var dump = RegistryDump()
    dump.modules = boot.modules.value
    return (dump, boot.apiReport())
  }

  private static func mentionsFastAPI(_ reading: BootReading) -> Bool {
    reading.paths.contains { path in
      path.hasSuffix(".py")
        && reading.tree.read(path).map { String(decoding: $0, as: UTF8.self).contains("fastapi") } ?? false
    }
  }
}
