import Checks

let misplacedMigration = Rule(
  "DJG008", "misplaced-migration",
  "A migration lies where Django does not look for it.",
  why: "It is never applied, and nothing says so: tables lack columns that the models have.",
  .error, .proven, facets: ["outside-module", "disabled", "not-a-package", "no-package", "unloadable-name"],
  examples: [
    .bad(
      """
      +++ settings.py
      MIGRATION_MODULES = {"shop": "config.migrations.shop"}
      --- config/migrations/shop/__init__.py
      --- config/migrations/shop/0001_initial.py
      from django.db import migrations

      class Migration(migrations.Migration):
          initial = True
      --- shop/models.py
      --- shop/migrations/0002_more.py
      from django.db import migrations

      class «Migration»(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
      """, facet: "outside-module"),
    .bad(
      """
      --- shop/models.py
      --- shop/migrations/0001_initial.py
      from django.db import migrations

      class Migration(migrations.Migration):
          initial = True
      --- shop/migrations/_0002_more.py
      from django.db import migrations

      class «Migration»(migrations.Migration):
          dependencies = [("shop", "0001_initial")]
      """, facet: "unloadable-name"),
    .bad(
      """
      --- shop/models.py
      --- shop/migrations/0001_initial.py
      from django.db import migrations

      class Migration(migrations.Migration):
          initial = True
      --- crm/models.py
      from django.db import models

      class «Contact»(models.Model):
          name = models.CharField(max_length=20)
      """, facet: "no-package"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Shown(models.Model):
          class Meta:
              managed = False
      --- shop/migrations/0001_initial.py
      from django.db import migrations

      class Migration(migrations.Migration):
          initial = True
      --- shop/migrations/_helpers.py
      def fill(apps, schema_editor): ...
      --- shop/south_migrations/0001_initial.py
      from django.db import migrations

      class Migration(migrations.Migration):
          initial = True
      --- crm/models.py
      from django.db import models

      class Contact(models.Model):
          class Meta:
              abstract = True
      """),
  ],
  .project { project, findings in
    guard project.dump.apps.openness == .closed,
      project.dump.settings.value?.migrationModules.openness == .closed
    else { return }
    let apps = project.dump.apps.items.compactMap { MigratedApp($0, project) }
    for file in project.files where !file.isTest && !file.isOutsidePackages {
      guard let type = file.migrationClass,
        let app = apps.filter({ file.path.hasPrefix($0.folder + "/") }).max(by: { $0.folder.count < $1.folder.count }),
        let problem = app.problem(of: file)
      else { continue }
      findings.report(
        problem.text, at: file.namePlace(of: type), facet: problem.facet, symbol: file.module,
        severity: problem.facet == "disabled" ? .warning : nil)
    }
    guard apps.contains(where: \.hasMigrations) else { return }
    for app in apps where app.lacksPackage { app.reportModels(&findings) }
  }
)

/// An installed application of the project, and where its migrations are looked for.
private struct MigratedApp {
  let project: CheckedProject
  let label: String
  let name: String
  /// From the project's root.
  let folder: String
  /// Dotted; nil where migrations are switched off.
  let module: String?
  let isRedirected: Bool

  init?(_ row: DumpedApp, _ project: CheckedProject) {
    guard let label = row.label.value, let name = row.name.value ?? nil,
      let file = project.tables.moduleIndex[name].map({ project.file($0) }), file.path.hasSuffix("/__init__.py")
    else { return nil }
    self.project = project
    self.label = label
    self.name = name
    folder = String(file.path.dropLast("/__init__.py".count))
    switch project.dump.settings.value?.migrationModules.items[label] {
    case .string(let module)?: (self.module, isRedirected) = (module, true)
    case .some(.none): (module, isRedirected) = (nil, true)
    case nil: (module, isRedirected) = (name + ".migrations", false)
    default: return nil
    }
  }

  var hasMigrations: Bool { module.map { project.tables.moduleIndex[$0] != nil } ?? false }

  /// Nothing is where migrations should be, and nothing says that it is elsewhere.
  var lacksPackage: Bool {
    !isRedirected && !project.beside.paths.contains { $0.hasPrefix(folder + "/migrations") }
  }

  /// Tests switch migrations off to start sooner.
  private var isOfTests: Bool {
    let settings = project.dump.settings.value?.file.value ?? nil
    return project.files.first { $0.path == settings }?.isTest ?? false
  }

  /// Why a file with a migration is never read.
  func problem(of file: CheckedFile) -> (text: String, facet: String)? {
    let rest = file.path.dropFirst(folder.count + 1).split(separator: "/").map(String.init)
    guard rest.first == "migrations" || rest == ["migrations.py"] else { return nil }
    guard let module else {
      return rest.count == 2 && isLast(file) && !isOfTests
        ? ("MIGRATION_MODULES switches the migrations of \(label) off", "disabled") : nil
    }
    if isRedirected, module != name + ".migrations" {
      return isLast(file) ? ("Django looks for migrations of \(label) in \(module)", "outside-module") : nil
    }
    if rest.count == 1 {
      return ("migrations must be a package: Django takes \(label) for unmigrated", "not-a-package")
    }
    if !project.beside.paths.contains(folder + "/migrations/__init__.py") {
      return isLast(file)
        ? ("migrations/ lacks __init__.py: Django takes \(label) for unmigrated", "not-a-package") : nil
    }
    if rest.count == 3, rest[2] == "__init__.py" {
      return ("a migration cannot be a package: it is never read", "unloadable-name")
    }
    guard rest.count == 2, let first = rest[1].first, first == "_" || first == "~", rest[1] != "__init__.py" else {
      return nil
    }
    return ("a name that begins with '\(first)' is never read", "unloadable-name")
  }

  /// One word for a whole folder; what is new is worth one each.
  private func isLast(_ file: CheckedFile) -> Bool {
    if project.base?.changed[file.path].map({ $0.old == nil }) ?? false { return true }
    let folder = file.path.split(separator: "/").dropLast().joined(separator: "/") + "/"
    return !project.files.contains { $0.path > file.path && $0.path.hasPrefix(folder) && $0.migrationClass != nil }
  }

  func reportModels(_ findings: inout Findings) {
    let models = project.models.filter { model in
      let row = model.entry
      return model.file.path.hasPrefix(folder + "/") && !model.file.isTest && row.isAbstract.value == false
        && row.isProxy.value == false && row.isManaged.value == true && row.isInstalled
        && model.entry.label.value.flatMap { $0 }?.hasPrefix(label + ".") ?? false
    }
    guard let first = models.first else { return }
    findings.report(
      "\(label) has no migrations package: makemigrations leaves it out unless it is named", at: first.place,
      facet: "no-package", symbol: first.label, severity: .warning)
  }
}

extension CheckedFile {
  /// The class that Django would read as a migration.
  fileprivate var migrationClass: ID<Node>? {
    guard path.contains("migrations") else { return nil }
    return tree.children(of: tree.root).first { statement in
      guard let type = ClassDefinition(statement, in: tree), type.name == "Migration", let base = type.bases.first
      else {
        return false
      }
      return dotted(base)?.hasPrefix("django.db.migrations") ?? false
    }
  }
}
