import Checks

let editedMigration = Rule(
  "DJG006", "edited-migration",
  "A migration that was committed before this change is another one now.",
  why: "Databases that have applied it keep what the old one made; nothing ever applies the difference.",
  .error, .proven, isCore: true,
  facets: ["operations", "graph", "code", "renamed"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=200)
      --- shop/migrations/0001_initial.py
      from django.db import migrations, models

      class «Migration»(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Order", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("note", models.CharField(max_length=200)),
              ]),
          ]
      """, facet: "operations",
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
        """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=50)
      --- shop/migrations/0001_initial.py
      # What orders say.
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Order", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ('note', models.CharField(max_length=50)),
              ]),  # nothing else
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
        """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=200)
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
              migrations.AlterField("order", "note", models.CharField(max_length=200)),
          ]
      """,
      before: ""),
  ],
  .project { project, findings in
    guard let base = project.base else { return }
    for migration in project.migrations.all {
      guard let change = base.changed[migration.file.path], let old = change.old, let new = change.new else { continue }
      if let path = change.oldPath, path != migration.file.path {
        findings.report(
          "\(path) was renamed: databases that applied it under its old name apply it again", at: migration.place,
          facet: "renamed", symbol: migration.symbol)
        continue
      }
      let found: (facet: String, words: String)? =
        switch MigrationEdit(old: old, new: new) {
        case .none: nil
        case .code: ("code", "calls other code")
        case .graph: ("graph", "stands on other migrations")
        case .operations: ("operations", "has other operations")
        }
      guard let found else { continue }
      findings.report(
        "\(migration.node.name) \(found.words) than in \(base.name): write a new migration instead",
        at: migration.place, facet: found.facet, symbol: migration.symbol,
        confidence: found.facet == "code" ? .likely : nil, severity: found.facet == "operations" ? nil : .warning)
    }
  }
)
