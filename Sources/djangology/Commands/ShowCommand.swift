import Base
import Workspace

private let json = ArgumentKey<Bool>.flag("json", "Print JSON")
private let filter = ArgumentKey<String?>.optional("filter", "Only rows that hold this text")
private let app = ArgumentKey<String?>.option("app", "Only what belongs to the app of this label", placeholder: "LABEL")
private let libraries = ArgumentKey<Bool>.flag("all", "What installed libraries bring, too")
private let settings = ArgumentKey<String?>.option(
  "settings", "Dotted settings module, instead of DJANGO_SETTINGS_MODULE or manage.py's", placeholder: "MODULE")
private let python = ArgumentKey<String?>.option(
  "python", "Interpreter or environment that has the project's libraries", kind: .path, placeholder: "PATH")

let showCommand = Command(
  "show", "List parts of the project as Django sees them",
  discussion: """
    The project is booted from its source, without running it. What the source does not decide is shown as '?', and a \
    list that may lack something says so.
    """,
  subcommands: ShownSubject.allCases.map(showBooted) + [showFiles])

private func showBooted(_ subject: ShownSubject) -> Command {
  Command(
    subject.rawValue, subject.summary,
    arguments: [filter, app, libraries, ProjectArgument.root, settings, python, json],
    examples: subject == .models
      ? [.init("djangology show models", "All of them"), .init("djangology show models orders.Order", "Fields of one")]
      : [.init("djangology show \(subject.rawValue)", "All of them")],
    daemon: .started
  ) { arguments, context throws(CommandFailure) in
    var request = DumpRequest()
    request.settingsModule = arguments[settings]
    request.python = arguments[python]
    let project = try ProjectArgument.boot(
      arguments[ProjectArgument.root], request, needsDjango: subject.needsDjango, &context)
    if let label = arguments[app], !project.appLabels.contains(label) {
      throw CommandFailure(message: "no app called '\(label)'", advice: "'djangology show apps' lists them.")
    }
    let table = project.table(
      subject, filter: arguments[filter], app: arguments[app], withLibraries: arguments[libraries])
    if let wanted = arguments[filter], table.rows.isEmpty, table.libraryCount == 0, table.openness == nil {
      throw CommandFailure(
        message: "nothing called '\(wanted)' among the \(subject.rawValue)",
        advice: "'djangology show \(subject.rawValue)' lists them.")
    }
    if arguments[json] {
      context.print(table.json(settings: project.settingsModule).text())
    } else {
      table.print(subject.rawValue, &context)
    }
    return .ok
  }
}

extension ShownSubject {
  fileprivate var summary: String {
    switch self {
    case .models: "Models, or the fields of one"
    case .urls: "Every route, through all includes"
    case .views: "Views that routes lead to"
    case .templates: "Templates the loaders could find"
    case .admin: "Models registered with admin sites"
    case .signals: "Receivers by signal and sender"
    case .middleware: "Middleware, in order"
    case .settings: "Effective settings"
    case .tasks: "Celery tasks"
    case .commands: "Management commands"
    case .apps: "Installed apps, in order"
    case .migrations: "Migrations on disk"
    case .endpoints: "Path operations of FastAPI, through all routers"
    case .schemas: "Pydantic models, or the fields of one"
    case .tables: "Tables of SQLAlchemy, or the columns of one"
    case .graphql: "Types of graphene and strawberry, or the fields of one"
    case .tests: "Test classes and functions, or the tests of one class"
    case .fixtures: "Fixtures of pytest, and files of rows"
    case .checks: "System checks"
    case .beat: "What Celery's beat sends, and when"
    }
  }
}
