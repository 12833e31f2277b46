import MCP
import Workspace

let conventionsResource = ProjectResource(
  "conventions", title: "Conventions", summary: "How things are done in this project, each with how often."
) { project throws(CallFailure) in
  let booted = try project.booted(needsDjango: false)
  var text = BoundedText()
  text.add("# Conventions, counted")
  text.add(booted.conventions.map { "- " + $0 })
  return text.text()
}
