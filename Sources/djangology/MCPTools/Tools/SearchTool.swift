import MCP
import Workspace

private let query = Parameter<String>.required("query", "Words, names, a path, a URL or an error", longest: 20_000)
private let limit = Parameter<Int>.optional("limit", "Most files to list", default: 20, in: 1...40)

let searchTool = ProjectTool(
  "search", title: "Rank files",
  description: """
    Files of the project for a few words, ranked by words, names, Django's links and git's history, with the role of each \
    and why it ranks; without code. For code use run_pipeline.
    """,
  parameters: [query, limit]
) { arguments, project, _ throws(CallFailure) in
  var request = CapsuleRequest(task: arguments[query])
  request.explains = true
  let answer = try project.capsule(request)
  guard !answer.explanation.isEmpty else { throw CallFailure("no file has anything to do with that; use other words.") }
  var text = BoundedText()
  for file in answer.explanation.prefix(arguments[limit]) {
    let reasons = file.reasons.isEmpty ? "" : ": " + file.reasons.joined(separator: "; ")
    text.add("\(file.path) (\(file.role))\(reasons)")
  }
  return text.text("Lower limit.")
}
