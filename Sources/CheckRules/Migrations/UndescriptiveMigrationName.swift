import Checks

let undescriptiveMigrationName = Rule(
  "DJG201", "undescriptive-migration-name",
  "The name of a new migration does not say what it does.",
  why: "Who reads the history, or a conflict, has to open every file.",
  .warning, enabled: .auto, .proven,
  examples: [
    .bad(
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
      --- shop/migrations/0002_auto_20260301_1204.py
      from django.db import migrations, models

      class «Migration»(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              migrations.AlterField("order", "note", models.CharField(max_length=90)),
          ]
      """,
      before: ""),
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
      --- shop/migrations/0002_widen_order_note.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              migrations.AlterField("order", "note", models.CharField(max_length=90)),
          ]
      """, before: ""),
  ],
  .project { project, findings in
    for migration in project.migrations.all where migration.isNew {
      let name = migration.node.name
      guard migration.row.replaces.value?.isEmpty ?? false, name != "0001_initial", !name.contains("merge"),
        let reason = reason(name)
      else { continue }
      findings.report(
        "\(name) \(reason): makemigrations --name takes another", at: migration.place, symbol: migration.symbol)
    }
  }
)

private func reason(_ name: String) -> String? {
  let parts = name.split(separator: "_", omittingEmptySubsequences: false)
  guard let number = parts.first, number.count == 4, number.allSatisfy(\.isNumber) else {
    return "has no number of four digits"
  }
  if parts.count >= 3, parts[1] == "auto", parts[2].count == 8, parts[2].allSatisfy(\.isNumber) {
    return "only says when it was made"
  }
  if name.hasSuffix("_and_more") { return "says half of what it does" }
  return name.hasSuffix("_custom") || parts.count == 1 ? "does not say what it does" : nil
}
