import MCP
import Workspace

let reviewMigrationPrompt = ProjectPrompt(
  "review_migration", title: "Review a migration",
  description: "The operations of one migration, what its models are depended on by, and what to look for.",
  arguments: [
    .init(name: "app", summary: "Label of the app", isRequired: true, values: .apps),
    .init(name: "migration", summary: "Name or number, e.g. 0007; the latest if left out", values: .migrations),
  ]
) { values, project, context throws(CallFailure) in
  let app = values["app"] ?? ""
  context.report("booting the project")
  let booted = try project.booted()
  guard booted.appLabels.contains(app) else { throw CallFailure(booted.noApp(app)) }
  let migrations = booted.migrations(of: app)
  let wanted = values["migration"].flatMap { $0.isEmpty ? nil : $0 }
  guard let migration = wanted.map({ name in migrations.first { $0.name.hasPrefix(name) } }) ?? migrations.last else {
    let names = migrations.map(\.name).suffix(10).joined(separator: ", ")
    throw CallFailure(
      names.isEmpty ? "\(app) has no migrations." : "\(app) has no migration \(wanted ?? ""). There are: \(names).")
  }
  var text = BoundedText(tokens: 8000)
  text.add("Review the migration \(app).\(migration.name)" + (migration.path.map { " (\($0))" } ?? "") + ".")
  text.add("\n## Operations")
  text.add(migration.operations.map { "- " + $0 })
  text.add("\n## Depends on")
  text.add(migration.dependencies.isEmpty ? "nothing" : migration.dependencies.joined(separator: ", "))
  text.add("\n## Look for")
  text.add(checks)
  for model in migration.models.prefix(3) {
    guard let report = try? project.impact(ImpactRequest(name: model)) else { continue }
    text.add("\n## What depends on \(model)")
    text.add(report.agentText(limit: 20, tokens: 2000).split(separator: "\n").map(String.init))
  }
  return text.text()
}

private let checks = [
  "- Locks: an index or NOT NULL column on a large table, a type change that rewrites it, a foreign key that is validated.",
  "- Data loss: RemoveField, DeleteModel, a narrower AlterField, a rename that autodetection wrote as remove + add.",
  "- Deployment: old code must run against the new schema while servers restart; split removal from the last use.",
  "- RunPython: historical models through apps.get_model, batches, a reverse function, no import of today's code.",
  "- Unique constraints on columns that hold duplicates; defaults that existing rows must get.",
]
