import Base
import Checks
import Workspace

/// Opening the project that a command was pointed at, with words for what can go wrong.
enum ProjectArgument {
  static let root = ArgumentKey<String>.option(
    "root", short: "C", "Folder of the project", default: ".", kind: .path, placeholder: "DIR")
  /// The same, for commands that may be asked about several projects at once.
  static let roots = ArgumentKey<[String]>.repeated(
    "root", short: "C", "Folder of the project, '.' by default; several are asked together", kind: .path,
    placeholder: "DIR")
  static let path = ArgumentKey<String>.operand("path", "Folder of the project", default: ".", kind: .path)

  private static func project(_ path: String, _ context: borrowing CommandContext) -> LiveProject {
    context.projects.project(at: context.caller.place(path))
  }

  /// The project at `path`; says on standard error what had to be left out.
  static func open(_ path: String, _ context: inout CommandContext) throws(CommandFailure) -> Workspace {
    let project = project(path, context)
    return try answer("reading \(path) …", path, &context) { () throws(WorkspaceError) in
      try project.workspace()
    }
  }

  /// How much FastAPI brings to the project at `path`; nil where it is not used.
  static func apiCounts(_ path: String, _ context: inout CommandContext) throws(CommandFailure) -> APICounts? {
    let (project, request) = (project(path, context), DumpRequest().asked(by: context.caller))
    return try answer("booting \(path) …", path, &context) { () throws(WorkspaceError) in
      try project.apiCounts(request)
    }
  }

  /// What the last question about `path` cost.
  static func work(_ path: String, _ context: borrowing CommandContext) -> RefreshWork { project(path, context).work }

  /// What is kept of the project at `path`, held against a fresh one.
  static func comparison(
    _ path: String, _ context: inout CommandContext
  ) throws(CommandFailure) -> FreshComparison {
    let (project, request) = (project(path, context), DumpRequest().asked(by: context.caller))
    return try answer("reading \(path) …", path, &context) { () throws(WorkspaceError) in
      try project.comparedWithFresh(request, tool: "\(program.name) \(program.version)")
    }
  }

