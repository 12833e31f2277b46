import Checks

let blockingSchemaChange = Rule(
  "DJG105", "blocking-schema-change",
  "A change of a table in use makes everybody wait.",
  why: "Indexes, foreign keys and checks are built under a lock; on a large table requests pile up behind it.",
  .warning, enabled: .auto, .proven,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=50)

          class Meta:
              indexes = [models.Index(fields=["note"], name="order_note")]
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
      --- shop/migrations/0002_index.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              «migrations.AddIndex("order", models.Index(fields=["note"], name="order_note"))»,
          ]
      """, before: ""),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=90)

          class Meta:
              indexes = [models.Index(fields=["note"], name="order_note")]
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
      --- shop/migrations/0002_index.py
      from django.db import migrations, models
      from django.contrib.postgres.operations import AddIndexConcurrently

      class Migration(migrations.Migration):
          atomic = False
          dependencies = [("shop", "0001_initial")]
          operations = [
              AddIndexConcurrently("order", models.Index(fields=["note"], name="order_note")),
              migrations.AlterField("order", "note", models.CharField(max_length=90)),
          ]
      """, before: ""),
  ],
  .project { project, findings in
    let engine = project.databaseEngine
    for migration in project.migrations.all where migration.isNew {
      for operation in migration.operations {
        for risk in operation.risks(on: engine)
        where engine == .postgresql && (risk.kind == .blocks || risk.kind == .rewrites) {
          findings.report(
            "\(operation.op) \(risk.text)", at: migration.place(of: operation), facet: risk.facet(of: operation),
            symbol: migration.symbol)
        }
      }
    }
  }
)
