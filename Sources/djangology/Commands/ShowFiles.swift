import Base
import Workspace

private let json = ArgumentKey<Bool>.flag("json", "Print JSON")
private let roleOrApp = ArgumentKey<String?>.optional("what", "A role (view, form, template …) or an app label")

let showFiles = Command(
  "files", "Files with their role, app and what they declare",
  arguments: [roleOrApp, ProjectArgument.root, json],
  examples: [.init("djangology show files view", "All files with views")],
  daemon: .started
) { arguments, context throws(CommandFailure) in
  let workspace = try ProjectArgument.open(arguments[ProjectArgument.root], &context)
  let files = workspace.files(matching: arguments[roleOrApp])
  if let wanted = arguments[roleOrApp], files.isEmpty {
    throw CommandFailure(message: "no role or app called '\(wanted)'", advice: "'djangology show files' lists them.")
  }
  if arguments[json] {
    context.print(JSONValue.array(files.map(jsonFile)).text())
  } else {
    for file in files { printFile(file, &context) }
  }
  return .ok
}

private func printFile(_ file: FileSummary, _ context: inout CommandContext) {
  let role = file.role + String(repeating: " ", count: max(0, 12 - file.role.count))
  let names = file.symbols.map { "\($0.name) (\($0.roles.joined(separator: ", ")))" }.joined(separator: " · ")
  let path = context.terminal.paint(file.path, .path)
  context.print("\(role) \(path)\(names.isEmpty ? "" : "  " + context.terminal.paint(names, .faint))")
}

private func jsonFile(_ file: FileSummary) -> JSONValue {
  .object([
    ("path", .string(file.path)), ("role", .string(file.role)), ("app", .string(file.app)), ("lines", .int(file.lines)),
    (
      "symbols",
      .array(
        file.symbols.map {
          .object([("name", .string($0.name)), ("roles", .strings($0.roles)), ("line", .int($0.line))])
        })
    ),
  ])
}
