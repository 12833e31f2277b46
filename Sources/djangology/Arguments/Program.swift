import Platform

/// The whole command line: its commands and what holds for all of them.
struct Program: Sendable {
  let name: String
  let version: String
  let summary: String
  let discussion: String
  let commands: [Command]
  let globalOptions: [ArgumentDeclaration]

  /// Does what the words ask for and answers what the shell is to be told.
  func run(_ words: [String], _ context: inout CommandContext) -> ExitCode {
    do throws(UsageError) {
      switch try ArgumentParser.parse(words, for: self) {
      case .version:
        context.print("\(name) \(version)")
        return .ok
      case .help(let path):
        context.output.write(HelpPage.text(self, path, width: context.terminal.width))
        return .ok
      case .nothing(let path):
        context.errors.write(HelpPage.text(self, path, width: context.terminal.width))
        return .unusable
      case .run(let command, let arguments):
        context.apply(arguments[GlobalOptions.color])
        return run(command, arguments, &context)
      }
    } catch {
      context.complain(CommandFailure(message: "\(error)", advice: advice(words)))
      return .unusable
    }
  }

  /// Where to read on: the page of the command that was named, if one was.
  private func advice(_ words: [String]) -> String {
    let named = words.first { !$0.hasPrefix("-") }
    guard let command = commands.first(where: { $0.name == named }) else { return "'\(name) --help' lists commands." }
    return "'\(name) \(command.name) --help' tells how to use it."
  }

  private func run(
    _ command: Command, _ arguments: ParsedArguments, _ context: inout CommandContext
  ) -> ExitCode {
    do throws(CommandFailure) {
      try EnvironmentArgument.check(arguments, context.caller)
      return try command.run(arguments, &context)
    } catch {
      context.complain(error)
      return .unusable
    }
  }
}

/// Options that every command takes.
enum GlobalOptions {
  static let color = ArgumentKey<ColorMode>.choice(
    "color", "Colour the output", default: .auto, placeholder: "WHEN")

  static let noDaemon = ArgumentKey<Bool>.flag("no-daemon", "Neither ask a daemon nor start one")

  static let all = [color.declaration, noDaemon.declaration]
}
