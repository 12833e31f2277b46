import Checks
import PythonSyntax

let missingMigration = Rule(
  "DJG001", "missing-migration",
  "A model changed and no migration says so.",
  why: "The table stays as it was: queries ask for columns that do not exist.",
  .error, .proven, isCore: true,
  facets: [
    "create-model", "delete-model", "add-field", "remove-field", "alter-field", "options", "managers", "indexes",
    "constraints", "table",
  ],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Product(models.Model):
          name = models.CharField(max_length=40)
          «sku» = models.CharField(max_length=20, blank=True)
      --- shop/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Product", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("name", models.CharField(max_length=40)),
              ]),
          ]
      """, facet: "add-field"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class «Product»(models.Model):
          name = models.CharField(max_length=40)

          class Meta:
              ordering = ["name"]
      --- shop/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Product", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("name", models.CharField(max_length=40)),
              ]),
          ]
      """, facet: "options"),
    .good(
      """
      --- shop/models.py
      import os

      from django.db import models
      from django.utils.translation import gettext_lazy as _

      class Product(models.Model):
          name = models.CharField(_("name"), max_length=40, null=False)
          size = models.IntegerField(default=int(os.environ["SIZE"]))

          class Meta:
              indexes = [models.Index(fields=("name",), name="product_name")]

      class Elsewhere(models.Model):
          class Meta:
              managed = False
      --- shop/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Elsewhere", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("gone", models.TextField()),
              ], options={"managed": False}),
              migrations.CreateModel("Product", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("name", models.CharField(max_length=40, verbose_name="name")),
                  ("size", models.IntegerField(default=4)),
              ]),
              migrations.AddIndex("product", models.Index(fields=["name"], name="product_name")),
          ]
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Product(models.Model):
          name = models.CharField(max_length=40)
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Product(models.Model):
          name = models.CharField(max_length=40, help_text="As it is sold")
          «sku» = models.CharField(max_length=20, blank=True)
      --- shop/management/commands/makemigrations.py
      from django.core.management.commands import makemigrations
      from django.db import models

      def quiet(deconstruct):
          def without_help(self):
              name, path, args, kwargs = deconstruct(self)
              kwargs.pop("help_text", None)
              return name, path, args, kwargs
          return without_help

      class Command(makemigrations.Command):
          def handle(self, *args, **options):
              models.Field.deconstruct = quiet(models.Field.deconstruct)
              return super().handle(*args, **options)
      --- shop/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Product", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("name", models.CharField(max_length=40)),
              ]),
          ]
      """, facet: "add-field"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Product(models.Model):
          «name» = models.CharField(max_length=41, help_text="As it is sold")
          code = models.CharField(max_length=9, help_text="As it is printed")
      --- shop/management/commands/makemigrations.py
      from django.core.management.base import CommandError
      from django.core.management.commands.makemigrations import Command as Parent
      from django.db import models

      original = models.Field.deconstruct

      def without_help(self):
          name, path, args, kwargs = original(self)
          kwargs.pop("help_text", None)
          return name, path, args, kwargs

      models.Field.deconstruct = without_help

      class Command(Parent):
          def handle(self, *args, **options):
              if not options["check_changes"]:
                  raise CommandError("for developers")
              super().handle(*args, **options)
      --- shop/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Product", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("name", models.CharField(max_length=40)),
                  ("code", models.CharField(max_length=9)),
              ]),
          ]
      """, facet: "alter-field"),
    .good(
      """
      --- shop/models.py
      import enum
      from django.db import models

      class Level(enum.IntEnum):
          low = 1
          high = 2

      class Notice(models.Model):
          level = models.IntegerField(choices=[(Level.low, "Low"), (Level.high, "High")], default=Level.low)
      --- shop/migrations/0001_initial.py
      from django.db import migrations, models

      class Migration(migrations.Migration):
          initial = True
          operations = [
              migrations.CreateModel("Notice", [
                  ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                  ("level", models.IntegerField(choices=[(1, "Low"), (2, "High")], default=1)),
              ]),
          ]
      """),
  ],
  .project { project, findings in
    let models = Dictionary(
      project.models.compactMap { model in (model.entry.label.value ?? nil).map { ($0.lowercased(), model) } }
    ) { first, _ in first }
    let mayLeaveOut = mayLeaveOut(project)
    for verdict in project.dump.migrations.value?.verdicts.items ?? [] {
      for migration in verdict.migrations {
        let certain = migration.operations.filter { !mayLeaveOut || !$0.op.hasPrefix("Alter") }
        for (name, steps) in bySubject(certain) {
          report(name, steps, migration, models[verdict.app + "." + name], project, &findings)
        }
      }
    }
  }
)

/// Whether a command `makemigrations` that is not Django's may leave out what no database sees, such as help texts.
///
/// What its module does when it is imported was done; what it does when it is called was not.
private func mayLeaveOut(_ project: CheckedProject) -> Bool {
  let own = project.dump.commands.items.filter { command in
    command.name.value == "makemigrations" && (command.app.value ?? nil).map { !$0.hasPrefix("django.") } ?? true
  }
  guard !own.isEmpty else { return false }
  let files = project.files.filter { $0.path.hasSuffix("management/commands/makemigrations.py") }
  return files.count != own.count || files.contains { changesComparison($0.tree) }
}

private func changesComparison(_ tree: PythonFile) -> Bool {
  let functions = tree.nodes.indices.filter { tree.nodes[$0].kind == .functionDef }
  return functions.contains { row in
    let text = tree.text(of: ID(row))
    return ["deconstruct", "utodetector", "ALTER_OPTION_KEYS", "patch"].contains { text.contains($0) }
  }
}

private func bySubject(_ steps: [PlannedStep]) -> [(model: String, steps: [PlannedStep])] {
  var found: [(model: String, steps: [PlannedStep])] = []
  for step in steps {
    if let row = found.firstIndex(where: { $0.model == step.model }) {
      found[row].steps.append(step)
    } else {
      found.append((step.model, [step]))
    }
  }
  return found
}

private func report(
  _ name: String, _ steps: [PlannedStep], _ migration: PlannedMigration, _ model: CheckedModel?,
  _ project: CheckedProject, _ findings: inout Findings
) {
  let last = project.migrations.last(of: migration.app)
  // An application of a library is its authors' to mend.
  guard let first = steps.first, let place = model.map({ place(first, $0) }) ?? last?.place else { return }
  guard model != nil || last != nil else { return }
  let file = migration.name.map { " \($0)" } ?? " a migration"
  let what = steps.prefix(4).map(\.summary).joined(separator: ", ") + (steps.count > 4 ? ", …" : "")
  findings.report(
    "makemigrations would create\(file): \(what)", at: place, facet: facet(first.op),
    related: last.map { [RelatedPlace($0.place, "the last migration of \(migration.app)")] } ?? [],
    symbol: migration.app + "." + name)
}

/// The field's name in the class's own body, or the class's name.
private func place(_ step: PlannedStep, _ model: CheckedModel) -> SourcePlace {
  guard step.op == "AddField" || step.op == "AlterField", let name = step.name, let value = model.value(of: name),
    let statement = model.file.parent(of: value), let target = model.file.tree.firstChild(of: statement)
  else { return model.place }
  return model.file.place(target)
}

private func facet(_ op: String) -> String {
  switch op {
  case "CreateModel": "create-model"
  case "DeleteModel": "delete-model"
  case "AddField": "add-field"
  case "RemoveField": "remove-field"
  case "AlterField": "alter-field"
  case "AlterModelManagers": "managers"
  case "AlterModelTable", "AlterModelTableComment": "table"
  case "AddIndex", "RemoveIndex", "RenameIndex", "AlterIndexTogether": "indexes"
  case "AddConstraint", "RemoveConstraint", "AlterConstraint", "AlterUniqueTogether": "constraints"
  default: "options"
  }
}
