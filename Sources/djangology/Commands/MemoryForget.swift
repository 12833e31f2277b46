import Memory

let memoryForget = Command(
  "forget", "Take an entry out",
  arguments: [MemoryArguments.topic, MemoryArguments.title, KitRoot.argument, MemoryArguments.project],
  examples: [.init("djangology memory forget decisions --title 'Integer keys stay'", "")]
) { arguments, context throws(CommandFailure) in
  let (store, project) = MemoryArguments.place(arguments, context)
  let title = try MemoryArguments.title(arguments)
  do throws(MemoryStore.Failure) {
    if try store.forget(title, in: arguments[MemoryArguments.topic], of: project) { return .ok }
  } catch {
    throw MemoryArguments.failure(error)
  }
  throw CommandFailure(message: "no entry is called '\(title)'", advice: "'djangology memory show' lists them.")
}
