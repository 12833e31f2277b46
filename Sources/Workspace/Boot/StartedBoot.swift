import Base
import Discovery
import Django
import Evaluation
import FastAPI
import Platform

/// The evaluator after Django's start-up ran on it.
struct StartedBoot: ~Copyable {
  let settingsModule: String
  var boot: DjangoBoot
  let apis: APIHost
  let tree: DiskTree
  let patterns: TestPatterns
  let paths: [String]
  private let finder: ProjectModuleFinder
  /// All modules of the project, with their files: named while the boot runs.
  let modules: Later<[String: String]>
  private let isLast: Bool
  private var beside: Later<DumpPart?>?

  private init(
    _ settingsModule: String, _ boot: consuming DjangoBoot, _ apis: APIHost, _ reading: BootReading,
    _ found: Surroundings, _ modules: Later<[String: String]>, _ request: DumpRequest
  ) {
    self.settingsModule = settingsModule
    self.boot = boot
    self.apis = apis
    tree = reading.tree
    patterns = TestPatterns(found.files)
    paths = reading.paths
    finder = found.finder
    self.modules = modules
    isLast = request.isLast
  }

  /// Nil when there is no settings module; `forDump` when `dump` will be asked for, which is prepared meanwhile.
  static func start(_ reading: BootReading, _ request: DumpRequest, forDump: Bool = true) -> StartedBoot? {
    let (tree, found) = (reading.tree, surroundings(reading, request))
    guard let settings = request.settingsModule ?? found.settings.first?.module else { return nil }
    let modules = Later { Self.modules(reading.paths, found.finder) }
    let apis = APIHost(wantsOldPydantic: found.requirements.wantsOldPydantic)
    var boot = makeBoot(tree, found, apis, request)
    if Environment.variable("DJANGOLOGY_TRACE") == "steps" { boot.evaluator.profile = StepProfile() }
    let watch = Stopwatch()
    guard boot.setUp(settings: settings, configuration: found.configuration) else { return nil }
    let beside = forDump ? Self.besides(boot, modules, request) : nil
    boot.importRoutes()
    trace(&boot, "boot: \(watch.milliseconds) ms", since: 0)
    var started = StartedBoot(settings, boot, apis, reading, found, modules, request)
    started.beside = beside
    return started
  }

  static func surroundings(_ reading: BootReading, _ request: DumpRequest) -> Surroundings {
    Surroundings(
      ProjectFiles(paths: reading.paths, tree: reading.tree, libraries: reading.trees.libraries) {
        reading.ahead.take($0)
      },
      .init(environmentOf: reading.root, request.variables, python: request.python))
  }

  /// Without Django: every module of the project, tests aside, those first that make applications.
  static func startPlain(_ reading: BootReading, _ request: DumpRequest) -> StartedBoot {
    let (tree, paths, found) = (reading.tree, reading.paths, surroundings(reading, request))
    let apis = APIHost(wantsOldPydantic: found.requirements.wantsOldPydantic)
    var started = StartedBoot(
      "", makeBoot(tree, found, apis, request), apis, reading, found, Later { Self.modules(paths, found.finder) },
      request)
    let watch = Stopwatch()
    let sources = paths.filter { $0.hasSuffix(".py") && !APIHost.isTest($0) }
    let entries = sources.filter { path in
      tree.read(path).map { String(decoding: $0, as: UTF8.self).contains("FastAPI(") } ?? false
    }
    started.importAll(entries + sources)
    trace(&started.boot, "import: \(watch.milliseconds) ms", since: 0)
    return started
  }

  private static func makeBoot(_ tree: DiskTree, _ found: Surroundings, _ apis: APIHost, _ request: DumpRequest)
    -> DjangoBoot
  {
    DjangoBoot(
      finder: found.finder, environment: request.variables, disk: ProjectFolder(tree: tree),
      files: BootFolder(tree, found), beside: [apis])
  }

  mutating func dump() -> RegistryDump {
    let (known, watch) = (boot.evaluator.problems.count, Stopwatch())
    let dump = beside.map { dumpOnTwoThreads($0) } ?? boot.dump(modules: modules.value)
    StartedBoot.trace(&boot, "dump: \(watch.milliseconds) ms", since: known)
    return dump
  }

