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

  /// Nil when there is no settings module.
  static func start(_ reading: BootReading, _ request: DumpRequest) -> StartedBoot? {
    let (tree, found) = (reading.tree, surroundings(reading, request))
    guard let settings = request.settingsModule ?? found.settings.first?.module else { return nil }
    let apis = APIHost()
    var boot = makeBoot(tree, found, apis, request)
    if Environment.variable("DJANGOLOGY_TRACE") == "steps" { boot.evaluator.profile = [:] }
    let watch = Stopwatch()
    guard boot.run(settings: settings) else { return nil }
    trace(&boot, "boot: \(watch.milliseconds) ms", since: 0)
    return StartedBoot(
      settingsModule: settings, boot: boot, apis: apis, tree: tree, patterns: TestPatterns(found.files),
      paths: reading.paths, finder: found.finder)
  }

  private static func surroundings(_ reading: BootReading, _ request: DumpRequest) -> Surroundings {
    Surroundings(
      ProjectFiles(paths: reading.paths, tree: reading.tree) { reading.ahead.take($0) },
      .init(environmentOf: reading.root, request.variables, python: request.python))
  }

  /// Without Django: every module of the project, tests aside, those first that make applications.
  static func startPlain(_ reading: BootReading, _ request: DumpRequest) -> StartedBoot {
    let (tree, paths, found) = (reading.tree, reading.paths, surroundings(reading, request))
    let apis = APIHost()
    var started = StartedBoot(
      settingsModule: "", boot: makeBoot(tree, found, apis, request), apis: apis, tree: tree,
      patterns: TestPatterns(found.files), paths: paths, finder: found.finder)
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
    let dump = boot.dump(modules: modules)
    StartedBoot.trace(&boot, "dump: \(watch.milliseconds) ms", since: known)
    return dump
  }

  /// All modules of the project, with their files.
  var modules: [String: String] {
    var modules: [String: String] = [:]
    for path in paths where path.hasSuffix(".py") {
      if let name = finder.moduleName(ofFile: path) { modules[name] = path }
    }
    return modules
  }

  /// What FastAPI, pydantic and SQLAlchemy make of the program; after the dump, or after `startPlain`.
  mutating func apiReport() -> APIReport {
    apis.callFactories(in: &boot.evaluator)
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
    for (function, steps) in (boot.evaluator.profile ?? [:]).sorted(by: { $0.value > $1.value }).prefix(60) {
      stream.write("\(steps) steps in \(boot.evaluator.dottedName(of: .function(function)) ?? "?")\n")
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
