import Checks

let renameInPlace = Rule(
  "DJG103", "rename-in-place",
  "A table or column that is in use gets another name.",
  why: "While the new code is rolled out, what still runs asks for the old name.",
  .warning, enabled: .never, .proven,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          text = models.CharField(max_length=50)
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
      --- shop/migrations/0002_text.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              «migrations.RenameField("order", "note", "text")»,
          ]
      """, before: ""),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          text = models.CharField(db_column="note", max_length=50)
      --- shop/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Order", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("note", models.CharField(db_column="note", max_length=50)),
              ]),
          ]
      --- shop/migrations/0002_text.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              migrations.RenameField("order", "note", "text"),
          ]
      """, before: ""),
  ],
  .project { project, findings in
    let engine = project.databaseEngine
    for migration in project.migrations.all where migration.isNew {
      for operation in migration.operations {
        for risk in operation.risks(on: engine) where risk.kind == .renames {
          findings.report(
            "\(operation.op) \(risk.text)", at: migration.place(of: operation), facet: risk.facet(of: operation),
            symbol: migration.symbol)
        }
      }
    }
  }
)
