import Checks

let missingDependency = Rule(
  "DJG004", "missing-dependency",
  "A migration uses a model of another application without depending on what makes it.",
  why: "Whether the model is there is left to chance: on a new database migrate may fail with a LookupError.",
  .error, .proven, fix: .risky, isCore: true,
  facets: ["operation", "get-model"],
  examples: [
    .bad(
      """
      --- promo/models.py
      from django.db import models

      class Coupon(models.Model):
          pass
      --- promo/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Coupon", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))]),
          ]
      --- orders/models.py
      from django.db import models

      class Order(models.Model):
          coupon = models.ForeignKey("promo.Coupon", models.SET_NULL, null=True)
      --- orders/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Order", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))]),
          ]
      --- orders/migrations/0002_coupon.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          dependencies = [("orders", "0001_initial")]
          operations = [
              «migrations.AddField("order", "coupon", models.ForeignKey("promo.Coupon", models.SET_NULL, null=True))»,
          ]
      """, facet: "operation"),
    .bad(
      """
      --- promo/models.py
      from django.db import models
      --- promo/migrations/0001_initial.py
      from django.db import migrations

      class Migration(migrations.Migration):
          initial = True
      --- orders/models.py
      from django.db import models
      --- orders/migrations/0001_fill.py
      from django.db import migrations

      def fill(apps, schema_editor):
          «apps.get_model("promo", "Coupon")».objects.update(used=0)

      class Migration(migrations.Migration):
          operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
      """, facet: "get-model"),
    .good(
      """
      --- promo/models.py
      from django.db import models

      class Coupon(models.Model):
          pass
      --- promo/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Voucher", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))]),
          ]
      --- promo/migrations/0002_coupon.py
      from django.db import migrations

      class Migration(migrations.Migration):
          dependencies = [("promo", "0001_initial")]
          operations = [migrations.RenameModel("Voucher", "Coupon")]
      --- orders/models.py
      from django.conf import settings
      from django.db import models

      class Order(models.Model):
          coupon = models.ForeignKey("promo.Coupon", models.CASCADE)
          owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
      --- orders/migrations/0001_initial.py
      from django.conf import settings
      from django.db import migrations, models

      def fill(apps, schema_editor):
          apps.get_model("promo", "Voucher").objects.count()

      class Migration(migrations.Migration):
          initial = True
          dependencies = [("promo", "0001_initial"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
          operations = [
              migrations.CreateModel("Order", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("coupon", models.ForeignKey("promo.Voucher", models.CASCADE)),
                  ("owner", models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)),
              ]),
              migrations.RunPython(fill, migrations.RunPython.noop),
          ]
      """),
    .good(
      """
      --- promo/models.py
      from django.db import models
      --- promo/migrations/0001_initial.py
      from django.db import migrations

      class Migration(migrations.Migration):
          initial = True
      --- orders/models.py
      from django.db import models
      --- orders/migrations/0001_rights.py
      from django.db import migrations
      from django.db.models.signals import post_migrate

      def allow(apps, schema_editor):
          def on_migrations_complete(sender=None, **given):
              apps = given["apps"]
              apps.get_model("promo", "Coupon").objects.update(used=0)

          post_migrate.connect(on_migrations_complete, weak=False)

      class Migration(migrations.Migration):
          operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
      """),
  ],
  .project { project, findings in
    let own = Set(project.migrations.all.map(\.node.app))
    let order = ApplyOrder(project.migrations.history)
    for migration in project.migrations.all {
      for operation in migration.operations where operation.side != .database {
        for lacking in operation.lacking {
          // Of a library's models only those are told that some migration makes.
          let app = String(lacking.label.prefix { $0 != "." })
          guard lacking.creator != nil || own.contains(app), !project.migrations.unclear.contains(app) else { continue }
          let maker = lacking.creator.map { "add (\"\($0.app)\", \"\($0.name)\") to dependencies" }
          let isLucky = lacking.creator.map { order.puts($0, before: migration.node) } ?? false
          findings.report(
            (isLucky ? "only by chance something" : "nothing")
              + " before this migration makes \(lacking.label): \(maker ?? "no migration does")",
            at: migration.place(of: operation), facet: "operation", symbol: migration.symbol)
        }
      }
      reportLookUps(migration, project, own, order, &findings)
    }
  }
)

/// The order in which `migrate` happens to apply what does not depend on each other.
private struct ApplyOrder {
  private let history: MigrationHistory
  private var rows: [MigrationHistory.Node: Int] = [:]

  init(_ history: MigrationHistory) {
    self.history = history
    for (row, node) in history.order.enumerated() { rows[node] = row }
  }

  func puts(_ first: MigrationHistory.Node, before second: MigrationHistory.Node) -> Bool {
    guard let one = rows[history.standing(for: first)], let other = rows[history.standing(for: second)] else {
      return false
    }
    return one < other
  }

  func puts(app: String, before node: MigrationHistory.Node) -> Bool {
    history.order.contains { $0.app == app && puts($0, before: node) }
  }
}

/// `apps.get_model("other", …)` of an application that nothing of stands before the migration.
private func reportLookUps(
  _ migration: CheckedMigration, _ project: CheckedProject, _ own: Set<String>, _ order: ApplyOrder,
  _ findings: inout Findings
) {
  let file = migration.file
  var before: Set<String>?
  for code in migration.code {
    for call in file.calls(in: code.function) {
      guard let callee = call.calleeName, callee == code.registry + ".get_model",
        // A function inside is called when nobody knows, after all migrations perhaps.
        file.function(around: call.id) == code.function,
        let first = call.arguments.first, file.tree.kind(first) == .string
      else { continue }
      let app = String(file.tree.literalText(of: Int(first.index)).prefix { $0 != "." })
      let known =
        before ?? Set(project.migrations.history.ancestors(of: migration.node).map(\.app) + [migration.node.app])
      before = known
      // Applications without migrations are always there.
      guard own.contains(app), !known.contains(app), !project.migrations.unclear.contains(app) else { continue }
      findings.report(
        order.puts(app: app, before: migration.node)
          ? "only by chance a migration of \(app) stands before this one: add it to dependencies"
          : "LookupError on a new database: no migration of \(app) stands before this one, add one to dependencies",
        at: call.id, in: file, facet: "get-model", symbol: migration.symbol)
    }
  }
}
