import Base
import Conventions
import Workspace

private let json = ArgumentKey<Bool>.flag("json", "Print JSON, also of what was not learnt")
private let all = ArgumentKey<Bool>.flag("all", "Also what is mixed, and what occurs less than ten times")

let conventionsCommand = Command(
  "conventions", "Tell what the project does again and again",
  discussion: """
    Counts how views, models, serializers, URLs and tests are written. A convention is learnt where at least nine in ten \
    of at least ten instances agree; those that do not are listed with their places.
    """,
  arguments: [ProjectArgument.root, all, ContractArguments.settings, ContractArguments.python, json],
  examples: [
    .init("djangology conventions", "What holds for nine in ten"),
    .init("djangology conventions --all", "Everything that was counted"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  let request = ContractArguments.request(arguments)
  let report = try ProjectArgument.conventions(arguments[ProjectArgument.root], request, &context)
  if arguments[json] {
    context.print(report.json.text())
  } else {
    context.write(report.text(all: arguments[all]))
  }
  return .ok
}
