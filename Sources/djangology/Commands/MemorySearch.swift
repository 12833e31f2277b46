import Memory

private let words = ArgumentKey<String>.required("words", "What it is about")

let memorySearch = Command(
  "search", "Find entries by words, the best first",
  arguments: [words, KitRoot.argument, MemoryArguments.project, MemoryArguments.json],
  examples: [.init("djangology memory search 'decimal money'", "")]
) { arguments, context in
  let (store, project) = MemoryArguments.place(arguments, context)
  let hits = MemorySearch.hits(arguments[words], in: store.project(project))
  MemoryArguments.print(hits.map(\.remembered), asJSON: arguments[MemoryArguments.json], &context)
  return hits.isEmpty ? .findings : .ok
}
