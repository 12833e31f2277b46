import Checks

let unsafeNotNull = Rule(
  "DJG104", "unsafe-not-null",
  "A column without a default of the database must not be empty.",
  why: "Django drops its DEFAULT after the ALTER: code that does not know the column cannot insert rows.",
  .warning, enabled: .never, .proven,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=50)
          channel = models.CharField(max_length=10, default="web")
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
      --- shop/migrations/0002_channel.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              «migrations.AddField("order", "channel", models.CharField(max_length=10, default="web"))»,
          ]
      """, before: ""),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=50)
          channel = models.CharField(max_length=10, default="web", db_default="web")
          extra = models.TextField(null=True)
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
      --- shop/migrations/0002_channel.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              migrations.AddField("order", "channel", models.CharField(max_length=10, default="web", db_default="web")),
              migrations.AddField("order", "extra", models.TextField(null=True)),
          ]
      """, before: ""),
  ],
  .project { project, findings in
    let engine = project.databaseEngine
    for migration in project.migrations.all where migration.isNew {
      for operation in migration.operations {
        for risk in operation.risks(on: engine) where risk.kind == .refusesRows {
          findings.report(
            "\(operation.op) \(risk.text)", at: migration.place(of: operation), facet: risk.facet(of: operation),
            symbol: migration.symbol)
        }
      }
    }
  }
)
