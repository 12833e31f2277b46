import Base
import Platform
import Workspace

private let base = ArgumentKey<String?>.option(
  "base", short: "b", "Judge everything since the branch point with this commit or branch", placeholder: "REF")
private let diff = ArgumentKey<String?>.option(
  "diff", "Judge a unified diff, from a file or from standard input (-)", kind: .path, placeholder: "FILE")
private let maxTokens = ArgumentKey<Int>.option(
  "max-tokens", short: "t", "Upper bound on the tokens of the answer", default: 4000, in: 100...200_000)
private let settings = ArgumentKey<String?>.option(
  "settings", "Dotted settings module, instead of DJANGO_SETTINGS_MODULE or manage.py's", placeholder: "MODULE")
private let python = ArgumentKey<String?>.option(
  "python", "Interpreter or environment that has the project's libraries", kind: .path, placeholder: "PATH")
private let json = ArgumentKey<Bool>.flag("json", "Print JSON")

let verifyCommand = Command(
  "verify", "Tell what the change in the working tree forgot",
  discussion: """
    Compares the working tree, new files included, with the last commit and says what the change broke or left behind: \
    files that do not parse, names that are gone and still used, calls that no longer fit, migrations that are missing, \
    files outside of the session's scope, and which tests run what was changed. What is likely, not certain, stands \
    behind ~. The exit code is 1 when there is something to do.
    """,
  arguments: [ProjectArgument.roots, base, diff, maxTokens, settings, python, json],
  examples: [
    .init("djangology verify", "What is not committed yet"),
    .init("djangology verify --base main", "The whole branch"),
    .init("git diff HEAD~3 | djangology verify --diff -", "A diff"),
  ], daemon: .started, input: diff
) { arguments, context throws(CommandFailure) in
  var request = VerifyRequest()
  request.maxTokens = arguments[maxTokens]
  request.boot.settingsModule = arguments[settings]
  request.boot.python = arguments[python]
  if arguments.isGiven(base), arguments.isGiven(diff) {
    throw CommandFailure(message: "--base and --diff were both given", advice: "A diff has its own base.")
  }
  if let ref = arguments[base] { request.change = .since(ref) }
  if let path = arguments[diff] { request.change = .diff(try diffBytes(path, context.caller)) }
  if let group = ProjectArgument.group(arguments, expands: !arguments.isGiven(settings), context) {
    return printReports(try ProjectArgument.verify(group, request, &context), request, arguments[json], &context)
  }
  let report = try ProjectArgument.verify(arguments[ProjectArgument.root], request, &context)
  context.write(arguments[json] ? report.json.text() + "\n" : report.text)
  return report.needsAttention ? .findings : .ok
}

private let limit = 64 << 20

private func diffBytes(_ path: String, _ caller: Caller) throws(CommandFailure) -> [UInt8] {
  do throws(FileError) {
    return try path == "-" ? caller.readInput(limit: limit) : FileReader.read(caller.place(path), limit: limit)
  } catch {
    throw CommandFailure(message: "\(path): \(error)", advice: "--diff takes a file with a unified diff, or -.")
  }
}

/// One report a project, under its name.
private func printReports(
  _ reports: [(name: String, report: VerifyReport)], _ request: VerifyRequest, _ asJSON: Bool,
  _ context: inout CommandContext
) -> ExitCode {
  if asJSON {
    context.print(JSONValue.object(reports.map { ($0.name, $0.report.json) }).text())
  } else if reports.isEmpty {
    context.print("nothing changed in any of the projects")
  }
  for (name, report) in reports where !asJSON { context.write("# project \(name)\n" + report.text) }
  return reports.contains { $0.report.needsAttention } ? .findings : .ok
}
