import Base
import MCP
import Workspace

private let url = Parameter<String>.required("url", "An HTTP path (/orders/7/), a URL name (orders:detail) or a view")

let traceTool = ProjectTool(
  "trace", title: "What stands behind a URL",
  description: """
    From a URL to what answers it: route, view with its place, permissions, filter set, form, serializer, model, \
    template and the templates that one extends.
    """,
  parameters: [url]
) { arguments, project, context throws(CallFailure) in
  context.report("booting the project")
  let booted = try project.booted()
  let routes = booted.trace(arguments[url], in: try project.workspace())
  guard !routes.isEmpty else {
    let guess = Suggestion.nearest(to: arguments[url], in: booted.routeNames)
    throw CallFailure(
      "no route for '\(arguments[url])'." + (guess.map { " Did you mean '\($0)'?" } ?? ""))
  }
  var text = BoundedText()
  for route in routes {
    text.add(route.route + (route.name.map { " · \($0)" } ?? ""))
    text.add("  view \(route.view ?? "?")" + (route.place.map { " · \($0)" } ?? ""))
    text.add(route.parts.map { "  \($0.role) \($0.name)" })
  }
  return text.text("Ask for a URL's name.")
}
