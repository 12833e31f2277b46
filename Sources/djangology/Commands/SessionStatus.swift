import Base
import Platform
import Sessions

let sessionStatus = Command(
  "status", "Tell the session's goal, what is done, and what was changed outside of it",
  discussion: """
    The exit code is 1 when files were changed that the session is not about. Conditions that are commands are not run: \
    what is said of them is what hooks saw the agent run since its last edit.
    """,
  arguments: [KitRoot.argument, SessionArguments.transcript, SessionArguments.json],
  examples: [.init("djangology session status", "")]
) { arguments, context throws(CommandFailure) in
  let store = SessionArguments.store(arguments, context)
  let session = try SessionArguments.current(store)
  let changes = try? WorkingChanges(root: store.root.text, since: session.base)
  let drift = changes.map { Drift(session, $0, root: store.root.text) }
  let summary = SessionArguments.summary(arguments, context)
  if arguments[SessionArguments.json] {
    context.print(json(session, drift, summary, DoneRuns(root: store.root.text)).text())
  } else {
    context.write(session.markdown)
    printCommands(session, DoneRuns(root: store.root.text), &context)
    printDrift(drift, &context)
    if let summary { printContext(summary, &context) }
  }
  return drift.map { $0.warnings.isEmpty } ?? true ? .ok : .findings
}

/// Which conditions are commands, and what hooks have seen of them: none is run here.
private func printCommands(_ session: WorkSession, _ done: DoneRuns, _ context: inout CommandContext) {
  let commands = session.doneWhen.compactMap(\.command)
  if !commands.isEmpty { context.print("") }
  for command in commands {
    let words =
      switch done.result(of: command) {
      case .passed: context.terminal.paint("passed since the last edit", .good)
      case .ran: "run since the last edit; whether it passed was not seen"
      case .notRun: "not run since the last edit, as far as hooks saw"
      }
    context.print("`\(command)` is a command: \(words)")
  }
}

private func printDrift(_ drift: Drift?, _ context: inout CommandContext) {
  guard let drift else { return context.note("git does not tell what was changed") }
  context.print("\n\(drift.inScope.count) files changed in scope")
  for warning in drift.warnings { context.print(context.terminal.paint("drift", .warning) + "  " + warning.text) }
}

private func printContext(_ summary: TranscriptSummary, _ context: inout CommandContext) {
  let window = SessionArguments.window(summary)
  let minutes = summary.minutes.map { ", \($0) minutes" } ?? ""
  context.print(
    "context \(window.percent) % full (\(window.tokens) of \(window.size) tokens), \(summary.turns) turns, "
      + "\(summary.toolCalls) tool calls, \(summary.compactions) compactions\(minutes)")
  if let hint = window.hint(summary, finished: nil) { context.print(context.terminal.paint(hint, .warning)) }
}

private func json(
  _ session: WorkSession, _ drift: Drift?, _ summary: TranscriptSummary?, _ done: DoneRuns
) -> JSONValue {
  var members: [(String, JSONValue)] = [
    ("goal", .string(session.goal)), ("started", .string(session.started)), ("files", .strings(session.files)),
    ("read_only", .strings(session.readOnly)), ("off_limits", .strings(session.offLimits)),
    ("done_when", .array(session.doneWhen.map { json($0, done) })), ("steps", .array(session.steps.map(json))),
  ]
  if let drift {
    members.append(("changed", .strings(drift.inScope)))
    members.append(("drift", .strings(drift.warnings.map(\.text))))
  }
  if let summary {
    let window = SessionArguments.window(summary)
    members.append(("context_tokens", .int(window.tokens)))
    members.append(("context_percent", .int(window.percent)))
  }
  return .object(members)
}

private func json(_ item: WorkSession.Item, _ done: DoneRuns) -> JSONValue {
  guard let command = item.command else { return json(item) }
  return .object([
    ("text", .string(item.text)), ("done", .bool(item.isDone)), ("command", .string(command)),
    ("seen", .string(done.result(of: command).rawValue)),
  ])
}

private func json(_ item: WorkSession.Item) -> JSONValue {
  .object([("text", .string(item.text)), ("done", .bool(item.isDone))])
}
