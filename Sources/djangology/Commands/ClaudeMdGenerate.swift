import Base
import Contract
import Workspace

private let explain = ArgumentKey<Bool>.flag("explain", "Below each line, the places and counts it stands on")

let claudeMdGenerate = Command(
  "generate", "Print what is true of the project, in sixty lines at most",
  discussion: """
    Structure, settings, commands, database, migrations, signals, what nine in ten do, and what is to be left alone. \
    Nothing is written: 'sync' does that.
    """,
  arguments: [ProjectArgument.root, explain, ContractArguments.settings, ContractArguments.python],
  examples: [
    .init("djangology claude-md generate", "What a contract of this project says"),
    .init("djangology claude-md generate --explain", "The same, with evidence"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  let facts = try ProjectArgument.contract(
    arguments[ProjectArgument.root], ContractArguments.request(arguments), &context
  ) { project, request throws(CheckFailure) in try project.contractFacts(request) }
  context.write(arguments[explain] ? facts.explanation : facts.text)
  return .ok
}
