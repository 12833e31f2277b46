import Base
import Discovery
import Django
import Evaluation
import Platform

/// The evaluator after Django's start-up ran on it.
struct StartedBoot: ~Copyable {
  let settingsModule: String
  var boot: DjangoBoot
  private let paths: [String]
  private let finder: ProjectModuleFinder

  /// Nil when there is no settings module.
  static func start(
    _ root: String, _ paths: [String], _ request: DumpRequest, _ ahead: ParsedAhead? = nil
  ) -> StartedBoot? {
    let tree = DiskTree(root: root)
    let found = Surroundings(
      ProjectFiles(paths: paths, tree: tree) { ahead?.take($0) }, .init(environmentOf: root, python: request.python))
    guard let settings = request.settingsModule ?? found.settings.first?.module else { return nil }
    var boot = DjangoBoot(
      finder: found.finder, environment: Environment.all, disk: ProjectFolder(tree: tree),
      files: BootFolder(tree, found))
    if Environment.variable("DJANGOLOGY_TRACE") == "steps" { boot.evaluator.profile = [:] }
    let watch = Stopwatch()
    guard boot.run(settings: settings) else { return nil }
    trace(&boot, "boot: \(watch.milliseconds) ms", since: 0)
    return StartedBoot(settingsModule: settings, boot: boot, paths: paths, finder: found.finder)
  }

  mutating func dump() -> RegistryDump {
    var modules: [String: String] = [:]
    for path in paths where path.hasSuffix(".py") {
      if let name = finder.moduleName(ofFile: path) { modules[name] = path }
    }
    let (known, watch) = (boot.evaluator.problems.count, Stopwatch())
    let dump = boot.dump(modules: modules)
    StartedBoot.trace(&boot, "dump: \(watch.milliseconds) ms", since: known)
    return dump
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
