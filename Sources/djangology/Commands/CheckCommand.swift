import Base
import Platform
import Workspace

private let select = ArgumentKey<[String]>.repeated(
  "select", "Codes, prefixes of codes or names of rules, instead of those that are on", placeholder: "RULE")

let checkCommand = Command(
  "check", "Find mistakes by what Django would make of the code",
  discussion: """
    Boots the project without running it and asks rules about it. What is reported as an error is proved: the registry \
    says that the name, field, route or template is not there. The exit code is 1 when something was found.
    """,
  arguments: [ProjectArgument.root, select],
  examples: [
    .init("djangology check", "The project in this folder"),
    .init("djangology check --select DJM --select DJG001", "Some rules"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  var request = CheckRequest()
  request.select = arguments[select]
  let report = try ProjectArgument.check(arguments[ProjectArgument.root], request, &context)
  context.write(report.concise)
  return report.diagnostics.isEmpty ? .ok : .findings
}
