import Base
import Checks
import Contract
import Workspace

private let files = ArgumentKey<[String]>.rest("file", "CLAUDE.md, AGENTS.md or others, below the root", kind: .path)
private let json = ArgumentKey<Bool>.flag("json", "Print JSON, with the sentences that are rules")
private let sarif = ArgumentKey<Bool>.flag("sarif", "Print SARIF 2.1.0")
private let rules = ArgumentKey<Bool>.flag("rules", "Also the sentences that a rule looks after")

let claudeMdCheck = Command(
  "check", "Find what is not true in CLAUDE.md and AGENTS.md",
  discussion: """
    Paths, commands, settings, applications, versions, databases, relations and conventions are held against the booted \
    project; length, repetition, vague sentences and missing answers are remarks. Without a file, CLAUDE.md, \
    .claude/CLAUDE.md, AGENTS.md and .claude/rules are read, with what they import. The exit code is 1 when something is \
    not true, 2 when the question could not be answered.
    """,
  arguments: [
    files, ProjectArgument.root, rules, json, sarif, CheckOptions.failOn, CheckOptions.exitZero,
    ContractArguments.settings, ContractArguments.python,
  ],
  examples: [
    .init("djangology claude-md check", "The usual files"),
    .init("djangology claude-md check AGENTS.md --sarif", "One file, for a code scanning service"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  let root = arguments[ProjectArgument.root]
  let paths = arguments[files].map { CheckOptions.placeBelowRoot($0, root, context.caller) ?? $0 }
  let report = try ProjectArgument.contract(
    root, ContractArguments.request(arguments), &context
  ) { project, request throws(CheckFailure) in try project.checkContract(paths, request) }
  if arguments[json] {
    context.print(report.json.text())
  } else if arguments[sarif] {
    report.check.print(.sarif, &context)
  } else {
    printText(report, withRules: arguments[rules], &context)
  }
  if arguments[CheckOptions.exitZero] { return .ok }
  let threshold = arguments[CheckOptions.failOn].flatMap { FailureThreshold(rawValue: $0) } ?? .warning
  return report.check.worst.map(threshold.isReached) ?? false ? .findings : .ok
}

private func printText(_ report: ContractReport, withRules: Bool, _ context: inout CommandContext) {
  report.check.print(.full, &context)
  if withRules, !report.kept.isEmpty { context.write(report.keptText) }
  guard !report.files.isEmpty else { return context.print("no CLAUDE.md or AGENTS.md") }
  let (count, names) = (report.check.findings.count, report.files.joined(separator: ", "))
  let line =
    count == 0 ? "nothing wrong in \(names)" : count == 1 ? "1 finding in \(names)" : "\(count) findings in \(names)"
  context.print(context.terminal.paint(line, count == 0 ? .good : .heading))
}
