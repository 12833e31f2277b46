import Base
import Platform
import Workspace

/// The one option that makes the program start code of the project.
enum RunsProject {
  static let argument = ArgumentKey<Bool>.flag("run", "Run them: this runs code of the project")

  /// Becomes the test runner; comes back only where there is nothing to run or it cannot be started.
  static func run(
    _ report: TestsReport, _ root: String, _ context: inout CommandContext
  ) throws(CommandFailure) -> ExitCode {
    guard let words = report.command else {
      context.write(report.text)
      return .ok
    }
    // A daemon would be gone.
    guard context.caller.isLast else { throw CommandFailure(message: "a daemon runs no tests") }
    context.print("running code of the project: \(ShellLine.of(words))")
    context.output.flush()
    context.errors.flush()
    context.projects.save()
    let reason = ReplacedProcess.become(words, in: context.caller.place(root))
    throw CommandFailure(
      message: "\(words[0]) cannot be started (error \(reason))",
      advice: "Activate the project's environment, or run the line above there.")
  }
}
