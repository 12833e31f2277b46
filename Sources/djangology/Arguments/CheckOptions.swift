import Base
import Checks
import Platform
import Workspace

/// What `check` can be told.
enum CheckOptions {
  static let paths = ArgumentKey<[String]>.rest("paths", "Files and folders to report on", kind: .path)
  static let select = ArgumentKey<[String]>.repeated(
    "select", short: "s", "Rules instead of those that are on", placeholder: "RULES")
  static let extendSelect = ArgumentKey<[String]>.repeated(
    "extend-select", "Rules beside those that are on", placeholder: "RULES")
  static let ignore = ArgumentKey<[String]>.repeated("ignore", "Rules that are not asked", placeholder: "RULES")
  static let fixable = ArgumentKey<[String]>.repeated(
    "fixable", "Rules whose fixes are applied, instead of all", placeholder: "RULES")
  static let unfixable = ArgumentKey<[String]>.repeated(
    "unfixable", "Rules whose fixes are not applied", placeholder: "RULES")
  static let minConfidence = ArgumentKey<String?>.option(
    "min-confidence", "Leave out what is less sure", kind: .choice(Confidence.allCases.map(\.rawValue)),
    placeholder: "LEVEL")
  static let format = ArgumentKey<CheckFormat>.choice(
    "output-format", short: "f", "How findings are printed", default: .full, placeholder: "FORMAT")
  static let outputFile = ArgumentKey<String?>.option(
    "output-file", short: "o", "Where to, instead of standard output", kind: .path, placeholder: "FILE")
  static let failOn = ArgumentKey<String?>.option(
    "fail-on", "The least severity that makes the exit code 1, warning by default",
    kind: .choice(FailureThreshold.allCases.map(\.rawValue)), placeholder: "SEVERITY")
  static let exitZero = ArgumentKey<Bool>.flag("exit-zero", "Exit with 0 whatever is found")
  static let statistics = ArgumentKey<Bool>.flag("statistics", "Print how often each rule found something")
  static let explain = ArgumentKey<String?>.option("explain", "Print what a rule is about", placeholder: "RULE")
  static let showSettings = ArgumentKey<Bool>.flag("show-settings", "Print which rules run, and why")
  static let fix = ArgumentKey<Bool>.flag("fix", "Mend what can be mended safely")
  static let unsafeFixes = ArgumentKey<Bool>.flag(
    "unsafe-fixes", "Mend also where that may change what the program does")
  static let diff = ArgumentKey<Bool>.flag("diff", "Print what fixes would change, and write nothing")
  static let showFixes = ArgumentKey<Bool>.flag("show-fixes", "List what was mended")
  static let exitNonZeroOnFix = ArgumentKey<Bool>.flag(
    "exit-non-zero-on-fix", "Exit with 1 when something was mended, though nothing is left")
  static let addNoqa = ArgumentKey<Bool>.flag("add-noqa", "Keep all that is found quiet by comments in the files")
  static let baseline = ArgumentKey<String?>.option(
    "baseline", "A file of findings that are known and not reported", kind: .path, placeholder: "FILE")
  static let updateBaseline = ArgumentKey<Bool>.flag(
    "update-baseline", "Write all that is found into the baseline")
  static let base = ArgumentKey<String?>.option(
    "base", short: "b", "Report only what was brought since the branch point with this commit or branch",
    placeholder: "REF")
  static let diffOnly = ArgumentKey<Bool>.flag(
    "diff-only", "Report only what is not committed yet has brought")
  static let review = ArgumentKey<Bool>.flag(
    "review", "Judge the change too: protected paths, its scope, and code rewritten for nothing")
  static let standardInput = ArgumentKey<String?>.option(
    "stdin-filename", "Read this file's text from standard input", kind: .path, placeholder: "FILE")
  static let configuration = ArgumentKey<String?>.option(
    "config", "A configuration file instead of the project's", kind: .path, placeholder: "FILE")
  static let isolated = ArgumentKey<Bool>.flag("isolated", "Read no configuration file")
  static let ignoreComments = ArgumentKey<Bool>.flag(
    "ignore-suppressions", "Report also what comments keep from being reported")
  static let allowMigrations = ArgumentKey<Bool>.flag(
    "allow-migrations", "New migrations are wanted, whatever the configuration says")
  static let settings = ArgumentKey<String?>.option(
    "settings", "Dotted settings module, instead of DJANGO_SETTINGS_MODULE or manage.py's", placeholder: "MODULE")
  static let python = ArgumentKey<String?>.option(
    "python", "Interpreter or environment that has the project's libraries", kind: .path, placeholder: "PATH")

