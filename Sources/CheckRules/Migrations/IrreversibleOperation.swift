import Checks

let irreversibleOperation = Rule(
  "DJG101", "irreversible-operation",
  "A migration cannot be taken back.",
  why: "migrate stops with IrreversibleError when a release is rolled back.",
  .warning, .proven, fix: .risky, isCore: true,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=50)
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
      --- shop/migrations/0002_fill.py
      from django.db import migrations, models

      def fill(apps, schema_editor):
          pass

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              «migrations.RunPython(fill)»,
          ]
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=50)
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
      --- shop/migrations/0002_fill.py
      from django.db import migrations, models

      def fill(apps, schema_editor):
          pass

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              migrations.RunPython(fill, migrations.RunPython.noop),
              migrations.RunSQL("UPDATE shop_order SET note = 1", ""),
          ]
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          note = models.CharField(max_length=50)
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
      --- shop/migrations/0002_fill.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              migrations.RunSQL("UPDATE shop_order SET note = 1"),
          ]
      --- shop/migrations/0003_more.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0002_fill")]
          operations = [
              
          ]
      """),
  ],
  .project { project, findings in
    if goesForwardOnly(project) { return }
    for migration in project.migrations.all where migration.isRecent && !migration.node.name.hasPrefix("0001") {
      for operation in migration.operations where operation.isReversible == false && operation.side != .state {
        let way =
          switch operation.op {
          case "RunPython": ": add reverse_code, migrations.RunPython.noop if there is nothing to undo"
          case "RunSQL": ": add reverse_sql, migrations.RunSQL.noop if there is nothing to undo"
          default: ""
          }
        findings.report(
          "\(operation.op) cannot be taken back\(way)", at: migration.place(of: operation), symbol: migration.symbol)
      }
    }
  }
)

/// Whether the project's own history shows that nobody writes the way back: of five or more some were left out.
private func goesForwardOnly(_ project: CheckedProject) -> Bool {
  let known = project.migrations.all.flatMap(\.operations).filter { $0.op == "RunPython" && $0.side != .state }
    .compactMap(\.isReversible)
  return known.count > 4 && known.count(where: { $0 }) * 10 < known.count * 9
}
