import MCP
import Workspace

private let task = Parameter<String>.required("task", "The user's words, tracebacks whole", longest: 200_000)
private let maxTokens = Parameter<Int>.optional("max_tokens", "", default: 8000, in: 500...50_000)
private let intent = Parameter<CapsuleRequest.Intent>.choice("intent", "", default: .auto)
private let includeTests = Parameter<Bool?>.optional("include_tests", "")
private let files = Parameter<[String]>.list("files", "Already read, not repeated")
private let session = Parameter<String?>.optional(
  "session", "Any name; its later calls send only what is new")
private let expand = Parameter<[String]>.list("expand", "Instead print path@10-30, path::Name")

let runPipelineTool = ProjectTool(
  "run_pipeline", title: "Context for a task",
  description: """
    Call first for any task in this Django project: the files to read and edit, best first, with the code that matters, \
    reasons and project facts. Replaces grep and reading whole files.
    """,
  parameters: [task, maxTokens, intent, includeTests, files, session, expand]
) { arguments, project, context throws(CallFailure) in
  if !arguments[expand].isEmpty { return try project.expand(arguments[expand], arguments[maxTokens]) }
  var request = CapsuleRequest(task: arguments[task])
  request.maxTokens = arguments[maxTokens]
  request.intent = arguments[intent]
  request.includesTests = arguments[includeTests]
  request.files = arguments[files]
  request.session = arguments[session]
  context.report("reading the project")
  let answer = try project.capsule(request)
  return String(decoding: answer.text, as: UTF8.self)
}

extension AgentProject {
  fileprivate func expand(_ units: [String], _ maxTokens: Int) throws(CallFailure) -> String {
    let answer = live.expand(units, maxTokens: maxTokens)
    let missing = answer.missing.map { "\($0.id): \($0.reason)" }.joined(separator: "\n")
    if answer.text.isEmpty { throw CallFailure(missing) }
    return answer.text + missing
  }
}
