import Base
import MCP

private let kind = ArgumentKey<AgentQuestion.Kind>.required("kind", "What to ask", otherwise: .tool)
private let name = ArgumentKey<String>.required("name", "Of the tool or prompt, or the address of the resource")
private let given = ArgumentKey<String>.operand("arguments", "Arguments as a JSON object", default: "{}")

let askCommand = Command(
  "ask", "Ask what an agent can ask, and print the text it would get",
  discussion: """
    Every tool, prompt and resource of 'djangology mcp' without a client: for scripts, for agents without MCP, and to see \
    what a model is told. A question that cannot be answered ends with 1, one about what does not exist with 2.
    """,
  arguments: [kind, name, given, ProjectArgument.root],
  examples: [
    .init("djangology ask tool impact '{\"name\": \"orders.Order.total\"}'", "A tool"),
    .init("djangology ask resource djangology://conventions", "A resource"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  guard let json = try? JSONReader.read(Array(arguments[given].utf8), as: .standard), json.isObject else {
    throw CommandFailure(message: "the arguments are no JSON object", advice: "Write them as '{\"name\": \"value\"}'.")
  }
  let engine = Engine.local(context.projects, root: arguments[ProjectArgument.root], context.caller)
  let question = AgentQuestion(kind: arguments[kind], name: arguments[name], arguments: json)
  do throws(CallFailure) {
    let text = try engine.answer(question, .unattended)
    context.print(text)
    return .ok
  } catch {
    context.print(error.message)
    return error.isMissing ? .unusable : .findings
  }
}
