import Base
import Memory
import Sessions
import Workspace

private let task = ArgumentKey<String>.required("task", "What is to be done, in your words")
private let files = ArgumentKey<[String]>.repeated(
  "files", "What may be changed, where no session says so", placeholder: "PATTERN")
private let budget = ArgumentKey<Int>.option("budget", "How many subjects of context at most", default: 4, in: 0...20)
private let noMemory = ArgumentKey<Bool>.flag("no-memory", "Do not remember that the report was made")
private let prints = ArgumentKey<Bool>.flag("print", "Print the report, too")

let reportCommand = Command(
  "report", "Carry out the six steps for a task and write the report",
  discussion: """
    Scope, memory, context, analysis with risks, guidance, output and memory update. The report is written to \
    claudedocs/django_PROJECT_DATE.md, another task's of the same day to …_2.md; its checklist tells what was done, and \
    what was skipped and why.
    """,
  arguments: [task, KitRoot.argument, MemoryArguments.project, files, budget, noMemory, prints],
  examples: [.init("djangology report 'add a gift note to Order'", "")]
) { arguments, context throws(CommandFailure) in
  guard !arguments[task].allSatisfy(\.isWhitespace) else {
    throw CommandFailure(
      message: "no task given", advice: "Say what is to be done: djangology report 'add a gift note'")
  }
  let root = KitRoot.found(arguments, context)
  var input = ReportInput(
    task: arguments[task], project: arguments[MemoryArguments.project] ?? KitRoot.projectName(root),
    date: CalendarDate.now.date)
  input.scope = scope(arguments, root)
  input.contextBudget = arguments[budget]
  input.remembers = !arguments[noMemory]
  do throws(CommandFailure) {
    input.engine = try ReportEngine(path: root, task: arguments[task]).answers(&context)
  } catch {
    input.absences["analysis"] = error.message
  }
  do throws(WorkflowRun.Failure) {
    let report = try WorkflowRun(input, root: root).write()
    if arguments[prints] { context.write(report.markdown + "\n") }
    context.print("written to \(report.path)")
    for step in report.skipped { context.print(context.terminal.paint("skipped", .warning) + "  \(step.title)") }
  } catch {
    switch error {
    case .file(let error, let path):
      throw CommandFailure(message: "the report could not be written: \(path): \(error)", advice: nil)
    }
  }
  return .ok
}

/// The open session's, else what was named.
private func scope(_ arguments: ParsedArguments, _ root: String) -> ReportInput.Scope? {
  if let session = try? SessionStore(root: root).current() {
    return .init(
      goal: session.goal, files: session.files, readOnly: session.readOnly, offLimits: session.offLimits,
      doneWhen: session.doneWhen.map(\.text))
  }
  return arguments[files].isEmpty ? nil : .init(goal: arguments[task], files: arguments[files])
}
