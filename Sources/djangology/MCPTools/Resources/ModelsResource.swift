import MCP
import Workspace

let modelsResource = ProjectResource(
  "models", title: "Models", summary: "Every model of the project: label, number of fields, kind, table, place."
) { project throws(CallFailure) in
  let table = try project.booted().table(.models)
  var text = BoundedText()
  text.add("# Models")
  text.add("label · fields · kind · table · place")
  text.add(table.lines())
  text.add(table.caveat)
  return text.text("Read djangology://model/app.Model for one of them.")
}

let modelTemplate = ProjectResourceTemplate(
  prefix: "djangology://model/", variable: "label",
  description: .init(name: "model", title: "A model", summary: "The fields of one model, given as app.Model."),
  values: .models
) { label, project throws(CallFailure) in
  let booted = try project.booted()
  guard let fields = booted.fields(of: label) else { throw CallFailure(booted.noModel(label), isMissing: true) }
  var text = BoundedText()
  text.add("# \(label)")
  text.add("field · type · leads to · options · declared in")
  text.add(fields.lines())
  text.add(fields.caveat)
  return text.text()
}
