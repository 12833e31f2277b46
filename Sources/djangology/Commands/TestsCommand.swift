import Base
import Platform
import TestSelection
import Workspace

private let files = ArgumentKey<[String]>.rest("files", "Files or folders taken as changed as a whole", kind: .path)
private let base = ArgumentKey<String?>.option(
  "base", short: "b", "Everything since the branch point with this commit or branch", placeholder: "REF")
private let changed = ArgumentKey<Bool>.flag("changed", "What is not committed yet, as without any option")
private let tier = ArgumentKey<TierName>.choice(
  "tier", short: "t", "How far to go: run now, likely, or the safe set; --run stops at A", default: .c,
  placeholder: "TIER")
private let settings = ArgumentKey<String?>.option(
  "settings", "Dotted settings module, instead of DJANGO_SETTINGS_MODULE or manage.py's", placeholder: "MODULE")
private let python = ArgumentKey<String?>.option(
  "python", "Interpreter or environment that has the project's libraries", kind: .path, placeholder: "PATH")
private let json = ArgumentKey<Bool>.flag("json", "Print JSON")

/// As it is typed.
enum TierName: String, CaseIterable, Sendable {
  case a = "A"
  case b = "B"
  case c = "C"

  var tier: RiskTier {
    switch self {
    case .a: .now
    case .b: .likely
    case .c: .safe
    }
  }
}

let testsCommand = Command(
  "tests", "Tell which tests a change puts at risk, and how to run them",
  discussion: """
    Follows what changed, name by name, to the tests: calls and imports, URL names and paths that tests ask for, templates, \
    factories, fixtures, signals, permissions and labels in texts. A: run now, at most twenty. B: likely, with the tests of \
    the same app. C: all that statically can reach the change – a safe set, no proof – or everything, where settings and the \
    like changed. Each tier holds those before it.

    Only --run starts anything: it becomes the test runner, which runs code of the project.
    """,
  arguments: [files, ProjectArgument.root, base, changed, tier, RunsProject.argument, settings, python, json],
  examples: [
    .init("djangology tests", "For what is not committed yet"),
    .init("djangology tests --base main --tier B", "For the branch"),
    .init("djangology tests orders/services.py --run", "Run what a file puts at risk"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  var request = TestsRequest()
  request.boot.settingsModule = arguments[settings]
  request.boot.python = arguments[python]
  request.change = try change(arguments, context.caller)
  let runs = arguments[RunsProject.argument]
  request.tier = runs && !arguments.isGiven(tier) ? .now : arguments[tier].tier
  let report = try ProjectArgument.tests(arguments[ProjectArgument.root], request, &context)
  if runs { return try RunsProject.run(report, arguments[ProjectArgument.root], &context) }
  context.write(arguments[json] ? report.json.text() + "\n" : report.text)
  return .ok
}

private func change(_ arguments: ParsedArguments, _ caller: Caller) throws(CommandFailure) -> TestsRequest.Change {
  let names = arguments[files]
  if [arguments.isGiven(base), arguments[changed], !names.isEmpty].count(where: { $0 }) > 1 {
    throw CommandFailure(
      message: "several changes were given", advice: "Give one of --base, --changed and the names of files.")
  }
  if let ref = arguments[base] { return .since(ref) }
  if names.isEmpty { return .workingTree }
  // What does not lie below the project from here may be meant from there.
  let root = arguments[ProjectArgument.root]
  return .files(
    try names.map { name throws(CommandFailure) in
      let place = CheckOptions.placeBelowRoot(name, root, caller) ?? name
      if CheckOptions.exists(place, root, caller) { return place }
      guard CheckOptions.exists(name, root, caller) else { throw CheckOptions.noSuchPath(name) }
      return name
    })
}
