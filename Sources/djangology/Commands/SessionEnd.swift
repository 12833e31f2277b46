import Base
import Platform
import Sessions

let sessionEnd = Command(
  "end", "Close the session and keep its record",
  arguments: [KitRoot.argument], examples: [.init("djangology session end", "")]
) { arguments, context throws(CommandFailure) in
  do throws(SessionStore.Failure) {
    let store = SessionArguments.store(arguments, context)
    let ended = try store.end(at: CalendarDate.now.text)
    for text in DoneRuns(root: store.root.text).open(ended.session.doneWhen) { context.note("not met yet: \(text)") }
    context.print("kept in \(ended.path)")
  } catch {
    throw SessionArguments.failure(error)
  }
  return .ok
}
