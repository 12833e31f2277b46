import Base

private let json = ArgumentKey<Bool>.flag("json", "Print JSON")

let versionCommand = Command(
  "version", "Print the version", arguments: [json],
  examples: [.init("djangology version --json", "What a script asks before it relies on an option")]
) { arguments, context in
  if arguments[json] {
    context.print(JSONValue.object([("name", .string(program.name)), ("version", .string(program.version))]).text())
  } else {
    context.print("\(program.name) \(program.version)")
  }
  return .ok
}
