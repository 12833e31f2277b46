import Base
import Memory
import Platform

private let links = ArgumentKey<[String]>.repeated(
  "link", short: "l", "Code it is about: orders/models.py, or orders/models.py#Order.save", placeholder: "PLACE")
private let text = ArgumentKey<String?>.option(
  "text", "What is to be remembered; read from standard input if left out", placeholder: "TEXT")

let memoryUpdate = Command(
  "update", "Remember an entry, in place of one with the same title",
  arguments: [MemoryArguments.topic, MemoryArguments.title, text, links, KitRoot.argument, MemoryArguments.project],
  examples: [
    .init("djangology memory update decisions --title 'Integer keys stay' --text 'UUIDs made joins slow.'", ""),
    .init("djangology memory update data_model_patterns --title Money -l core/money.py < note.md", ""),
  ]
) { arguments, context throws(CommandFailure) in
  let (store, project) = MemoryArguments.place(arguments, context)
  let entry = MemoryEntry(
    title: try MemoryArguments.title(arguments), date: CalendarDate.now.date,
    links: arguments[links].map { CodeLink($0) }, text: try body(arguments[text], context.caller))
  do throws(MemoryStore.Failure) {
    try store.update(entry, in: arguments[MemoryArguments.topic], of: project)
  } catch {
    throw MemoryArguments.failure(error)
  }
  context.print("remembered in \(MemoryStore.path(arguments[MemoryArguments.topic], of: project))")
  return .ok
}

private func body(_ given: String?, _ caller: Caller) throws(CommandFailure) -> String {
  if let given { return given }
  do throws(FileError) {
    return String(decoding: try caller.readInput(limit: 1 << 20), as: UTF8.self)
  } catch {
    throw CommandFailure(message: "standard input: \(error)", advice: "Give the text with --text.")
  }
}
