import Hooks
import Platform

private let event = ArgumentKey<String>.required(
  "event", "Which: \(HookEvent.allCases.map(\.rawValue).joined(separator: ", "))")

let hookCommand = Command(
  "hook", "Answer a coding agent at an event of its session",
  discussion: """
    Agents start this themselves, with what happens as JSON on standard input. The answer is one JSON object or nothing. \
    What cannot be understood is passed in silence, except before a tool runs: then the agent is told to ask.
    """,
  arguments: [event],
  examples: [.init("djangology hook pre-tool-use < payload.json", "What the guard says of a tool")]
) { arguments, context throws(CommandFailure) in
  // An exit code other than 0 would be taken for an answer.
  guard let event = HookEvent(rawValue: arguments[event]) else {
    context.note(
      "there is no event '\(arguments[event])': \(HookEvent.allCases.map(\.rawValue).joined(separator: ", "))")
    return .ok
  }
  let input = (try? context.caller.readInput(limit: Hooks.longestPayload)) ?? []
  let here = context.caller.place(Environment.currentDirectory)
  let caller = context.caller
  context.output.write(
    Hooks.answer(event, to: input) { HookedProject(directory: $0 ?? here, caller: caller).hooks })
  return .ok
}
