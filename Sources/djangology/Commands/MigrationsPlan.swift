import Base
import Workspace

let migrationsPlan = Command(
  "plan", "List migrations in the order in which migrate applies them",
  discussion: """
    The order on an empty database, with the operations of each, and which of them Django could not apply.
    """,
  arguments: [
    ProjectArgument.root, MigrationArguments.app, MigrationArguments.libraries, MigrationArguments.settings,
    MigrationArguments.python, MigrationArguments.json,
  ],
  examples: [.init("djangology migrations plan --app orders", "What orders needs, other applications included")],
  daemon: .started
) { arguments, context throws(CommandFailure) in
  let report = try MigrationArguments.report(arguments, &context)
  context.write(arguments[MigrationArguments.json] ? report.planJSON.text() + "\n" : report.planText)
  return .ok
}
