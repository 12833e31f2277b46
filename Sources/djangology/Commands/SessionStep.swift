import Sessions

private let text = ArgumentKey<String?>.optional(
  "step", "The step that is done, or its beginning; the next if left out")
private let adds = ArgumentKey<Bool>.flag("add", "Add the step instead")

let sessionStep = Command(
  "step", "Mark a step as done, or add one",
  discussion: "After a finished step it is said whether the context should be compacted now.",
  arguments: [text, KitRoot.argument, adds, SessionArguments.transcript],
  examples: [
    .init("djangology session step", "The next step is done"), .init("djangology session step --add Views", ""),
  ]
) { arguments, context throws(CommandFailure) in
  let store = SessionArguments.store(arguments, context)
  var session = try SessionArguments.current(store)
  if arguments[adds] {
    guard let text = arguments[text] else { throw CommandFailure(message: "no step given", advice: "Say what it is.") }
    session.steps.append(.init(text))
    try SessionArguments.save(session, store)
    return .ok
  }
  let wanted = arguments[text]
  guard let place = session.steps.firstIndex(where: { !$0.isDone && (wanted.map($0.text.hasPrefix) ?? true) }) else {
    throw CommandFailure(
      message: wanted.map { "no open step begins with '\($0)'" } ?? "no step is open",
      advice: "'djangology session status' lists them.")
  }
  session.steps[place].isDone = true
  try SessionArguments.save(session, store)
  context.print("done: \(session.steps[place].text)")
  if let next = session.nextStep { context.print("next: \(next.text)") }
  if let summary = SessionArguments.summary(arguments, context),
    let hint = SessionArguments.window(summary).hint(summary, finished: session.steps[place].text)
  {
    context.print(hint)
  }
  return .ok
}
