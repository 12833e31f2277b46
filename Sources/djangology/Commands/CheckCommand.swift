import Base
import Checks
import Platform
import Workspace

let checkCommand = Command(
  "check", "Find mistakes by what Django would make of the code",
  discussion: """
    Boots the project without running it and asks rules about it. What is reported as an error is proved: the registry \
    says that the name, field, route or template is not there. The exit code is 1 when something was found, 2 when the \
    question could not be answered.

    Rules are selected by code (DJM001), by prefix (DJM, DJM1), by name (missing-on-delete), or by facet \
    (DJG006[operations]); '# djangology: ignore[DJM001] why' or '# noqa: DJM001' keeps one quiet on a line. \
    [tool.djangology] in pyproject.toml says the same for everybody.
    """,
  arguments: CheckOptions.all,
  examples: [
    .init("djangology check", "The project in this folder"),
    .init("djangology check shop/models.py --select DJM,DJG001", "One file, some rules"),
    .init("djangology check --base main", "Only what this branch brought"),
    .init("djangology check --review --base main", "The same, and what it rewrites without need"),
    .init("djangology check --fix --diff", "What the safe fixes would change"),
    .init("djangology check --explain DJM001", "What a rule is about"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  if let name = arguments[CheckOptions.explain] {
    try explainRule(name, asJSON: false, &context)
    return .ok
  }
  let request = try CheckOptions.request(arguments, context.caller)
  return try CheckSession(request, arguments, context.caller).run(&context)
}

/// One run of the command.
private struct CheckSession {
  private let request: CheckRequest
  private let arguments: ParsedArguments
  private let root: String

  init(_ request: CheckRequest, _ arguments: ParsedArguments, _ caller: Caller) {
    self.request = request
    self.arguments = arguments
    root = CheckOptions.root(arguments, caller)
  }

  func run(_ context: inout CommandContext) throws(CommandFailure) -> ExitCode {
    let safety: FixSafety = arguments[CheckOptions.unsafeFixes] ? .risky : .safe
    if arguments[CheckOptions.fix] || arguments[CheckOptions.diff] { return try fix(safety, &context) }
    let answer = try ProjectArgument.check(root, request, &context)
    if arguments[CheckOptions.addNoqa] { return try addComments(answer, &context) }
    if arguments[CheckOptions.updateBaseline] { return try updateBaseline(answer, &context) }
    if arguments[CheckOptions.showSettings] {
      showSettings(answer, &context)
      return .ok
    }
    try print(answer, &context)
    return exitCode(answer)
  }

  private func exitCode(_ answer: CheckAnswer) -> ExitCode {
    if arguments[CheckOptions.exitZero] { return .ok }
    let given = arguments[CheckOptions.failOn].flatMap { FailureThreshold(rawValue: $0) }
    let threshold = given ?? answer.configuration.failOn ?? .warning
    return answer.report.worst.map(threshold.isReached) ?? false ? .findings : .ok
  }

  // MARK: Printing

  private func print(_ answer: CheckAnswer, _ context: inout CommandContext) throws(CommandFailure) {
    let report = answer.report
    if root != arguments[ProjectArgument.root] { context.note("the project is \(root)") }
    for remark in report.remarks { context.note(remark) }
    if arguments[CheckOptions.statistics] { return statistics(report, &context) }
    var text = CommandContext.captured(width: context.terminal.width)
    text.terminal = context.terminal
    report.print(arguments[CheckOptions.format], &text)
    if let path = arguments[CheckOptions.outputFile] {
      try CheckOptions.write(text.output.collected, to: context.caller.place(path))
    } else {
      context.write(String(decoding: text.output.collected, as: UTF8.self))
    }
    if arguments[CheckOptions.format] == .full || arguments[CheckOptions.format] == .grouped {
      summary(report, &context)
    }
    for entry in report.stale {
      context.note("the baseline knows \(entry.rule) in \(entry.path), which is gone: --update-baseline takes it out")
    }
  }

  private func summary(_ report: CheckReport, _ context: inout CommandContext) {
    let count = report.findings.count
    let safe = report.findings.count { $0.diagnostic.fix?.safety == .safe }
    let risky = report.findings.count { $0.diagnostic.fix?.safety == .risky }
    var line =
      count == 0
      ? "nothing found in \(report.fileCount) \(report.fileCount == 1 ? "file" : "files")"
      : count == 1 ? "1 finding" : "\(count) findings"
    if safe > 0 { line += ", \(safe) mended by --fix" }
    if risky > 0 { line += ", \(risky) by --fix --unsafe-fixes" }
    if !report.suppressed.isEmpty { line += ", \(report.suppressed.count) suppressed" }
    context.print(context.terminal.paint(line, count == 0 ? .good : .heading))
  }

  private func statistics(_ report: CheckReport, _ context: inout CommandContext) {
    let groups = Dictionary(grouping: report.findings, by: \.diagnostic.code)
    let rows = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    if arguments[CheckOptions.format] == .json {
      return context.print(
        JSONValue.array(
          rows.map { code, found in
            .object([
              ("code", .string(code)), ("name", .string(found[0].diagnostic.name)), ("count", .int(found.count)),
            ])
          }
        ).text())
    }
    for (code, found) in rows {
      let count = String(found.count)
      context.print(
        String(repeating: " ", count: max(0, 6 - count.count)) + "\(count)  \(code)  \(found[0].diagnostic.name)")
    }
  }

  private func showSettings(_ answer: CheckAnswer, _ context: inout CommandContext) {
    context.print("configuration: \(answer.configuration.path ?? "none")")
    for (rule, reason) in answer.plan.rows {
      context.print("\(rule.code)  \(rule.name)  \(reason.words)")
    }
    for proposal in answer.proposals {
      context.print(
        "proposed: \(proposal.code), by \(proposal.path):\(proposal.line) '\(proposal.sentence)'; it needs to be configured"
      )
    }
  }

  // MARK: Fixes and baselines

  private func addComments(_ answer: CheckAnswer, _ context: inout CommandContext) throws(CommandFailure) -> ExitCode {
    let added = answer.addedSuppressions
    for (path, bytes) in added.texts.sorted(by: { $0.key < $1.key }) {
      try CheckOptions.write(bytes, to: FilePath(root).appending(path).text)
    }
    for one in added.left { context.note("\(one.place.path): no comment can keep \(one.code) quiet there") }
    context.print(
      "\(added.count) \(added.count == 1 ? "finding" : "findings") kept quiet in \(added.texts.count) \(added.texts.count == 1 ? "file" : "files")"
    )
    return .ok
  }

  private func fix(_ safety: FixSafety, _ context: inout CommandContext) throws(CommandFailure) -> ExitCode {
    let fixed = try ProjectArgument.fix(root, request, safety, &context)
    if let path = arguments[CheckOptions.standardInput], !arguments[CheckOptions.diff] {
      let place = CheckOptions.placeBelowRoot(path, root, context.caller) ?? path
      let bytes = fixed.text(of: place) ?? request.buffers[place] ?? []
      context.write(String(decoding: bytes, as: UTF8.self))
      return exitCode(fixed.answer)
    }
    if arguments[CheckOptions.diff] {
      context.write(fixed.diff)
      return fixed.applied.isEmpty || arguments[CheckOptions.exitZero] ? .ok : .findings
    }
    try ProjectArgument.write(fixed)
    try print(fixed.answer, &context)
    if arguments[CheckOptions.showFixes] {
      for diagnostic in fixed.applied {
        context.print("fixed \(diagnostic.place.path): \(diagnostic.code) \(diagnostic.fix?.message ?? "")")
      }
    }
    if !fixed.applied.isEmpty { context.note("\(fixed.applied.count) fixed") }
    if arguments[CheckOptions.exitNonZeroOnFix], !fixed.applied.isEmpty { return .findings }
    return exitCode(fixed.answer)
  }

  private func updateBaseline(
    _ answer: CheckAnswer, _ context: inout CommandContext
  ) throws(CommandFailure) -> ExitCode {
    let configured = answer.configuration.baseline.map { FilePath(root).appending($0).text }
    guard let path = arguments[CheckOptions.baseline] ?? configured else {
      throw CommandFailure(
        message: "--update-baseline needs --baseline FILE", advice: "Or write baseline = \"…\" in [tool.djangology].")
    }
    let baseline = Baseline(answer.outcome.diagnostics)
    try CheckOptions.write(Array(baseline.text.utf8), to: context.caller.place(path))
    let count = baseline.entries.count
    context.note(count == 1 ? "1 entry in \(path)" : "\(count) entries in \(path)")
    return .ok
  }
}

extension CheckPlan.Reason {
  fileprivate var words: String {
    switch self {
    case .usual: "on"
    case .selected: "selected"
    case .configured(let key): "configured by \(key)"
    case .instructed(let said): "asked for by \(said.path):\(said.line) '\(said.sentence)'"
    case .learning: "learning"
    }
  }
}