  static let all: [any ArgumentDeclaring] = [
    paths, ProjectArgument.root, select, extendSelect, ignore, fixable, unfixable, minConfidence, format, outputFile,
    failOn, exitZero, statistics, explain, showSettings, fix, unsafeFixes, diff, showFixes, exitNonZeroOnFix, addNoqa,
    baseline,
    updateBaseline, base, diffOnly, review, standardInput, configuration, isolated, ignoreComments, allowMigrations,
    settings, python,
  ]

  static func request(_ arguments: ParsedArguments, _ caller: Caller) throws(CommandFailure) -> CheckRequest {
    var request = CheckRequest()
    request.boot.settingsModule = arguments[settings]
    request.boot.python = arguments[python]
    if arguments.isGiven(select) { request.select = arguments[select] }
    request.extendSelect = arguments[extendSelect]
    request.ignore = arguments[ignore]
    if arguments.isGiven(fixable) { request.fixable = arguments[fixable] }
    request.unfixable = arguments[unfixable]
    request.minConfidence = arguments[minConfidence].flatMap { Confidence(rawValue: $0) }
    request.configuration = arguments[isolated] ? "" : arguments[configuration].map(caller.place)
    request.ignoresComments = arguments[ignoreComments]
    request.allowsMigrations = arguments[allowMigrations]
    request.reviews = arguments[review]
    if arguments[diffOnly] || arguments[review] { request.change = .workingTree }
    if let ref = arguments[base] { request.change = .since(ref) }
    // A baseline that is written anew starts from nothing.
    if !arguments[updateBaseline] { request.baseline = arguments[baseline].map(caller.place) }
    request.ignoresBaseline = arguments[updateBaseline]
    try readPaths(arguments, caller, &request)
    return request
  }

  /// The project's folder: `--root`, or where the paths lie.
  static func root(_ arguments: ParsedArguments, _ caller: Caller) -> String {
    let named = arguments[paths].filter { $0 != "-" } + (arguments[standardInput].map { [$0] } ?? [])
    return ProjectOfPaths.root(arguments, named, caller)
  }

  private static func readPaths(
    _ arguments: ParsedArguments, _ caller: Caller, _ request: inout CheckRequest
  ) throws(CommandFailure) {
    let root = root(arguments, caller)
    for path in arguments[paths] where path != "-" {
      guard let place = placeBelowRoot(path, root, caller) else {
        throw CommandFailure(
          message: "\(path): outside of the project at \(root)", advice: "Name the project's folder with --root.")
      }
      guard
        place == arguments[standardInput].flatMap({ placeBelowRoot($0, root, caller) }) || exists(place, root, caller)
      else { throw noSuchPath(path) }
      request.paths.append(place)
    }
    guard let path = arguments[standardInput] else { return }
    guard let place = placeBelowRoot(path, root, caller) else {
      throw CommandFailure(
        message: "\(path): outside of the project at \(root)", advice: "--stdin-filename takes a file of the project.")
    }
    do throws(FileError) {
      request.buffers[place] = try StandardInput.readAll(limit: 32 << 20)
    } catch {
      throw CommandFailure(
        message: "standard input: \(error)", advice: "--stdin-filename reads a file's text from there.")
    }
    if request.paths.isEmpty { request.paths = [place] }
  }

  /// Whether there is a file or folder at a path below the project.
  static func exists(_ place: String, _ root: String, _ caller: Caller) -> Bool {
    (try? FileStamp(of: FilePath(caller.place(root)).appending(place).text)) != nil
  }

  static func noSuchPath(_ path: String) -> CommandFailure {
    CommandFailure(
      message: "\(path): there is no such file or folder", advice: "Paths are meant from the folder you are in.")
  }

  /// A path as the caller means it, as the project has it; nil for one outside.
  static func placeBelowRoot(_ path: String, _ root: String, _ caller: Caller) -> String? {
    let absolute = FilePath(caller.place(path)).absolute.normalized
    return absolute.relative(to: FilePath(caller.place(root)).absolute.normalized)?.text
  }

  static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    do throws(FileError) {
      try AtomicWrite.write(bytes, to: path)
    } catch {
      throw CommandFailure(message: "\(path): \(error)", advice: "Give a file in a folder that can be written to.")
    }
  }
}
