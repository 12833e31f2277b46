import Base
import Contract
import Workspace

let claudeMdSync = Command(
  "sync", "Write what is true now between the marks of the contract",
  discussion: """
    Everything outside of the marks is left as it is, and so is every line that somebody wrote or took out between them: \
    the opening mark remembers what was generated. What belongs to one folder goes to .claude/rules/. Doing it again \
    changes nothing.
    """,
  arguments: [
    ProjectArgument.root, ContractArguments.file, ContractArguments.settings, ContractArguments.python,
  ],
  examples: [
    .init("djangology claude-md sync", "CLAUDE.md, or AGENTS.md where that is all there is"),
    .init("djangology claude-md sync --file AGENTS.md", "Another file"),
  ]
) { arguments, context throws(CommandFailure) in
  let changes = try ContractArguments.changes(arguments, &context).filter { !$0.isEmpty }
  _ = try ProjectArgument.contract(
    arguments[ProjectArgument.root], ContractArguments.request(arguments), &context
  ) { project, _ throws(CheckFailure) in try project.write(changes) }
  for change in changes { context.print("wrote \(change.path)") }
  if changes.isEmpty { context.print("nothing to write") }
  return .ok
}
