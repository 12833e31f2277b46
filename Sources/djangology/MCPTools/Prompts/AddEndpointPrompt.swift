import MCP
import Workspace

let addEndpointPrompt = ProjectPrompt(
  "add_endpoint", title: "Add an endpoint",
  description: "How this project routes, guards and serializes, with the code nearest to the new endpoint.",
  arguments: [
    .init(name: "what", summary: "What the endpoint is to do, in your words", isRequired: true),
    .init(name: "app", summary: "Label of the app it belongs to", values: .apps),
  ]
) { values, project, context throws(CallFailure) in
  let what = values["what"] ?? ""
  context.report("booting the project")
  let booted = try project.booted(needsDjango: false)
  if let app = values["app"], !booted.appLabels.contains(app) { throw CallFailure(booted.noApp(app)) }
  var text = BoundedText(tokens: 10_000)
  text.add("Add an endpoint to this Django project: \(what). Follow the conventions below; they are counted.")
  text.add("\n## Conventions")
  text.add(booted.conventions.prefix(6).map { "- " + $0 })
  text.add("\n## Routes" + (values["app"].map { " of \($0)" } ?? ""))
  text.add(booted.table(.urls, app: values["app"]).lines().prefix(60))
  text.add(booted.table(.endpoints, app: values["app"]).lines().prefix(60))
  text.add("\n## Steps")
  text.add(steps)
  text.add("\n## Nearest code")
  let app = values["app"].map { " (app \($0))" } ?? ""
  var request = CapsuleRequest(task: what + app + " endpoint view url serializer")
  request.maxTokens = 5000
  text.add(String(decoding: try project.capsule(request).text, as: UTF8.self).split(separator: "\n").map(String.init))
  return text.text("Call run_pipeline for more.")
}

private let steps = [
  "1. View in the style above (class or function, base class, permission classes stated).",
  "2. Serializer or form: explicit fields, nothing writable that the caller must not set.",
  "3. Route with a name in the app's namespace; no pattern before it may swallow it.",
  "4. Queryset limited to what the caller may see, with select_related/prefetch_related for what is serialized.",
  "5. Tests: allowed, forbidden, not found, invalid input; number of queries for lists.",
]
