import Workspace

private let units = ArgumentKey<[String]>.rest(
  "unit", "PATH@FIRST-LAST, PATH::NAME or PATH, as a capsule names it")
private let maxTokens = ArgumentKey<Int>.option(
  "max-tokens", short: "t", "Upper bound on the tokens of the answer", default: 8000, in: 200...200_000)

let expandCommand = Command(
  "expand", "Print parts of files by the names a capsule gives them",
  discussion: """
    A capsule names what it shows by lines, PATH@FIRST-LAST, and what it leaves out by name, PATH::NAME. This prints \
    exactly that, as it is on the disk.
    """,
  arguments: [units, ProjectArgument.root, maxTokens],
  examples: [
    .init("djangology expand orders/models.py::Order.total", "A method"),
    .init("djangology expand orders/views.py@40-80 orders/urls.py", "Lines, and a whole file"),
  ]
) { arguments, context throws(CommandFailure) in
  guard !arguments[units].isEmpty else {
    throw CommandFailure(message: "no unit given", advice: "Say which: djangology expand orders/models.py::Order")
  }
  return printUnits(arguments[units], arguments, maxTokens: arguments[maxTokens], &context)
}

/// Shared with `capsule --expand`.
func printUnits(
  _ units: [String], _ arguments: ParsedArguments, maxTokens: Int, _ context: inout CommandContext
) -> ExitCode {
  let answer = ProjectArgument.expand(units, arguments[ProjectArgument.root], maxTokens: maxTokens, context)
  context.write(answer.text)
  for (id, reason) in answer.missing { context.note("\(id): \(reason)") }
  return answer.missing.isEmpty ? .ok : .unusable
}