  /// What needs neither routes nor views, made on another thread; nil for those who want all in one place.
  private static func besides(
    _ boot: borrowing DjangoBoot, _ modules: Later<[String: String]>, _ request: DumpRequest
  ) -> Later<DumpPart?>? {
    if isTraced { return nil }
    let fork = HandOver(Kept(boot.fork()))
    return Later(stackSize: WorkerThread.deepStackSize) {
      let kept = fork.take()
      if request.isLast { kept?.keep() }
      return kept?.value.setUpSections(modules.value)
    }
  }

  private static var isTraced: Bool { Environment.variable("DJANGOLOGY_TRACE") != nil }

  /// The same as one thread would make, section by section.
  private mutating func dumpOnTwoThreads(_ beside: Later<DumpPart?>) -> RegistryDump {
    let modules = modules.value
    let (fork, isLast) = (HandOver(Kept(boot.fork())), isLast)
    var (dump, other) = concurrently(
      stackSize: WorkerThread.deepStackSize, { boot.ownSections(modules) },
      while: {
        let kept = fork.take()
        if isLast { kept?.keep() }
        return kept?.value.modelSections()
      })
    dump.take(other ?? boot.modelSections())
    // Models that views define are models of the project, too.
    let setUp = beside.value.flatMap { $0.models == dump.models ? $0 : nil }
    dump.take(setUp ?? boot.setUpSections(modules))
    return dump.registry
  }

  /// The modules of a project that nothing starts.
  static func plainModules(_ reading: BootReading, _ request: DumpRequest) -> [String: String] {
    modules(reading.paths, surroundings(reading, request).finder)
  }

  private static func modules(_ paths: [String], _ finder: ProjectModuleFinder) -> [String: String] {
    var modules: [String: String] = [:]
    for path in paths where path.hasSuffix(".py") {
      if let name = finder.moduleName(ofFile: path) { modules[name] = path }
    }
    return modules
  }

  /// What FastAPI, pydantic and SQLAlchemy make of the program; after the dump, or after `startPlain`.
  mutating func apiReport() -> APIReport {
    apis.callFactories(in: &boot.evaluator)
    apis.runStartUps(in: &boot.evaluator)
    return apis.report(in: &boot.evaluator)
  }

  /// Modules of tests that nothing has imported so far.
  mutating func importTests() { importAll(paths.filter { $0.hasSuffix(".py") && APIHost.isTest($0) }) }

  private mutating func importAll(_ paths: [String]) {
    for path in paths {
      guard let name = finder.moduleName(ofFile: path) else { continue }
      boot.evaluator.run { evaluator in _ = evaluator.importModule(name) }
    }
  }

  /// Where the boot and Python part ways, for those who work on the boot.
  private static func trace(_ boot: inout DjangoBoot, _ title: String, since known: Int) {
    guard let wanted = Environment.variable("DJANGOLOGY_TRACE") else { return }
    var stream = StreamWriter(.error)
    for problem in boot.evaluator.problems[known...] {
      stream.write("\(boot.evaluator.describe(problem.place)): \(problem.text)\n")
    }
    for (function, steps) in (boot.evaluator.profile?.counts ?? [:]).sorted(by: { $0.value.own > $1.value.own })
      .prefix(90)
    {
      let name = boot.evaluator.dottedName(of: .function(function)) ?? "?"
      stream.write("\(steps.own) own steps, \(steps.all) with its calls in \(name)\n")
    }
    if wanted.contains("."), case .module(let id)? = boot.evaluator.importModule(wanted) {
      for (name, value) in boot.evaluator.modules[id].namespace.entries() {
        stream.write("\(boot.evaluator.string(name)) = \(boot.evaluator.display(value))\n")
      }
    }
    stream.write("\(boot.evaluator.tableSizes)\n")
    stream.write("\(title), \(boot.evaluator.steps) steps\n")
    stream.flush()
  }
}

extension TestPatterns {
  fileprivate init(_ project: ProjectFiles) {
    self.init()
    let configuration = TestConfiguration(of: project)
    if let files = configuration.files { self.files = files + ["test*.py"] }
    if let classes = configuration.classes { self.classes = classes }
  }
}
