import Base
import Platform
import Sessions

private let goal = ArgumentKey<String?>.option("goal", "What is to be reached, in one sentence", placeholder: "TEXT")
private let files = ArgumentKey<[String]>.repeated(
  "files", "What may be changed, as a pattern of .gitignore; everything if none is given", placeholder: "PATTERN")
private let readOnly = ArgumentKey<[String]>.repeated("read-only", "What may only be read", placeholder: "PATTERN")
private let offLimits = ArgumentKey<[String]>.repeated(
  "off-limits", "What is not to be touched", placeholder: "PATTERN")
private let doneWhen = ArgumentKey<[String]>.repeated(
  "done-when", "A command that succeeds, or a sentence that holds, when it is done", placeholder: "TEXT")

let sessionStart = Command(
  "start", "Open a session",
  arguments: [KitRoot.argument, goal, files, readOnly, offLimits, doneWhen],
  examples: [
    .init(
      "djangology session start --goal 'gift notes' --files orders/ --read-only core/ --done-when 'pytest orders'", "")
  ]
) { arguments, context throws(CommandFailure) in
  guard let goal = arguments[goal], goal.contains(where: { !$0.isWhitespace }) else {
    throw CommandFailure(
      message: "no goal given", advice: "Say it: djangology session start --goal 'gift notes on orders'")
  }
  let root = KitRoot.found(arguments, context)
  let changes = try? WorkingChanges(root: root)
  var session = WorkSession(
    goal: goal, started: CalendarDate.now.text, base: changes?.head, files: arguments[files],
    readOnly: arguments[readOnly], offLimits: arguments[offLimits], doneWhen: arguments[doneWhen])
  session.earlierChanges = changes?.noted(root: root) ?? []
  do throws(SessionStore.Failure) {
    try SessionStore(root: root).start(session)
  } catch {
    throw SessionArguments.failure(error)
  }
  context.print("session open: \(session.goal)")
  if !session.earlierChanges.isEmpty {
    context.print("\(session.earlierChanges.count) files were changed before and are not counted as its own")
  }
  return .ok
}
