import Checks

let destructiveOperation = Rule(
  "DJG102", "destructive-operation",
  "A new migration destroys data.",
  why: "What is dropped is gone with the next deployment, and code of the release before still reads it.",
  .warning, .proven,
  examples: [
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
          findings.report(
            "\(operation.op) \(risk.text)", at: migration.place(of: operation), facet: risk.facet(of: operation),
            symbol: migration.symbol)
        }
      }
    }
  }
)
