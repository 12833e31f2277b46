import Base
import Workspace

private let json = ArgumentKey<Bool>.flag("json", "Print JSON")
private let name = ArgumentKey<String>.required(
  "name", "A setting, a dotted name, an app's label, app.Model, app.Model.field, a URL name or the path of an endpoint")
private let settings = ArgumentKey<String?>.option(
  "settings", "Dotted settings module, instead of DJANGO_SETTINGS_MODULE or manage.py's", placeholder: "MODULE")
private let python = ArgumentKey<String?>.option(
  "python", "Interpreter or environment that has the project's libraries", kind: .path, placeholder: "PATH")

let explainCommand = Command(
  "explain", "Tell what a name stands for, and where that comes from",
  discussion: """
    Says what the static boot believes: the value, the line that bound it, the modules it was imported through and, \
    where something is not known, the chain of reasons.
    """,
  arguments: [name, ProjectArgument.root, settings, python, json],
  examples: [
    .init("djangology explain INSTALLED_APPS", "A setting"),
    .init("djangology explain orders.Order.customer", "A field"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  var request = DumpRequest()
  request.settingsModule = arguments[settings]
  request.python = arguments[python]
  let explained = try ProjectArgument.explain(
    arguments[name], arguments[ProjectArgument.root], request, &context)
  if explained.isEmpty {
    let booted = try ProjectArgument.boot(arguments[ProjectArgument.root], request, needsDjango: false, &context)
    throw CommandFailure(
      message: "nothing called '\(arguments[name])'",
      advice: booted.suggestion(for: arguments[name]).map { "Did you mean '\($0)'?" }
        ?? "Give a setting, a dotted name, an app's label, app.Model, app.Model.field or a URL's name.")
  }
  if arguments[json] {
    context.print(JSONValue.array(explained.map(jsonExplanation)).text())
  } else {
    for one in explained { print(one, &context) }
  }
  return .ok
}

private func print(_ one: ExplainedName, _ context: inout CommandContext) {
  context.print("\(context.terminal.paint(one.name, .heading))  \(context.terminal.paint(one.kind, .faint))")
  context.print("  = \(one.value)")
  for step in one.steps {
    let place = step.place.map { context.terminal.paint($0, .path) + "  " } ?? ""
    context.print("  \(place)\(step.text)")
  }
}

private func jsonExplanation(_ one: ExplainedName) -> JSONValue {
  .object([
    ("name", .string(one.name)), ("kind", .string(one.kind)), ("value", .string(one.value)),
    (
      "steps",
      .array(
        one.steps.map {
          .object([("place", $0.place.map(JSONValue.string) ?? .null), ("text", .string($0.text))])
        })
    ),
  ])
}
