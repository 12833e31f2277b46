import Checks

let directModelImport = Rule(
  "DJG009", "direct-model-import",
  "A migration's code uses a model as it is now, not as it was.",
  why: "The class asks for columns that later migrations add: on a database without them its queries fail.",
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
    .bad(
      """
      +++ settings.py
      AUTH_USER_MODEL = "shop.Member"
      --- shop/models.py
      from django.contrib.auth.models import AbstractBaseUser
      from django.db import models

      class Member(AbstractBaseUser):
          name = models.CharField(max_length=50, unique=True)
          USERNAME_FIELD = "name"
      --- shop/migrations/0001_initial.py
      from django.contrib.auth import get_user_model
      from django.db import migrations, models

      def fill(apps, schema_editor):
          Member = «get_user_model()»
          for member in Member.objects.all():
              member.save()
          other = get_user_model()
          print(other._meta.label)

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Member", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("password", models.CharField(max_length=128, verbose_name="password")),
                  ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                  ("name", models.CharField(max_length=50, unique=True)),
              ]),
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
        checkUserModel(code, migration, models, &findings)
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

/// `User = get_user_model()`, and then `User.objects`.
private func checkUserModel(
  _ code: MigrationCode, _ migration: CheckedMigration, _ models: Set<String>, _ findings: inout Findings
) {
  let (file, tree) = (migration.file, migration.file.tree)
  let tables = file.project.tables
  guard !tables.userModel.isNone, models.contains(tables.classes[tables.userModel].dotted) else { return }
  for call in file.calls(in: code.function)
  where file.dotted(call.callee) == "django.contrib.auth.get_user_model" && isUsed(call, in: code.function, file) {
    findings.report(
      "\(tree.text(of: call.id)) is the model as it is now: ask \(code.registry).get_model for settings.AUTH_USER_MODEL",
      at: call.id, in: file, facet: "class-import", symbol: migration.symbol)
  }
}

private func isUsed(_ call: Call, in function: ID<Node>, _ file: CheckedFile) -> Bool {
  if isUse(call.id, file) { return true }
  guard let holder = file.parent(of: call.id), file.tree.kind(holder) == .assign,
    let name = file.tree.firstChild(of: holder).flatMap({ file.tree.dottedName(of: $0) })
  else { return false }
  return file.tree.subtree(of: function).contains { row in
    file.tree.nodes[row].kind == .name && file.tree.name(file.tree.nodes[row].symbol) == name && isUse(ID(row), file)
  }
}

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
