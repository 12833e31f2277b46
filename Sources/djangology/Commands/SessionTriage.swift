import Base
import Sessions

private let task = ArgumentKey<String>.required("task", "What is to be done, in your words")

let sessionTriage = Command(
  "triage", "Tell whether a task is one for an agent: delegate, decide first, or write yourself",
  arguments: [task, SessionArguments.json],
  examples: [.init("djangology session triage 'rotate the secret key'", "")]
) { arguments, context in
  let triage = DelegationTriage(arguments[task])
  if arguments[SessionArguments.json] {
    context.print(
      JSONValue.object([("verdict", .string(triage.verdict.rawValue)), ("reasons", .strings(triage.reasons))]).text())
  } else {
    context.print(context.terminal.paint(triage.verdict.rawValue, .heading))
    for reason in triage.reasons { context.print("  " + reason) }
  }
  return .ok
}
