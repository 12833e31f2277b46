import Base
import Workspace

private let engine = ArgumentKey<String?>.option(
  "engine", short: "e", "Instead of the default database's",
  kind: .choice(["postgresql", "mysql", "sqlite", "oracle"]),
  placeholder: "NAME")
private let base = ArgumentKey<String?>.option(
  "base", short: "b", "Only migrations that are new since the branch point with this commit or branch",
  placeholder: "REF")
private let all = ArgumentKey<Bool>.flag("all", "Every migration, not only the last of each application")

let migrationsSafety = Command(
  "safety", "Tell what migrations lock, rewrite, refuse or destroy",
  discussion: """
    Judges operations, not SQL: what they mean for a table that has rows while the program runs, on the engine of the \
    default database. Tables that the same migration makes are empty. The exit code is 1 when there is something to say, \
    or when not all of the migrations are known.
    """,
  arguments: [
    ProjectArgument.root, MigrationArguments.app, MigrationArguments.libraries, engine, base, all,
    MigrationArguments.settings, MigrationArguments.python, MigrationArguments.json,
  ],
  examples: [
    .init("djangology migrations safety", "The last migration of each application"),
    .init("djangology migrations safety --base main --engine postgresql", "What this branch adds"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  let report = try MigrationArguments.report(arguments, &context)
  var choice = arguments[all] ? MigrationChoice.all : .last
  if let ref = arguments[base] {
    choice = .files(try ProjectArgument.newMigrations(arguments[ProjectArgument.root], since: ref, context))
  }
  let database = arguments[engine]
  if arguments[MigrationArguments.json] {
    context.print(report.safetyJSON(choice, on: database).text())
  } else {
    context.write(report.safetyText(choice, on: database))
  }
  return report.isRisky(choice, on: database) || report.isIncomplete(choice) ? .findings : .ok
}
