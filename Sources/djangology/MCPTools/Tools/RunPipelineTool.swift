import MCP
import Workspace

private let task = Parameter<String>.required("task", "In the user's words; paste tracebacks whole")
private let maxTokens = Parameter<Int>.optional(
  "max_tokens", "Upper bound of the answer", default: 8000, in: 500...50_000)

let runPipelineTool = ProjectTool(
  "run_pipeline", title: "Context for a task",
  description: """
    Call first for any task in this Django project: the files to read and edit (models, views, URLs, serializers, \
    templates, tests, latest migration), best first, with the code that matters, reasons and project facts. Replaces \
    grep and reading whole files.
    """,
  parameters: [task, maxTokens]
) { arguments, project, context throws(CallFailure) in
  let words = arguments[task]
  if words.allSatisfy(\.isWhitespace) { throw CallFailure("task is empty: say what is to be done.") }
  var request = CapsuleRequest(task: words)
  request.maxTokens = arguments[maxTokens]
  context.report("reading the project", step: 1, of: 2)
  let answer = try project.capsule(request)
  context.report("ranked \(answer.files) files", step: 2, of: 2)
  return String(decoding: answer.text, as: UTF8.self)
}
