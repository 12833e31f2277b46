import Platform
import Workspace

/// What a command may touch besides its arguments.
struct CommandContext: ~Copyable {
  var output: StreamWriter
  var errors: StreamWriter
  /// How standard output may be decorated.
  var terminal: Terminal
  /// What was read of projects so far: nothing, in a process that answers one question.
  var projects = LiveProjects()
  var caller = Caller.ourselves
  /// How standard error may be.
  var errorTerminal: Terminal

  /// The context of a real run.
  static func standard() -> CommandContext {
    CommandContext(
      output: StreamWriter(.output), errors: StreamWriter(.error), terminal: Terminal(.output, color: .auto),
      projects: LiveProjects(cache: .usual), errorTerminal: Terminal(.error, color: .auto))
  }

  /// A context whose output is kept, for tests.
  static func captured(width: Int = 80) -> CommandContext {
    CommandContext(
      output: StreamWriter(collecting: ()), errors: StreamWriter(collecting: ()), terminal: Terminal(width: width),
      errorTerminal: Terminal(width: width))
  }

  mutating func apply(_ color: ColorMode) {
    terminal = terminal.with(color)
    errorTerminal = errorTerminal.with(color)
  }

  mutating func write(_ text: String) { output.write(text) }

  mutating func print(_ line: String) {
    output.write(line)
    output.write("\n")
  }

  /// One line for what happened and, if there is one, one for what to do.
  mutating func complain(_ failure: CommandFailure) {
    output.flush()
    errors.write("\(errorTerminal.paint("djangology:", .error)) \(failure.message)\n")
    if let advice = failure.advice { errors.write("\(advice)\n") }
  }

  /// One line about something that did not stop the work.
  mutating func note(_ text: String) {
    output.flush()
    errors.write("\(errorTerminal.paint("djangology:", .warning)) \(text)\n")
  }

  /// A line of progress on the terminal, for work that takes long enough to wonder.
  func progress() -> ProgressLine { ProgressLine(isShown: errorTerminal.isInteractive) }
}
