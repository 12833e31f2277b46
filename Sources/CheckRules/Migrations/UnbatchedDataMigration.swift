import Checks

let unbatchedDataMigration = Rule(
  "DJG106", "unbatched-data-migration",
  "A data migration reads or locks a whole table at once.",
  why: "On a large table it takes all memory, or keeps everybody waiting until the deployment is over.",
  .warning, .likely, facets: ["loop", "mixed", "large-table"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Entry(models.Model):
          day = models.DateField(null=True)
      --- shop/migrations/0001_initial.py
      from django.db import migrations, models

      def fill(apps, schema_editor):
          Entry = apps.get_model("shop", "Entry")
          for row in «Entry.objects.all()»:
              row.day = None
              row.save()

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Entry", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("day", models.DateField(null=True)),
              ]),
              migrations.RunPython(fill, migrations.RunPython.noop),
          ]
      """, facet: "loop"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Entry(models.Model):
          day = models.DateField()
      --- shop/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Entry", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("day", models.DateField(null=True)),
              ]),
          ]
      --- shop/migrations/0002_fill.py
      from django.db import migrations, models

      def fill(apps, schema_editor):
          apps.get_model("shop", "Entry").objects.filter(day=None).update(day="2026-01-01")

      class Migration(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
          operations = [
              «migrations.RunPython(fill, migrations.RunPython.noop)»,
              migrations.AlterField("entry", "day", models.DateField()),
          ]
      """, facet: "mixed"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Entry(models.Model):
          day = models.DateField(null=True)
      --- shop/migrations/0001_initial.py
      from django.db import migrations, models

      def fill(apps, schema_editor):
          Entry = apps.get_model("shop", "Entry")
          for row in Entry.objects.all().iterator():
              row.save()
          for row in Entry.objects.all()[:100]:
              row.save()
          for row in Entry.objects.filter(day=None):
              print(row)
          for row in Entry.objects.all():
              if row.day:
                  row.save()
          for name in ["a", "b"]:
              Entry.objects.create(day=name)

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Entry", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("day", models.DateField(null=True)),
              ]),
              migrations.RunPython(fill, migrations.RunPython.noop),
          ]
      """,
      configuration: """
        [migrations]
        large-tables = ["shop.Entry"]
        """),
  ],
  .project { project, findings in
    for migration in project.migrations.all where migration.isRecent {
      for code in migration.code { checkCode(code, migration, project, &findings) }
      checkOrder(migration, project, &findings)
    }
  }
)

// MARK: Code

private func checkCode(
  _ code: MigrationCode, _ migration: CheckedMigration, _ project: CheckedProject, _ findings: inout Findings
) {
  let (file, tree) = (migration.file, migration.file.tree)
  let models = historicalModels(code, tree)
  let limits = project.configuration.migrations
  for loop in tree.own(.forStatement, in: code.function) {
    let parts = Array(tree.children(of: loop))
    guard parts.count >= 3, let model = wholeTable(parts[1], models, tree), saves(parts[0], in: parts[2], tree),
      !limits.smallTables.contains(where: { $0.lowercased() == model })
    else { continue }
    findings.report(
      "every row is loaded at once and saved by itself: use iterator() and bulk_update(), or one update()",
      at: parts[1], in: file, facet: "loop")
  }
  guard migration.row.isAtomic.value == true else { return }
  for row in tree.own(.call, in: code.function) {
    guard let call = Call(row, in: tree), tree.kind(call.callee) == .attribute,
      ["update", "delete"].contains(tree.name(tree[call.callee].symbol)),
      let set = tree.firstChild(of: call.callee), let model = wholeTable(set, models, tree),
      limits.largeTables.contains(where: { $0.lowercased() == model })
    else { continue }
    findings.report(
      "\(model) is large, and locked until the migration is through: atomic = False and batches", at: row, in: file,
      facet: "large-table")
  }
}

/// Variables that hold models: `Entry = apps.get_model("log", "Entry")`, by label in lower case.
private func historicalModels(_ code: MigrationCode, _ tree: PythonFile) -> [String: String] {
  var found: [String: String] = [:]
  for statement in tree.own(.assign, in: code.function) {
    guard let target = tree.firstChild(of: statement), let value = tree.lastChild(of: statement),
      tree.kind(target) == .name, let label = label(value, tree)
    else { continue }
    found[tree.name(tree[target].symbol)] = label
  }
  return found
}

private func label(_ node: ID<Node>, _ tree: PythonFile) -> String? {
  guard let call = Call(node, in: tree), call.calleeName?.hasSuffix(".get_model") ?? false else { return nil }
  let texts = call.arguments.compactMap { tree.string($0) }
  guard texts.count == call.arguments.count, !texts.isEmpty else { return nil }
  return texts.joined(separator: ".").lowercased()
}

/// The label of the model whose rows a query takes all of, or all that a filter lets through.
private func wholeTable(_ node: ID<Node>, _ models: [String: String], _ tree: PythonFile) -> String? {
  var node = node
  while let call = Call(node, in: tree), tree.kind(call.callee) == .attribute {
    let method = tree.name(tree[call.callee].symbol)
    guard ["all", "filter", "exclude", "order_by", "select_related", "prefetch_related"].contains(method),
      let inner = tree.firstChild(of: call.callee)
    else { return nil }
    node = inner
  }
  guard tree.kind(node) == .attribute, tree.name(tree[node].symbol) == "objects",
    let owner = tree.firstChild(of: node)
  else { return nil }
  return tree.kind(owner) == .name ? models[tree.name(tree[owner].symbol)] : label(owner, tree)
}

/// Whether the loop's own row is saved in it, whatever it says.
private func saves(_ target: ID<Node>, in block: ID<Node>, _ tree: PythonFile) -> Bool {
  guard tree.kind(target) == .name else { return false }
  let name = tree.name(tree[target].symbol) + ".save"
  return tree.own(.call, in: block).contains { call in
    Call(call, in: tree)?.calleeName == name
      && !tree.ancestors(of: call).reversed().prefix { $0 != block }.contains { tree.kind($0) == .ifStatement }
  }
}

// MARK: Order

private let locking: Set<String> = ["AlterField", "RemoveField", "AddConstraint", "AddIndex", "AlterUniqueTogether"]

/// PostgreSQL refuses to alter a table while events of its rows wait, and holds its lock until the end.
private func checkOrder(_ migration: CheckedMigration, _ project: CheckedProject, _ findings: inout Findings) {
  guard project.databaseEngine == .postgresql, migration.row.isAtomic.value == true else { return }
  let writing = migration.code.contains { code in
    migration.file.tree.own(.call, in: code.function).contains { row in
      let callee = ID<Node>(row.index + 1)
      guard migration.file.tree.kind(callee) == .attribute else { return false }
      return ["save", "update", "create", "bulk_create", "bulk_update", "delete"].contains(
        migration.file.tree.name(migration.file.tree[callee].symbol))
    }
  }
  guard writing, let first = migration.operations.first(where: { $0.op == "RunPython" }),
    let later = migration.operations.first(where: {
      $0.index > first.index && locking.contains($0.op) && $0.side != .state && !$0.isNewTable
    })
  else { return }
  findings.report(
    "rows are written and then \(later.op) in one transaction: put the code into a migration of its own",
    at: migration.place(of: first), facet: "mixed",
    related: [RelatedPlace(migration.place(of: later), "waits for the rows, and locks the table")],
    symbol: migration.symbol)
}
