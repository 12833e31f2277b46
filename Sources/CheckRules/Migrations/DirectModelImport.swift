import Checks

let directModelImport = Rule(
  "DJG009", "direct-model-import",
  "A migration's code uses a model as it is now, not as it was.",
  why: "The class asks for columns that later migrations add: the migration fails on every new database.",
  .error, .likely, fix: .risky,
  facets: ["class-import"],
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
      from shop.models import Order

      def fill(apps, schema_editor):
          for order in «Order».objects.all():
              order.save()

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              migrations.RunPython(fill, migrations.RunPython.noop),
          ]
      """,
      facet: "class-import"),
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
      from shop.models import Order as Now

      def fill(apps, schema_editor):
          Order = apps.get_model("shop", "Order")
          Order.objects.filter(note=Now.__name__).update(note="x")

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              migrations.RunPython(fill, migrations.RunPython.noop),
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
      from django.contrib.contenttypes.models import ContentType

      def fill(apps, schema_editor):
          ContentType.objects.clear_cache()

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              migrations.RunPython(fill, migrations.RunPython.noop),
          ]
      """),
  ],
  .project { project, findings in
    let models = Set(project.models.filter { $0.entry.isAbstract.value == false }.map(\.dotted))
    for migration in project.migrations.all {
      let file = migration.file
      for code in migration.code {
        for row in file.tree.subtree(of: code.function) where file.tree.nodes[row].kind == .name {
          let name = ID<Node>(row)
          guard isUse(name, file), let dotted = file.dotted(name), models.contains(dotted) else { continue }
          findings.report(
            "\(file.tree.text(of: name)) is the model as it is now: ask \(code.registry).get_model for it", at: name,
            in: file, facet: "class-import", symbol: migration.symbol)
        }
      }
    }
  }
)

/// `Model(…)`, `Model.objects`: constants and choices of the class are no use of its table.
private func isUse(_ name: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let holder = file.parent(of: name) else { return false }
  switch file.tree.kind(holder) {
  case .call: return Call(holder, in: file.tree)?.callee == name
  case .attribute:
    let attribute = file.tree.name(file.tree[holder].symbol)
    return attribute == "objects" || attribute.hasSuffix("_objects") || attribute == "_default_manager"
  default: return false
  }
}
