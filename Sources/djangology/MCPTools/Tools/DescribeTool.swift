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
  context.report("booting the project")
  let booted = try project.booted(needsDjango: false)
  var text = BoundedText()
  if booted.describe(model: wanted, in: &text) || booted.describe(field: wanted, in: &text) { return text.text() }
  let meanings = try project.explain(wanted)
  guard !meanings.isEmpty else {
    let guess = booted.suggestion(for: wanted).map { " Did you mean '\($0)'?" } ?? ""
    throw CallFailure("nothing called '\(wanted)'." + guess)
  }
  for one in meanings {
    text.add("\(one.name) · \(one.kind)")
    text.add("= \(one.value)")
    text.add(one.steps.map { "  " + ($0.place.map { $0 + " " } ?? "") + $0.text })
  }
  return text.text()
}

extension BootedProject {
  /// A model's fields, and what leads to it from elsewhere.
  fileprivate func describe(model name: String, in text: inout BoundedText) -> Bool {
    guard let fields = fields(of: name) else { return false }
    text.add(modelLine(name))
    text.add(fields.lines())
    text.add(fields.caveat)
    let reverse = reverseAccessors(of: name)
    if !reverse.isEmpty { text.add("from elsewhere") }
    text.add(reverse)
    return true
  }

  /// One field of a model, as `app.Model.field`.
  fileprivate func describe(field name: String, in text: inout BoundedText) -> Bool {
    let parts = name.dottedParts.map(String.init)
    guard parts.count == 3, var fields = fields(of: parts[0] + "." + parts[1]) else { return false }
    fields.rows.removeAll { $0.cells.first != .text(parts[2]) }
    guard !fields.rows.isEmpty else { return false }
    text.add("\(name) · field of " + modelLine(parts[0] + "." + parts[1]))
    text.add(fields.lines())
    return true
  }

  private func modelLine(_ name: String) -> String {
    var models = table(.models, withLibraries: true)
    models.rows.removeAll { row in
      guard case .text(let label)? = row.cells.first else { return true }
      return label.lowercased() != name.lowercased()
    }
    return models.lines(without: ["fields"]).first ?? name
  }

  /// The fields of a model, if `name` is one.
  func fields(of name: String) -> ShownTable? {
    let table = table(.models, filter: name)
    return table.columns.first == "field" ? table : nil
  }
}
