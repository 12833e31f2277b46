import MCP
import Workspace

let fixBugPrompt = ProjectPrompt(
  "fix_bug", title: "Fix a bug",
  description: "The code a bug report or traceback points at, with the order of work.",
  arguments: [.init(name: "report", summary: "The bug report; paste the traceback whole", isRequired: true)]
) { values, project, context throws(CallFailure) in
  let report = values["report"] ?? ""
  var request = CapsuleRequest(task: report)
  request.maxTokens = 7000
  context.report("reading the project")
  let answer = try project.capsule(request)
  let steps = """
    Fix this bug in the Django project.

    ## Report
    \(report.utf8.count > 6000 ? report.prefix(6000) + "…" : report[...])

    ## Order of work
    1. Say in one sentence which line is wrong and why, with evidence from the code below.
    2. Write the failing test first, next to the tests shown.
    3. Make the smallest change that mends it; no renames, no reformatting.
    4. Call impact for each name whose behaviour changed, and look at every dependant.
    5. Run the tests of the touched apps.

    ## Code

    """
  return steps + String(decoding: answer.text, as: UTF8.self)
}
