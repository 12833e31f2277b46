import Base
import Workspace

private let json = ArgumentKey<Bool>.flag("json", "Print JSON")

let rootsCommand = Command(
  "roots", "List the Django projects of a repository",
  discussion: """
    Every folder whose manage.py starts Django is a project. Its name stands before what is asked of it where several \
    are asked together: impact shop:orders.Order -C shop -C blog.
    """,
  arguments: [ProjectArgument.path, json],
  examples: [.init("djangology roots", "What is below this folder")]
) { arguments, context throws(CommandFailure) in
  let found = try ProjectArgument.locations(arguments[ProjectArgument.path], &context)
  if arguments[json] {
    context.print(
      JSONValue.array(
        found.map { one in
          .object([
            ("name", .string(one.name)), ("path", .string(one.path)),
            ("settings", one.settingsModule.map(JSONValue.string) ?? .null),
          ])
        }
      ).text())
    return .ok
  }
  if found.isEmpty { context.print("no Django project") }
  let width = found.map(\.name.count).max() ?? 0
  for one in found {
    let gap = String(repeating: " ", count: width - one.name.count + 2)
    context.print(
      context.terminal.paint(one.name, .heading) + gap + context.terminal.paint(one.path, .path) + "  "
        + context.terminal.paint(one.settingsModule ?? "no settings module", .faint))
  }
  return .ok
}
