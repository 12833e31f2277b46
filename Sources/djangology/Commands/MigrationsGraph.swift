import Base
import Workspace

private let form = ArgumentKey<String>.option(
  "format", short: "f", "What to draw with", default: "text", kind: .choice(["text", "mermaid", "dot"]),
  placeholder: "FORM")

let migrationsGraph = Command(
  "graph", "Show which migrations stand on which",
  discussion: """
    Squashed migrations stand for those they replace, as they do on an empty database. Applications with several last \
    migrations, names that do not exist and circles are told.
    """,
  arguments: [
    ProjectArgument.root, MigrationArguments.app, MigrationArguments.libraries, form, MigrationArguments.settings,
    MigrationArguments.python, MigrationArguments.json,
  ],
  examples: [
    .init("djangology migrations graph", "As text"),
    .init("djangology migrations graph --format mermaid --app orders", "For a page of documentation"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  let report = try MigrationArguments.report(arguments, &context)
  if arguments[MigrationArguments.json] {
    context.print(report.graphJSON.text())
  } else {
    context.write(report.graph(MigrationReport.GraphForm(rawValue: arguments[form]) ?? .text))
  }
  return .ok
}
