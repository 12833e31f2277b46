import Workspace

let migrationsCommand = Command(
  "migrations", "Check, draw and order migrations without running Django",
  discussion: """
    What Django's own commands say of migrations, from the source alone: no settings are imported, no database is asked.
    """,
  subcommands: [migrationsCheck, migrationsGraph, migrationsPlan, migrationsSafety])

/// What all of them take.
enum MigrationArguments {
  static let app = ArgumentKey<[String]>.repeated(
    "app", short: "a", "Only this application, by its label", placeholder: "LABEL")
  static let libraries = ArgumentKey<Bool>.flag("libraries", "Applications of libraries too")
  static let settings = ArgumentKey<String?>.option(
    "settings", "Dotted settings module, instead of DJANGO_SETTINGS_MODULE or manage.py's", placeholder: "MODULE")
  static let python = ArgumentKey<String?>.option(
    "python", "Interpreter or environment that has the project's libraries", kind: .path, placeholder: "PATH")
  static let json = ArgumentKey<Bool>.flag("json", "Print JSON")

  /// The project's migrations, of the applications that were asked for.
  static func report(
    _ arguments: ParsedArguments, _ context: inout CommandContext
  ) throws(CommandFailure) -> MigrationReport {
    var request = DumpRequest()
    request.settingsModule = arguments[settings]
    request.python = arguments[python]
    let all = try ProjectArgument.migrations(arguments[ProjectArgument.root], request, &context)
    let labels = arguments[app]
    for label in labels where !all.apps.contains(where: { $0.label == label }) {
      throw CommandFailure(
        message: "no application with migrations is called '\(label)'",
        advice: "There are: " + all.apps.map(\.label).joined(separator: ", "))
    }
    return all.only(labels, withLibraries: arguments[libraries])
  }
}
