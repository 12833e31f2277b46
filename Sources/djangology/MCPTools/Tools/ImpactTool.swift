import MCP
import Workspace

private let name = Parameter<String>.required(
  "name", "app.Model, app.Model.field, dotted name, path, URL name, template, setting")
private let depth = Parameter<Int?>.optional("depth", "", in: 1...12)
private let limit = Parameter<Int>.optional("limit", "", default: 60, in: 1...1000)

let impactTool = ProjectTool(
  "impact", title: "What depends on it",
  description: """
    Call before changing, renaming or removing something: every dependant with line, code and certainty, also strings \
    such as order_by('-total'), Meta.fields, templates, fixtures, tests.
    """,
  parameters: [name, depth, limit]
) { arguments, project, context throws(CallFailure) in
  var request = ImpactRequest(name: arguments[name])
  request.depth = arguments[depth]
  context.report("booting the project")
  let report = try project.impact(request)
  return report.agentText(limit: arguments[limit])
}
