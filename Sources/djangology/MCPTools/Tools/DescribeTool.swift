import Base
import MCP
import Workspace

private let name = Parameter<String>.required(
  "name", "app.Model, app.Model.field, setting, app label, dotted name or URL name")

let describeTool = ProjectTool(
  "describe", title: "What a name stands for",
  description: """
    What a name of the project stands for and where that comes from: a model with its fields and reverse accessors, a \
    field, a setting's effective value, an app, a URL name, any dotted name.
    """,
  parameters: [name]
) { arguments, project, context throws(CallFailure) in
  let wanted = arguments[name]
  context.report("booting the project", step: 1, of: 2)
  let booted = try project.booted(needsDjango: false)
  let models = booted.table(.models)
  var text = BoundedText()
  if let fields = booted.fields(of: wanted) {
    text.add("\(wanted) · model")
    text.add(fields.lines())
    text.add(fields.caveat)
    return text.text()
  }
  let meanings = try project.explain(wanted)
  guard !meanings.isEmpty else {
    let guess = Suggestion.nearest(to: wanted, in: models.texts(of: "label") + booted.appLabels + booted.routeNames)
    throw CallFailure("nothing called '\(wanted)'." + (guess.map { " Did you mean '\($0)'?" } ?? ""))
  }
  for one in meanings {
    text.add("\(one.name) · \(one.kind)")
    text.add("= \(one.value)")
    text.add(one.steps.map { "  " + ($0.place.map { $0 + " " } ?? "") + $0.text })
  }
  return text.text()
}

extension BootedProject {
  /// The fields of a model, if `name` is one.
  func fields(of name: String) -> ShownTable? {
    let table = table(.models, filter: name)
    return table.columns.first == "field" ? table : nil
  }
}
