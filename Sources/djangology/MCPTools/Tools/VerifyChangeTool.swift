import MCP
import Workspace

private let base = Parameter<String?>.optional("base", "Ref: all since the branch point")
private let diff = Parameter<String?>.optional("diff", "Unified, instead of the working tree", longest: .max)
private let maxTokens = Parameter<Int>.optional("max_tokens", "", default: 4000, in: 500...20_000)

let verifyChangeTool = ProjectTool(
  "verify_change", title: "What a change forgot",
  description: """
    Call after editing, before saying done: what the change broke or left behind – syntax, names gone but used, calls \
    that no longer fit, missing migrations – and the tests to run.
    """,
  parameters: [base, diff, maxTokens]
) { arguments, project, context throws(CallFailure) in
  if arguments[base] != nil, arguments[diff] != nil { throw CallFailure("Give base or diff: a diff has its own base.") }
  var request = VerifyRequest()
  request.maxTokens = arguments[maxTokens]
  if let ref = arguments[base] { request.change = .since(ref) }
  if let text = arguments[diff] { request.change = .diff(Array(text.utf8)) }
  context.report("booting the project before and after the change")
  let report = try project.verify(request)
  return report.text
}
