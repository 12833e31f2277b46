import Base
import Platform
import Workspace

private let json = ArgumentKey<Bool>.flag("json", "Print JSON, which is the only form there is")
private let section = ArgumentKey<String?>.option(
  "section", short: "s", "Only this part of it", kind: .choice(DumpRequest.sections), placeholder: "NAME")
private let settings = ArgumentKey<String?>.option(
  "settings", "Dotted settings module, instead of DJANGO_SETTINGS_MODULE or manage.py's", placeholder: "MODULE")
private let python = ArgumentKey<String?>.option(
  "python", "Interpreter or environment that has the project's libraries", kind: .path, placeholder: "PATH")

let dumpCommand = Command(
  "dump", "Print what Django's own registry would say of the project",
  discussion: """
    Says without running the project what Django would know once it has started: settings, apps, models, routes, admin, \
    templates, commands and more. What the source does not decide is marked as unknown.
    """,
  arguments: [ProjectArgument.root, json, section, settings, python],
  examples: [
    .init("djangology dump --json", "All of it"), .init("djangology dump --section templates", "One part"),
  ], daemon: .asked
) { arguments, context throws(CommandFailure) in
  var request = DumpRequest()
  request.section = arguments[section]
  request.settingsModule = arguments[settings]
  request.python = arguments[python]
  let dump = try ProjectArgument.dump(arguments[ProjectArgument.root], request, &context)
  context.output.write(dump)
  return .ok
}
