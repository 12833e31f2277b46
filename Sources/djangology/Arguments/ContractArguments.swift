import Contract
import Conventions
import Workspace

/// What the commands about conventions and contracts take.
enum ContractArguments {
  static let settings = ArgumentKey<String?>.option(
    "settings", "Dotted settings module, instead of DJANGO_SETTINGS_MODULE or manage.py's", placeholder: "MODULE")
  static let python = ArgumentKey<String?>.option(
    "python", "Interpreter or environment that has the project's libraries", kind: .path, placeholder: "PATH")

  static let file = ArgumentKey<String?>.option(
    "file", "Where the contract is, instead of the first of CLAUDE.md, .claude/CLAUDE.md and AGENTS.md",
    kind: .path, placeholder: "FILE")

  /// The files as they would be.
  static func changes(
    _ arguments: ParsedArguments, _ context: inout CommandContext
  ) throws(CommandFailure) -> [ContractChange] {
    let root = arguments[ProjectArgument.root]
    let file = arguments[file].map { CheckOptions.placeBelowRoot($0, root, context.caller) ?? $0 }
    return try ProjectArgument.contract(root, request(arguments), &context) { project, request throws(CheckFailure) in
      try project.contractChanges(file: file, request)
    }
  }

  static func request(_ arguments: ParsedArguments) -> CheckRequest {
    var request = CheckRequest()
    request.boot.settingsModule = arguments[settings]
    request.boot.python = arguments[python]
    return request
  }
}

extension ProjectArgument {
  /// What the project at `path` does again and again.
  static func conventions(
    _ path: String, _ request: CheckRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> ConventionReport {
    try contract(path, request, &context) { project, request throws(CheckFailure) in
      try project.conventions(request)
    }
  }

  /// Asks the project at `path` under a line of progress.
  static func contract<Answer>(
    _ path: String, _ request: CheckRequest, _ context: inout CommandContext,
    _ ask: (LiveProject, CheckRequest) throws(CheckFailure) -> Answer
  ) throws(CommandFailure) -> Answer {
    let progress = context.progress()
    progress.update("booting \(path) …")
    var asked = request
    asked.boot = asked.boot.asked(by: context.caller)
    do throws(CheckFailure) {
      return try ask(context.projects.project(at: context.caller.place(path)), asked)
    } catch {
      throw failure(error, path)
    }
  }
}