  /// The answer to a task at `path`.
  static func capsule(
    _ path: String, _ request: CapsuleRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> CapsuleAnswer {
    let project = project(path, context)
    return try answer("reading \(path) …", path, &context) { () throws(WorkspaceError) in
      try project.capsule(request)
    }
  }

  /// Parts of files of the project at `path`.
  static func expand(
    _ units: [String], _ path: String, maxTokens: Int, _ context: borrowing CommandContext
  ) -> ExpandedUnits {
    project(path, context).expand(units, maxTokens: maxTokens)
  }

  /// The projects that a command was pointed at, when they are several.
  ///
  /// One folder stands for the projects below it where it is none itself.
  static func group(
    _ arguments: ParsedArguments, expands: Bool, _ context: borrowing CommandContext
  ) -> ProjectGroup? {
    let given = arguments[roots]
    if given.count > 1 { return ProjectGroup(given.map { project($0, context) }) }
    let root = given.first ?? "."
    guard expands else { return nil }
    let found = project(root, context).innerProjects
    guard found.count > 1 else { return nil }
    return ProjectGroup(found.map { context.projects.project(at: $0) })
  }

  /// The Django projects at and below `path`.
  static func locations(
    _ path: String, _ context: inout CommandContext
  ) throws(CommandFailure) -> [ProjectLocation] {
    let project = project(path, context)
    return try answer("reading \(path) …", path, &context) { () throws(WorkspaceError) in try project.locations() }
  }

  /// What Django would know of the project at `path`, as it is printed.
  static func dump(
    _ path: String, _ request: DumpRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> [UInt8] {
    let (project, request) = (project(path, context), request.asked(by: context.caller))
    return try answer("reading \(path) …", path, &context) { () throws(WorkspaceError) in
      try project.dumpText(request, tool: "\(program.name) \(program.version)")
    }
  }

  /// The project at `path` after its start.
  static func boot(
    _ path: String, _ request: DumpRequest, needsDjango: Bool, _ context: inout CommandContext
  ) throws(CommandFailure) -> BootedProject {
    let (project, request) = (project(path, context), request.asked(by: context.caller))
    return try answer("booting \(path) …", path, &context) { () throws(WorkspaceError) in
      try project.booted(request, needsDjango: needsDjango)
    }
  }

  /// What the rules find in the project at `path`.
  static func check(
    _ path: String, _ request: CheckRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> CheckAnswer {
    let progress = context.progress()
    progress.update("checking \(path) …")
    do throws(CheckFailure) {
      return try project(path, context).check(asked(request, context.caller))
    } catch {
      throw failure(error, path)
    }
  }

  /// What fixes would make of the project at `path`.
  static func fix(
    _ path: String, _ request: CheckRequest, _ safety: FixSafety, _ context: inout CommandContext
  ) throws(CommandFailure) -> FixAnswer {
    let progress = context.progress()
    progress.update("checking \(path) …")
    do throws(CheckFailure) {
      return try project(path, context).fix(asked(request, context.caller), safety)
    } catch {
      throw failure(error, path)
    }
  }

  static func write(_ fixed: FixAnswer) throws(CommandFailure) {
    do throws(CheckFailure) {
      try fixed.write()
    } catch {
      throw failure(error, "")
    }
  }

  private static func asked(_ request: CheckRequest, _ caller: Caller) -> CheckRequest {
    var request = request
    request.boot = request.boot.asked(by: caller)
    return request
  }

  static func failure(_ error: CheckFailure, _ path: String) -> CommandFailure {
    switch error {
    case .workspace(let error): failure(error, path)
    case .change(let error): failure(error, path)
    case .configuration(let error):
      CommandFailure(
        message: error.message, advice: "docs/checks.md lists all keys; --isolated reads no configuration.")
    case .unknownRule(let option, let message):
      CommandFailure(message: "\(option): \(message)", advice: "'djangology rule --all' lists the rules.")
    case .unreadable(let path, let reason):
      CommandFailure(message: "\(path): \(reason)", advice: "Check the path and its rights.")
    }
  }

  /// The migrations of the project at `path`.
  static func migrations(
    _ path: String, _ request: DumpRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> MigrationReport {
    let (project, request) = (project(path, context), request.asked(by: context.caller))
    return try answer("booting \(path) …", path, &context) { () throws(WorkspaceError) in
      try project.migrations(request)
    }
  }

  /// Files with migrations that the branch added.
  static func newMigrations(
    _ path: String, since ref: String, _ context: borrowing CommandContext
  ) throws(CommandFailure) -> Set<String> {
    do throws(VerifyFailure) {
      return try project(path, context).newMigrations(since: ref)
    } catch {
      throw failure(error, path)
    }
  }

  /// What a name stands for in the project at `path`.
  static func explain(
    _ name: String, _ path: String, _ request: DumpRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> [ExplainedName] {
    let (project, request) = (project(path, context), request.asked(by: context.caller))
    return try answer("booting \(path) …", path, &context) { () throws(WorkspaceError) in
      try project.explain(name, request)
    }
  }

  /// What in the project at `path` depends on a thing of it.
  static func impact(
    _ path: String, _ request: ImpactRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> ImpactReport {
    let progress = context.progress()
    progress.update("booting \(path) …")
    do throws(ImpactFailure) {
      var request = request
      request.boot = request.boot.asked(by: context.caller)
      return try project(path, context).impact(request)
    } catch {
      throw failure(error, path)
    }
  }

  static func impact(
    _ group: ProjectGroup, _ request: ImpactRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> (name: String, report: ImpactReport) {
    let progress = context.progress()
    progress.update("booting \(group.members.count) projects …")
    do throws(ImpactFailure) {
      var request = request
      request.boot = request.boot.asked(by: context.caller)
      return try group.impact(request)
    } catch {
      throw failure(error, group.names)
    }
  }

  static func verify(
    _ group: ProjectGroup, _ request: VerifyRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> [(name: String, report: VerifyReport)] {
    let progress = context.progress()
    progress.update("booting \(group.members.count) projects …")
    do throws(VerifyFailure) {
      var request = request
      request.boot = request.boot.asked(by: context.caller)
      return try group.verify(request)
    } catch {
      throw failure(error, group.names)
    }
  }

  static func capsule(
    _ group: ProjectGroup, _ request: CapsuleRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> [(name: String, answer: CapsuleAnswer)] {
    try answer("reading \(group.members.count) projects …", group.names, &context) { () throws(WorkspaceError) in
      try group.capsule(request)
    }
  }

  static func failure(_ error: ImpactFailure, _ path: String) -> CommandFailure {
    switch error {
    case .workspace(let error): return failure(error, path)
    case .ambiguous(let name, let names):
      return CommandFailure(
        message: "several things are called '\(name)'", advice: "Say which: " + names.joined(separator: ", "))
    case .unknown(let name, let candidates):
      let nearest = Suggestion.nearest(to: name, in: candidates)
      return CommandFailure(
        message: "nothing called '\(name)'",
        advice: nearest.map { "Did you mean '\($0)'?" }
          ?? "Give app.Model.field, app.Model, a dotted name, a file, a URL name, a template or a setting.")
    }
  }

  /// What the change in the project at `path` forgot.
  static func verify(
    _ path: String, _ request: VerifyRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> VerifyReport {
    let progress = context.progress()
    progress.update("booting \(path) …")
    do throws(VerifyFailure) {
      var request = request
      request.boot = request.boot.asked(by: context.caller)
      return try project(path, context).verify(request)
    } catch {
      throw failure(error, path)
    }
  }

  /// The tests that a change to the project at `path` puts at risk.
  static func tests(
    _ path: String, _ request: TestsRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> TestsReport {
    let progress = context.progress()
    progress.update("booting \(path) …")
    do throws(VerifyFailure) {
      var request = request
      request.boot = request.boot.asked(by: context.caller)
      return try project(path, context).tests(request)
    } catch {
      throw failure(error, path)
    }
  }

  static func failure(_ error: VerifyFailure, _ path: String) -> CommandFailure {
    switch error {
    case .workspace(let error): failure(error, path)
    case .noGit(let reason):
      CommandFailure(
        message: "\(path): no change to look at: \(reason)",
        advice: "Give a folder inside of a git repository, or a diff with --diff.")
    case .unknownBase(let ref):
      CommandFailure(message: "no commit or branch called '\(ref)'", advice: "--base takes what git understands.")
    case .badDiff(let reason):
      CommandFailure(
        message: "the diff cannot be used: \(reason)", advice: "Hand over what 'git diff' prints, below the project.")
    }
  }

  /// Does what may take long under a line of progress, and puts what goes wrong into words.
  private static func answer<Answer>(
    _ title: String, _ path: String, _ context: inout CommandContext, _ work: () throws(WorkspaceError) -> Answer
  ) throws(CommandFailure) -> Answer {
    let progress = context.progress()
    progress.update(title)
    do throws(WorkspaceError) {
      return try work()
    } catch {
      throw failure(error, path)
    }
  }

  /// Names the folder as the caller did.
  static func failure(_ error: WorkspaceError, _ path: String) -> CommandFailure {
    switch error {
    case .unreadable(_, let reason):
      CommandFailure(
        message: "\(path): \(reason)", advice: "Give the folder that holds manage.py, and check its rights.")
    case .isFile:
      CommandFailure(message: "\(path): is a file, not a folder", advice: "Give the folder that holds manage.py.")
    case .noPython:
      CommandFailure(
        message: "\(path): no Python file below this folder",
        advice: "Give the folder that holds manage.py; .gitignore and .djangologyignore are respected.")
    case .noSettings(_, let named?):
      CommandFailure(
        message: "\(path): the settings module \(named) is not there",
        advice: "Give --settings a dotted name that manage.py could import.")
    case .noSettings(let root, nil):
      CommandFailure(
        message: "\(path): no Django settings module found",
        advice: ProjectRoot.scriptFolder(above: root).map { "manage.py is in \($0): go there, or give it with -C." }
          ?? "Name it with --settings, or set DJANGO_SETTINGS_MODULE.")
    }
  }
}

extension DumpRequest {
  /// With what the caller has set; only a process that ends may leave what it made as it is.
  func asked(by caller: Caller) -> DumpRequest {
    var request = self
    request.variables = caller.variables
    request.python = request.python.map { caller.absolute($0) }
    request.isLast = caller.isLast
    return request
  }
}

extension ProjectGroup {
  fileprivate var names: String { members.map(\.name).joined(separator: ", ") }
}
