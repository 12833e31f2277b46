import Base
import Workspace

private let json = ArgumentKey<Bool>.flag("json", "Print JSON")
private let model = ArgumentKey<String?>.optional("model", "app.Model, a model's name or an app label")
private let roleOrApp = ArgumentKey<String?>.optional("what", "A role (view, form, template …) or an app label")

let showCommand = Command(
  "show", "List parts of the project as Django sees them",
  discussion: "Each list is made without running the project; what the source does not decide is left out.",
  subcommands: [showModels, showFiles])

private let showModels = Command(
  "models", "Models with their fields and where relations lead",
  arguments: [model, ProjectArgument.root, json],
  examples: [
    .init("djangology show models", "All of them"), .init("djangology show models orders.Order", "One, by label"),
  ]
) { arguments, context throws(CommandFailure) in
  let workspace = try ProjectArgument.open(arguments[ProjectArgument.root], &context)
  let models = workspace.models(matching: arguments[model])
  if let wanted = arguments[model], models.isEmpty {
    throw CommandFailure(
      message: "no model, name or app called '\(wanted)'", advice: "'djangology show models' lists them.")
  }
  if arguments[json] {
    context.print(JSONValue.array(models.map(jsonModel)).text())
  } else {
    for model in models { printModel(model, &context) }
  }
  return .ok
}

private func printModel(_ model: ModelSummary, _ context: inout CommandContext) {
  let traits = model.traits.isEmpty ? "" : " (\(model.traits.joined(separator: ", ")))"
  let place = context.terminal.paint("\(model.path):\(model.line)", .path)
  context.print("\(context.terminal.paint(model.label, .heading))\(traits)  \(place)")
  let width = min(32, model.fields.map(\.name.count).max() ?? 0)
  for field in model.fields {
    let name = field.name + String(repeating: " ", count: max(0, width - field.name.count))
    context.print("  \(name)  \(fieldText(field))")
  }
}

private func fieldText(_ field: FieldSummary) -> String {
  var words = [field.type]
  if let target = field.target { words.append("→ \(target)") }
  if field.isNull { words.append("null") }
  if field.isUnique { words.append("unique") }
  if let onDelete = field.onDelete { words.append("on_delete=\(onDelete)") }
  if let relatedName = field.relatedName { words.append("related_name=\(relatedName)") }
  if let through = field.through { words.append("through=\(through)") }
  return words.joined(separator: " ")
}

private func jsonModel(_ model: ModelSummary) -> JSONValue {
  .object([
    ("label", .string(model.label)), ("path", .string(model.path)), ("line", .int(model.line)),
    ("traits", .strings(model.traits)), ("fields", .array(model.fields.map(jsonField))),
  ])
}

private func jsonField(_ field: FieldSummary) -> JSONValue {
  .object([
    ("name", .string(field.name)), ("type", .string(field.type)), ("target", optional(field.target)),
    ("null", .bool(field.isNull)), ("unique", .bool(field.isUnique)), ("on_delete", optional(field.onDelete)),
    ("related_name", optional(field.relatedName)), ("through", optional(field.through)),
    ("path", .string(field.path)), ("line", .int(field.line)),
  ])
}

private func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

private let showFiles = Command(
  "files", "Files with their role, app and what they declare",
  arguments: [roleOrApp, ProjectArgument.root, json],
  examples: [.init("djangology show files view", "All files with views")]
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
