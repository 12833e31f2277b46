import Discovery
import Django
import Evaluation
import Platform

/// A project as Django would have it after its start, as plain values.
public struct BootedProject: Sendable {
  /// Dotted.
  public let settingsModule: String
  let dump: RegistryDump
}

extension Workspace {
  /// Boots the project below `root`; without a settings module there is nothing to boot.
  public static func boot(root: String, _ request: DumpRequest = .init()) throws(WorkspaceError) -> BootedProject {
    let files = try allFiles(root)
    let booted: BootedProject? = onDeepStack {
      guard var boot = StartedBoot.start(root, files, request) else { return nil }
      return BootedProject(settingsModule: boot.settingsModule, dump: boot.dump())
    }
    guard let booted else { throw .noSettings(path: root) }
    return booted
  }

  /// Every file of the project, also those that are neither Python nor known as templates by their names.
  static func allFiles(_ root: String) throws(WorkspaceError) -> [String] {
    do throws(FileError) {
      return try DirectoryWalk(root: root).run { _ in true }.files.map(\.path)
    } catch {
      throw error == .notADirectory ? .isFile(path: root) : .unreadable(path: root, error)
    }
  }
}

/// The evaluator after Django's start-up ran on it.
struct StartedBoot: ~Copyable {
  let settingsModule: String
  var boot: DjangoBoot
  private let paths: [String]
  private let finder: ProjectModuleFinder

  /// Nil when there is no settings module.
  static func start(_ root: String, _ paths: [String], _ request: DumpRequest) -> StartedBoot? {
    let tree = DiskTree(root: root)
    let found = Surroundings(
      ProjectFiles(paths: paths, tree: tree), .init(environmentOf: root, python: request.python))
    guard let settings = request.settingsModule ?? found.settings.first?.module else { return nil }
    var boot = DjangoBoot(
      finder: found.finder, environment: Environment.all, disk: ProjectFolder(tree: tree),
      files: BootFolder(tree, found))
    let watch = Stopwatch()
    guard boot.run(settings: settings) else { return nil }
    if Environment.variable("DJANGOLOGY_TRACE") != nil { trace(&boot, watch.milliseconds) }
    return StartedBoot(settingsModule: settings, boot: boot, paths: paths, finder: found.finder)
  }

  mutating func dump() -> RegistryDump {
    var dump = boot.dump()
    for path in paths where path.hasSuffix(".py") {
      if let name = finder.moduleName(ofFile: path) { dump.modules[name] = path }
    }
    return dump
  }

  /// Where the boot and Python part ways, for those who work on the boot.
  private static func trace(_ boot: inout DjangoBoot, _ milliseconds: Double) {
    var stream = StreamWriter(.error)
    for problem in boot.evaluator.problems {
      stream.write("\(boot.evaluator.describe(problem.place)): \(problem.text)\n")
    }
    stream.write("boot: \(milliseconds) ms, \(boot.evaluator.steps) steps\n")
    stream.flush()
  }
}
