import Checks

let deletedMigration = Rule(
  "DJG007", "deleted-migration",
  "A migration that was committed before this change is gone.",
  why: "Databases remember that they applied it; those that did not never get what it made.",
  .error, .proven, isCore: true,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=50)
      --- shop/migrations/0001_initial.py
      from django.db import migrations, models

      class «Migration»(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Order", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("note", models.CharField(max_length=50)),
              ]),
          ]
      """,
      before: """
        --- shop/migrations/0002_widen.py
        from django.db import migrations, models

        class Migration(migrations.Migration):
            dependencies = [("shop", "0001_initial")]
            operations = [
                migrations.AlterField("order", "note", models.CharField(max_length=50)),
            ]
        """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=50)
      --- shop/migrations/0001_squashed_0002_widen.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          replaces = [("shop", "0001_initial"), ("shop", "0002_widen")]
          operations = [
              migrations.CreateModel("Order", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("note", models.CharField(max_length=50)),
              ]),
          ]
      """,
      before: """
        --- shop/migrations/0001_initial.py
        from django.db import migrations, models

        class Migration(migrations.Migration):
            initial = True
            operations = [
                migrations.CreateModel("Order", [
                    ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                    ("note", models.CharField(max_length=50)),
                ]),
            ]
        --- shop/migrations/0002_widen.py
        from django.db import migrations, models

        class Migration(migrations.Migration):
            dependencies = [("shop", "0001_initial")]
            operations = [
                migrations.AlterField("order", "note", models.CharField(max_length=50)),
            ]
        """),
  ],
  .project { project, findings in
    guard let base = project.base else { return }
    let migrations = project.migrations
    let renamed = Set(base.changed.values.compactMap(\.oldPath))
    for (path, change) in base.changed.sorted(by: { $0.key < $1.key }) {
      guard change.new == nil, let old = change.old, !renamed.contains(path), let node = node(path, migrations),
        isMigration(old), migrations.history.replacements[node] == nil, let last = migrations.last(of: node.app)
      else { continue }
      findings.report(
        "\(path) is gone and nothing replaces it: squash migrations instead of deleting them", at: last.place,
        symbol: node.app + "." + node.name)
    }
  }
)

/// The migration that the path was, by the application that keeps its migrations in the same folder.
private func node(_ path: String, _ migrations: CheckedMigrations) -> MigrationHistory.Node? {
  guard let slash = path.lastIndex(of: "/"), path.hasSuffix(".py") else { return nil }
  let folder = path[...slash]
  let name = String(path[path.index(after: slash)...].dropLast(3))
  if name.hasPrefix("_") || name.hasPrefix("~") { return nil }
  let neighbour = migrations.all.first { migration in
    migration.file.path.hasPrefix(folder) && !migration.file.path.dropFirst(folder.count).contains("/")
  }
  return neighbour.map { MigrationHistory.Node(app: $0.node.app, name: name) }
}

private func isMigration(_ bytes: [UInt8]) -> Bool {
  let tree = PythonFile(bytes)
  return tree.children(of: tree.root).contains { ClassDefinition($0, in: tree)?.name == "Migration" }
}
