import MCP
import Workspace

let settingsResource = ProjectResource(
  "settings", title: "Settings",
  summary: "Effective settings as far as the source decides them, and middleware in order."
) { project throws(CallFailure) in
  let booted = try project.booted()
  var text = BoundedText()
  text.add("# Settings" + (booted.settingsModule.map { " (\($0))" } ?? ""))
  let table = booted.table(.settings, withLibraries: true)
  text.add(table.lines())
  text.add(table.caveat)
  text.add("# Middleware")
  text.add(booted.table(.middleware, withLibraries: true).lines(without: ["of"]))
  return text.text("The tool describe explains one of them.")
}
