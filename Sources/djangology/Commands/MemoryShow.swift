import Base
import Memory

private let topic = ArgumentKey<String?>.optional(
  "topic", "Only this file", kind: .choice(MemoryTopic.allCases.map(\.rawValue)))
private let projects = ArgumentKey<Bool>.flag("projects", "List the projects instead, with how much of each is stale")

let memoryShow = Command(
  "show", "Print what is remembered of a project",
  arguments: [topic, KitRoot.argument, MemoryArguments.project, projects, MemoryArguments.json],
  examples: [.init("djangology memory show decisions", "")]
) { arguments, context in
  let (store, project) = MemoryArguments.place(arguments, context)
  if arguments[projects] {
    for one in store.skillMemory() { context.print("\(one.project)  \(one.entries) entries, \(one.stale) stale") }
    return .ok
  }
  let entries = store.project(project).filter { entry in arguments[topic].map { $0 == entry.topic.rawValue } ?? true }
  MemoryArguments.print(entries, asJSON: arguments[MemoryArguments.json], &context)
  if entries.isEmpty, !arguments[MemoryArguments.json] { context.print("nothing is remembered of \(project)") }
  return .ok
}
