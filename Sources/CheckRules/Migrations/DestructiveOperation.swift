import Checks

let destructiveOperation = Rule(
  "DJG102", "destructive-operation",
  "A new migration destroys data.",
  why: "What is dropped is gone with the next deployment, and code of the release before still reads it.",
  .warning, .proven, facets: ["rename-as-drop"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          remark = models.CharField(max_length=50, default="")
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
      --- shop/migrations/0002_remark.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              «migrations.RemoveField("order", "note")»,
              migrations.AddField("order", "remark", models.CharField(max_length=50, default="")),
          ]
      """, facet: "rename-as-drop", before: ""),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          pass
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
      --- shop/migrations/0002_less.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              «migrations.RemoveField("order", "note")»,
          ]
      """, before: ""),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=20)
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
      --- shop/migrations/0002_shorter.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              «migrations.AlterField("order", "note", models.CharField(max_length=20))»,
          ]
      """, before: ""),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          pass
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
      --- shop/migrations/0002_less.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("order", "note")]),
          ]
      """, before: ""),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=90)
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
      --- shop/migrations/0002_longer.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              migrations.AlterField("order", "note", models.CharField(max_length=90)),
          ]
      """, before: ""),
  ],
  .project { project, findings in
    let engine = project.databaseEngine
    for migration in project.migrations.all where migration.isNew {
      for operation in migration.operations {
        for risk in operation.risks(on: engine) where risk.kind == .destroys {
          if let name = successor(of: operation, in: migration) {
            findings.report(
              "what stands in \(operation.name ?? "") is lost: use RenameField(…, \"\(name)\"), or copy it first",
              at: migration.place(of: operation), facet: "rename-as-drop", symbol: migration.symbol, severity: .error)
            continue
          }
          findings.report(
            "\(operation.op) \(risk.text)", at: migration.place(of: operation), facet: risk.facet(of: operation),
            symbol: migration.symbol)
        }
      }
    }
  }
)

/// The field of the same kind that takes the place of a removed one: makemigrations asks about renames only at a terminal.
private func successor(of operation: ReplayedOperation, in migration: CheckedMigration) -> String? {
  guard operation.op == "RemoveField", let gone = operation.before else { return nil }
  let removed = migration.operations.filter { $0.op == "RemoveField" && $0.model == operation.model }
  let added = migration.operations.filter { $0.op == "AddField" && $0.model == operation.model }
  // Of several nobody knows which became which.
  guard removed.count == 1, added.count == 1, let new = added[0].after, new.className == gone.className,
    new.target == gone.target, new.maxLength == gone.maxLength, new.maxDigits == gone.maxDigits,
    new.decimalPlaces == gone.decimalPlaces,
    // Code in between copies what is to be kept.
    !migration.operations.contains(where: { $0.op == "RunPython" || $0.op == "RunSQL" })
  else { return nil }
  return added[0].name
}
