import Platform
import Workspace

/// The program as a whole.
let program = Program(
  name: "djangology", version: "0.1.0",
  summary: "what a coding agent must see of a Django project, found without running it",
  discussion: """
    Djangology reads a Django project as Django would load it – settings, apps, models, URLs, templates, signals – \
    without importing a line of it, and answers in milliseconds.
    """,
  commands: allCommands, globalOptions: GlobalOptions.all)

@main enum Main {
  static func main() {
    StandardStream.ignoreBrokenPipes()
    var context = CommandContext.standard()
    let words = Array(CommandLine.arguments.dropFirst())
    let forwarding = Forwarding(words, &context)
    let outcome = forwarding?.ask(&context)
    let code = if case .answered(let answer) = outcome { answer.code } else { program.run(words, &context) }
    context.output.flush()
    context.errors.flush()
    // Whoever asked has the answer already: what follows is for other processes, and for the next question.
    context.projects.save()
    context.projects.keep()
    if code != .unusable { forwarding?.startDaemon(after: outcome) }
    Environment.exit(code.rawValue)
  }
}
