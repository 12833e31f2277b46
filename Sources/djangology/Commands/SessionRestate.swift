import Sessions

let sessionRestate = Command(
  "restate", "Print what an agent is told again after a compaction",
  arguments: [KitRoot.argument], examples: [.init("djangology session restate", "")]
) { arguments, context throws(CommandFailure) in
  let session = try? SessionArguments.store(arguments, context).current()
  let text = Restatement(session: session).text
  if !text.isEmpty { context.print(text) }
  return .ok
}
