import Base
import Workspace

private let allowUnknown = ArgumentKey<Bool>.flag("allow-unknown", "Exit with 0 where nothing is proved either way")

let migrationsCheck = Command(
  "check", "Tell which migrations are missing, as makemigrations --check does",
  discussion: """
    Replays all migrations, compares what they leave with the models, and prints the operations that makemigrations would \
    write, with the number and name of the file. An application is clean, has changes, or it is said why that is not \
    known. The exit code is 0 when all are clean and 1 otherwise.
    """,
  arguments: [
    ProjectArgument.root, MigrationArguments.app, MigrationArguments.libraries, allowUnknown,
    MigrationArguments.settings, MigrationArguments.python, MigrationArguments.json,
  ],
  examples: [
    .init("djangology migrations check", "The project's own applications"),
    .init("djangology migrations check --app orders --json", "One of them, for programs"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  let report = try MigrationArguments.report(arguments, &context)
  context.write(arguments[MigrationArguments.json] ? report.checkJSON.text() + "\n" : report.checkText)
  return report.hasChanges || (report.hasUnknown && !arguments[allowUnknown]) ? .findings : .ok
}
