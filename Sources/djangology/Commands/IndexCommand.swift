import Base
import Workspace

private let json = ArgumentKey<Bool>.flag("json", "Print JSON")
private let verify = ArgumentKey<Bool>.flag(
  "verify", "Build everything again from nothing and compare it with what is kept; 1 when they differ")
private let showsWork = ArgumentKey<Bool>.flag("work", "Say which files had to be read and parsed for this answer")
private let timings = ArgumentKey<Bool>.flag("timings", "Say how long each stage took")

let indexCommand = Command(
  "index", "Read a project and say what is in it",
  discussion: """
    Walks the folder (respecting .gitignore and .djangologyignore), parses every Python file and template, links models, \
    views, URLs, templates, forms, serializers, signals and migrations, and prints what it found; of a project with FastAPI \
    its endpoints, schemas and tables, too. Nothing of the project is run and nothing is written.
    """,
  arguments: [ProjectArgument.path, json, timings, verify, showsWork],
  examples: [.init("djangology index", "The project in this folder"), .init("djangology index --timings ../shop", "")]
) { arguments, context throws(CommandFailure) in
  if arguments[verify] { return try printComparison(arguments[ProjectArgument.path], &context) }
  let workspace = try ProjectArgument.open(arguments[ProjectArgument.path], &context)
  let work = ProjectArgument.work(arguments[ProjectArgument.path], context)
  let apis = try ProjectArgument.apiCounts(arguments[ProjectArgument.path], &context)
  if arguments[json] {
    context.print(jsonReport(workspace.report, apis, withTimings: arguments[timings]).text())
  } else {
    printReport(workspace, apis, withTimings: arguments[timings], &context)
  }
  if arguments[showsWork] { printWork(work, &context) }
  return .ok
}

private func counts(_ report: IndexReport) -> [(String, Int)] {
  [
    ("python files", report.pythonFiles), ("templates", report.templates), ("lines", report.lines),
    ("models", report.models), ("routes", report.routes), ("symbols", report.symbols), ("edges", report.edges),
  ]
}

private func counts(_ apis: APICounts?) -> [(String, Int)] {
  apis.map { [("endpoints", $0.endpoints), ("schemas", $0.schemas), ("tables", $0.tables)] } ?? []
}

private func jsonReport(_ report: IndexReport, _ apis: APICounts?, withTimings: Bool) -> JSONValue {
  var members = (counts(report) + counts(apis)).map { ($0.0.replacing(" ", with: "_"), JSONValue.int($0.1)) }
  if let apis { members.append(("endpoints_complete", .bool(!apis.mayHaveMore))) }
  members.append(("broken_files", .strings(report.brokenFiles)))
  members.append(("unreadable", .array(report.unreadable.map(jsonPair))))
  members.append(("skipped", .array(report.skipped.map(jsonPair))))
  if withTimings {
    members.append(("milliseconds", .object(report.stages.map { ($0.name, .double($0.milliseconds)) })))
  }
  return .object(members)
}

private func jsonPair(_ entry: (path: String, reason: String)) -> JSONValue {
  .object([("path", .string(entry.path)), ("reason", .string(entry.reason))])
}

private func printReport(
  _ workspace: Workspace, _ apis: APICounts?, withTimings: Bool, _ context: inout CommandContext
) {
  let report = workspace.report
  for (name, count) in counts(report) + counts(apis) {
    context.print("\(pad(name, 14))\(context.terminal.paint(String(count), .number))")
  }
  if apis?.mayHaveMore ?? false {
    context.print("there may be more endpoints: something is included that is not known")
  }
  if apis == nil, !workspace.isDjango {
    context.print("No model, route, app or settings module found: not a Django project?")
  }
  printList("syntax errors in", report.brokenFiles, &context)
  printList("could not read", report.unreadable.map { "\($0.path): \($0.reason)" }, &context)
  guard withTimings else { return }
  for stage in report.stages { context.print("\(pad(stage.name, 14))\(milliseconds(stage.milliseconds))") }
  context.print("\(pad("total", 14))\(milliseconds(report.milliseconds))")
}

private func printList(_ title: String, _ entries: [String], _ context: inout CommandContext) {
  for entry in entries.prefix(5) { context.print("\(context.terminal.paint(title, .warning)) \(entry)") }
  if entries.count > 5 { context.print("… and \(entries.count - 5) more; --json lists them all") }
}

private func pad(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

private func milliseconds(_ value: Double) -> String { "\((value * 10).rounded() / 10) ms" }

private func printComparison(_ path: String, _ context: inout CommandContext) throws(CommandFailure) -> ExitCode {
  let result = try ProjectArgument.comparison(path, &context)
  for difference in result.differences { context.print(context.terminal.paint(difference, .warning)) }
  if result.differences.isEmpty { context.print("as fresh: \(result.compared.joined(separator: ", "))") }
  return result.differences.isEmpty ? .ok : .findings
}

private func printWork(_ work: RefreshWork, _ context: inout CommandContext) {
  printFiles("read", work.read, &context)
  printFiles("parsed", work.parsed, &context)
  printFiles("gone", work.removed, &context)
  let links = work.linked ? "all again" : work.relinked.isEmpty ? "as before" : "again \(shown(work.relinked))"
  context.print("\(pad("linked", 14))\(links)")
}

private func printFiles(_ title: String, _ paths: [String], _ context: inout CommandContext) {
  context.print("\(pad(title, 14))\(paths.count)\(paths.isEmpty ? "" : ": " + shown(paths))")
}

private func shown(_ paths: [String]) -> String {
  paths.prefix(10).joined(separator: ", ") + (paths.count > 10 ? ", …" : "")
}
