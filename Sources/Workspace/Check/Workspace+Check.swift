import Checks
import Discovery
import Django
import Evaluation
import FastAPI
import Impact
import Platform
import PythonSyntax

extension Workspace {
  /// The project as rules see it: booted if there is something that Django can start, with all files parsed.
  static func checked(
    _ reading: BootReading, _ request: DumpRequest, _ configuration: CheckConfiguration = .init(),
    base: CheckedBase? = nil
  ) -> CheckedProject {
    let (dump, apis) = registryAndAPIs(reading, request)
    return checked(reading, request, dump, apis, configuration, base: base).value
  }

  /// The same of a project that was booted, with what it stands on.
  static func checked(
    _ reading: BootReading, _ request: DumpRequest, _ dump: Traced<RegistryDump>, _ apis: APIReport?,
    _ configuration: CheckConfiguration, base: CheckedBase? = nil
  ) -> Traced<CheckedProject> {
    let (sources, trace) = sources(reading, dump.value)
    var beside = CheckedBeside()
    beside.paths = Set(reading.paths)
    beside.apis = apis
    beside.texts = reading.paths.filter(CheckedText.isWanted).compactMap { path in
      reading.tree.read(path).map { CheckedText(path: path, bytes: $0) }
    }
    let tree = reading.tree
    beside.read = { tree.read($0) }
    beside.installed = InstalledModules { installed(reading, request) }
    var whole = dump.trace
    whole.add(trace)
    whole.add(reading.traced(()).trace)
    let project = onDeepStack { [beside] in
      CheckedProject(
        sources, dump.value, base: base, beside: beside, configuration: configuration, AllCores.deep)
    }
    return Traced(value: project, trace: whole, names: dump.names)
  }

  /// What the environment's libraries have; nil where there is no environment with Django in it.
  private static func installed(_ reading: BootReading, _ request: DumpRequest) -> InstalledModules.Look? {
    let found = StartedBoot.surroundings(reading, request)
    guard found.installed?.isComplete == true else { return nil }
    return { InstalledModules.Module(found.finder.find($0)) }
  }

  /// Django's registry, empty where there is none, and what FastAPI has where the project uses it.
  static func registryAndAPIs(
    _ reading: BootReading, _ request: DumpRequest
  ) -> (dump: Traced<RegistryDump>, apis: APIReport?) {
    if request.isLast { Allocator.expectManyObjects() }
    let ((dump, apis), _) = concurrently({ onDeepStack { started(reading, request) } }, while: { reading.ahead.run() })
    return (reading.traced(dump), apis)
  }

  /// Django's registry, and what FastAPI has where the project uses it.
  private static func started(_ reading: BootReading, _ request: DumpRequest) -> (RegistryDump, APIReport?) {
    defer { reading.ahead.stop() }
    if let boot = StartedBoot.start(reading, request) {
      let kept = Kept(boot)
      if request.isLast { kept.keep() }
      let dump = kept.value.dump()
      let apis = kept.value.apiReport()
      return (dump, apis.endpoints.isEmpty ? nil : apis)
    }
    guard mentionsFastAPI(reading) else { return (RegistryDump(), nil) }
    var boot = StartedBoot.startPlain(reading, request)
    var dump = RegistryDump()
    dump.modules = boot.modules.value
    return (dump, boot.apiReport())
  }

  static func mentionsFastAPI(_ reading: BootReading) -> Bool {
    let name = Array("fastapi".utf8)
    return reading.paths.contains { path in
      path.hasSuffix(".py") && reading.tree.read(path).flatMap { $0.place(of: name) } != nil
    }
  }
}

extension InstalledModules.Module {
  fileprivate init(_ found: ModuleLookup) {
    self =
      switch found {
      case .found(let source) where source.origin == .environment: .file(source.file, isPackage: source.isPackage)
      case .absent: .absent
      case .found, .namespace, .unknown: .unknown
      }
  }
}

extension ProjectSources {
  /// Whether a module of the project imports FastAPI at its top.
  var importFastAPI: Bool { importsAtTop("fastapi") }

  /// The same of Django.
  var importDjango: Bool { importsAtTop("django") }

  private func importsAtTop(_ package: String) -> Bool {
    python.contains { source in
      source.file.children(of: source.file.root).contains { statement in
        guard let view = Import(statement, in: source.file) else { return false }
        let names = [view.module].compactMap(\.self) + (view.module == nil ? view.names.map(\.name) : [])
        return names.contains { $0 == package || $0.hasPrefix(package + ".") }
      }
    }
  }
}
