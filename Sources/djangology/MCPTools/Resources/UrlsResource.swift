import MCP
import Workspace

let urlsResource = ProjectResource(
  "urls", title: "URLs", summary: "Every route of the project through all includes: pattern, name, view, place."
) { project throws(CallFailure) in
  let booted = try project.booted(needsDjango: false)
  var text = BoundedText()
  text.add("# Routes")
  let table = booted.table(.urls)
  text.add(table.lines())
  text.add(booted.table(.endpoints).lines(without: ["response", "status", "tags", "depends on"]))
  text.add(table.caveat)
  return text.text("The tool trace follows one of them.")
}
