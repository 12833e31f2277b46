import Base
import Contract
import Workspace

let claudeMdDiff = Command(
  "diff", "Show what 'sync' would change",
  discussion: "The exit code is 1 when a file is out of date.",
  arguments: [
    ProjectArgument.root, ContractArguments.file, ContractArguments.settings, ContractArguments.python,
  ],
  examples: [.init("djangology claude-md diff", "What is out of date")], daemon: .started
) { arguments, context throws(CommandFailure) in
  let changes = try ContractArguments.changes(arguments, &context)
  for change in changes where !change.isEmpty { context.write(change.diff) }
  return changes.allSatisfy(\.isEmpty) ? .ok : .findings
}
