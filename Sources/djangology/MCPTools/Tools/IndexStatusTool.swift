import MCP
import Workspace

let indexStatusTool = ProjectTool(
  "index_status", title: "What was read",
  description: "How many files, models, routes, endpoints and links were read, and what could not be read or parsed.",
  parameters: []
) { _, project, _ throws(CallFailure) in
  let report = try project.workspace().report
  var text = BoundedText()
  text.add("python files \(report.pythonFiles), templates \(report.templates), lines \(report.lines)")
  text.add("models \(report.models), routes \(report.routes), symbols \(report.symbols), edges \(report.edges)")
  if let apis = try project.apiCounts() {
    let more = apis.mayHaveMore ? ", there may be more" : ""
    text.add("endpoints \(apis.endpoints)\(more), schemas \(apis.schemas), tables \(apis.tables)")
  }
  text.add(report.brokenFiles.map { "syntax errors in \($0)" })
  text.add(report.unreadable.map { "could not read \($0.path): \($0.reason)" })
  text.add(report.skipped.map { "left out \($0.path): \($0.reason)" })
  return text.text()
}
