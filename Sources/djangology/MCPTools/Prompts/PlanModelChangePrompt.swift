import MCP
import Workspace

let planModelChangePrompt = ProjectPrompt(
  "plan_model_change", title: "Plan a model change",
  description: "The model's fields, what depends on it, its latest migration, and the steps in order.",
  arguments: [
    .init(name: "model", summary: "app.Model", isRequired: true, values: .models),
    .init(name: "change", summary: "What is to change, in your words"),
  ]
) { values, project, context throws(CallFailure) in
  let model = values["model"] ?? ""
  context.report("booting the project")
  let booted = try project.booted()
  guard let fields = booted.fields(of: model) else { throw CallFailure(booted.noModel(model)) }
  var text = BoundedText(tokens: 8000)
  text.add("Plan this change of the Django model \(model): \(values["change"] ?? "(ask me what is to change)").")
  text.add("Do not edit anything yet: answer with the plan, file by file, in the order of the steps below.")
  text.add("\n## Fields")
  text.add(fields.lines())
  text.add("\n## Latest migration")
  text.add(booted.latestMigrations(of: model.appLabel))
  text.add("\n## What depends on it")
  let report = try project.impact(ImpactRequest(name: model))
  text.add(report.agentText(limit: 40, tokens: 4000).split(separator: "\n").map(String.init))
  text.add("\n## Steps")
  text.add(steps)
  return text.text()
}

private let steps = [
  "1. Model: the field or option, with null/default chosen so that existing rows stay valid.",
  "2. Migration: makemigrations, read it; a new NOT NULL column on a filled table takes three (add nullable, fill, tighten).",
  "3. Serializers, forms, admin, filters and templates that list fields explicitly: add or leave out on purpose.",
  "4. Queries, factories and fixtures that name what changes.",
  "5. Tests: the ones listed above that touch it, and one new test for the change.",
  "6. Call impact again for each name that was renamed or removed; nothing may be left.",
]
