public import Base
import Discovery
import Django
import Evaluation
import Platform
import PythonSyntax
import TemplateSyntax

extension Workspace {
  /// What Django's own registry would say of the project below `root`, as JSON.
  public static func dump(
    root: String, _ request: DumpRequest, tool: String
  ) throws(WorkspaceError) -> JSONValue {
    let files = try allFiles(root)
    let section = request.section.flatMap { RegistryDump.SectionName(rawValue: $0) }
    let dump = onDeepStack { registryDump(root, files, request) }
    return dump.json(only: section, tool: tool)
  }

  private static func registryDump(_ root: String, _ paths: [String], _ request: DumpRequest) -> RegistryDump {
    let tree = DiskTree(root: root)
    let files = ProjectFiles(paths: paths, tree: tree)
    let found = Surroundings(files, .init(environmentOf: root, python: request.python))
    var boot = DjangoBoot(finder: found.finder, environment: Environment.all, disk: ProjectFolder(tree: tree))
    guard let settings = request.settingsModule ?? found.settings.first?.module else { return RegistryDump() }
    if Environment.variable("DJANGOLOGY_TRACE") == "steps" { boot.evaluator.profile = [:] }
    let watch = Stopwatch()
    _ = boot.run(settings: settings)
    if Environment.variable("DJANGOLOGY_TRACE") != nil { trace(&boot, watch.milliseconds) }
    var modules: [String: String] = [:]
    for path in paths where path.hasSuffix(".py") {
      if let name = found.finder.moduleName(ofFile: path) { modules[name] = path }
    }
    let sections = Stopwatch()
    let dump = boot.dump(modules: modules)
    if Environment.variable("DJANGOLOGY_TRACE") != nil { trace(&boot, sections.milliseconds, "sections") }
    return dump
  }

  /// Where the boot and Python part ways, for those who work on the boot.
  private static func trace(_ boot: inout DjangoBoot, _ milliseconds: Double, _ step: String = "boot") {
    var stream = StreamWriter(.error)
    for problem in boot.evaluator.problems where step == "boot" {
      stream.write("\(boot.evaluator.describe(problem.place)): \(problem.text)\n")
    }
    for (function, steps) in (boot.evaluator.profile ?? [:]).sorted(by: { $0.value > $1.value }).prefix(60) {
      stream.write("\(steps) steps in \(boot.evaluator.dottedName(of: .function(function)) ?? "?")\n")
    }
    if let module = Environment.variable("DJANGOLOGY_TRACE"),
      case .module(let id)? = boot.evaluator.importModule(module)
    {
      for (name, value) in boot.evaluator.modules[id].namespace.entries() {
        stream.write("\(boot.evaluator.string(name)) = \(boot.evaluator.display(value))\n")
      }
    }
    stream.write("\(step): \(milliseconds) ms, \(boot.evaluator.steps) steps\n")
    stream.flush()
  }

  /// Every file of the project, also those that are neither Python nor known as templates by their names.
  private static func allFiles(_ root: String) throws(WorkspaceError) -> [String] {
    do throws(FileError) {
      return try DirectoryWalk(root: root).run { _ in true }.files.map(\.path)
    } catch {
      throw error == .notADirectory ? .isFile(path: root) : .unreadable(path: root, error)
    }
  }
}
