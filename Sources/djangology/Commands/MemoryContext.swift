import Memory

private let task = ArgumentKey<String?>.optional("task", "What is to be done; all subjects are listed if left out")
private let files = ArgumentKey<[String]>.repeated(
  "file", short: "f", "A file it touches", kind: .path, placeholder: "PATH")
private let budget = ArgumentKey<Int>.option("budget", "How many subjects at most", default: 4, in: 0...20)
private let prints = ArgumentKey<Bool>.flag("text", "Print the subjects themselves")

let memoryContext = Command(
  "context", "Choose what is worth reading about Django before a task",
  arguments: [task, files, budget, prints],
  examples: [.init("djangology memory context 'lower the stock when an order is paid' -f orders/services.py", "")]
) { arguments, context in
  guard let task = arguments[task] else {
    for one in ContextProvider.index { context.print("\(one.name)  \(context.terminal.paint(one.summary, .faint))") }
    return .ok
  }
  let selection = ContextProvider(budget: arguments[budget]).select(task: task, files: arguments[files])
  for one in selection.chosen {
    if arguments[prints] {
      context.write(one.topic.text + "\n")
    } else {
      context.print("\(one.topic.name)  \(context.terminal.paint("for " + one.reason, .faint))")
    }
  }
  if !selection.leftOut.isEmpty {
    context.note("left out: " + selection.leftOut.map(\.topic.name).joined(separator: ", "))
  }
  return .ok
}
