import Base
import Sessions

let sessionEnd = Command(
  "end", "Close the session and keep its record",
  arguments: [KitRoot.argument], examples: [.init("djangology session end", "")]
) { arguments, context throws(CommandFailure) in
  do throws(SessionStore.Failure) {
    let ended = try SessionArguments.store(arguments, context).end(at: CalendarDate.now.text)
    for item in ended.session.doneWhen where !item.isDone { context.note("not marked as met: \(item.text)") }
    context.print("kept in \(ended.path)")
  } catch {
    throw SessionArguments.failure(error)
  }
  return .ok
}
