import Checks

let brokenDependency = Rule(
  "DJG003", "broken-dependency",
  "A migration names another that does not exist, or waits for itself.",
  why: "Django stops with NodeNotFoundError or CircularDependencyError whenever it loads migrations.",
  .error, .proven, isCore: true,
  examples: [
    .bad(
      """
      --- billing/models.py
      from django.db import models
      --- billing/migrations/0001_initial.py
      from django.db import migrations

      class Migration(migrations.Migration):
          initial = True
      --- shop/models.py
      from django.db import models
      --- shop/migrations/0001_initial.py
      from django.db import migrations

      class Migration(migrations.Migration):
          dependencies = [«("billing", "0001_first")»]
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models
      --- shop/migrations/0001_initial.py
      from django.db import migrations

      class «Migration»(migrations.Migration):
          dependencies = [("shop", "0002_more")]
      --- shop/migrations/0002_more.py
      from django.db import migrations

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
      """),
    .good(
      """
      --- billing/models.py
      from django.db import models
      --- billing/migrations/0001_squashed_0002_invoices.py
      from django.db import migrations

      class Migration(migrations.Migration):
          replaces = [("billing", "0001_initial"), ("billing", "0002_invoices")]
      --- plain/models.py
      from django.db import models
      --- shop/models.py
      from django.db import models
      --- shop/migrations/0001_initial.py
      from django.conf import settings
      from django.db import migrations

      class Migration(migrations.Migration):
          dependencies = [
              ("billing", "0002_invoices"),
              ("plain", "__first__"),
              ("shop", "__first__"),
              migrations.swappable_dependency(settings.AUTH_USER_MODEL),
          ]
      """),
  ],
  .project { project, findings in
    let migrations = project.migrations
    let own = Set(migrations.all.map(\.node.app))
    let installed = Set(project.dump.apps.items.compactMap(\.label.value))
    for missing in migrations.history.missing {
      guard let migration = migrations[missing.node], !migrations.unclear.contains(missing.missing.app) else {
        continue
      }
      let isNamed = !missing.missing.name.hasPrefix("__")
      let isGone = missing.isUnknownApp && !installed.contains(missing.missing.app)
      // The catalogue's version of a library may have other migrations than the one that is used.
      guard isGone ? project.dump.apps.openness == .closed : isNamed && own.contains(missing.missing.app) else {
        continue
      }
      let known = project.dump.migrations.value?.disk.items.filter { $0.app.value == missing.missing.app } ?? []
      let near = Suggestion.nearest(to: missing.missing.name, in: known.compactMap(\.name.value))
      let hint = near.map { ", did you mean \"\($0)\"" } ?? ""
      let reason =
        isGone ? "no installed application is called \(missing.missing.app)" : "there is no such migration\(hint)"
      findings.report(
        "\(missing.attribute.rawValue) names \(missing.missing.app).\(missing.missing.name): \(reason)",
        at: place(of: missing, migration), symbol: migration.symbol)
    }
    let circle = migrations.history.circular.filter { migrations.history.ancestors(of: $0).contains($0) }
    if let first = circle.first.flatMap({ migrations[$0] }) {
      let names = circle.map { $0.app + "." + $0.name }.joined(separator: ", ")
      findings.report("these migrations wait for each other: \(names)", at: first.place, symbol: first.symbol)
    }
  }
)

/// The pair in the list, or the class's name where the list is made otherwise.
private func place(of missing: MigrationHistory.MissingNode, _ migration: CheckedMigration) -> SourcePlace {
  guard let list = migration.value(of: missing.attribute.rawValue) else { return migration.place }
  let tree = migration.file.tree
  for pair in tree.children(of: list) where tree.kind(pair) == .tuple || tree.kind(pair) == .list {
    let texts = tree.children(of: pair).filter { tree.kind($0) == .string }.map { tree.literalText(of: Int($0.index)) }
    if texts == [missing.missing.app, missing.missing.name] { return migration.file.place(pair) }
  }
  return migration.place
}
