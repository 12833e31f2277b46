import Base
import Evaluation

/// Modules that nobody may have imported but that declare what the dump lists: `forms.py`, `serializers.py` and the like.
extension DjangoHost {
  private static let conventionalNames: Set<String> = [
    "serializers", "forms", "filters", "filtersets", "factories", "tasks", "views", "viewsets", "api", "tables",
    "schema", "permissions", "managers", "admin",
  ]
  private static let skippedFolders: Set<String> = ["migrations", "node_modules", "__pycache__", "templates", "static"]

  /// Imports them for each application of the project; the models they make are none of Django's start.
  func importConventional(in evaluator: inout Evaluator) {
    models.isPastStart = true
    let installed = Set(apps.configs.compactMap(\.path))
    for app in apps.configs {
      guard let path = app.path, !path.hasPrefix("site:"), !path.isEmpty else { continue }
      importConventional(below: path, [], package: app.name, installed, in: &evaluator)
    }
  }

  private func importConventional(
    below root: String, _ parts: [String], package: String, _ installed: Set<String>, in evaluator: inout Evaluator
  ) {
    let folder = ([root] + parts).filter { $0 != "." }.joined(separator: "/")
    let names = evaluator.disk.list("/@/" + folder)
    if !parts.isEmpty {
      // An application inside that is not installed must not be imported: its models would register.
      if !installed.contains(folder), names.contains("models.py") || names.contains("apps.py") { return }
      if folder.contains("project_template") || folder.contains("app_template") || folder.contains("cookiecutter") {
        return
      }
    }
    if parts.isEmpty || names.contains("__init__.py") {
      for name in names where name.hasSuffix(".py") && isConventional(String(name.dropLast(3)), parts) {
        let module = name == "__init__.py" ? package : package + "." + name.dropLast(3)
        _ = evaluator.importModule(module)
      }
    }
    for name in names where !name.contains(".") && !DjangoHost.skippedFolders.contains(name) {
      guard evaluator.disk.isDirectory("/@/" + (folder.isEmpty ? name : folder + "/" + name)) else { continue }
      importConventional(below: root, parts + [name], package: package + "." + name, installed, in: &evaluator)
    }
  }

  private func isConventional(_ stem: String, _ parts: [String]) -> Bool {
    let isTest = parts.contains("test") || parts.contains("tests") || stem.hasPrefix("test")
    if isTest, !stem.contains("factor") { return false }
    return DjangoHost.conventionalNames.contains(stem) || parts.contains { DjangoHost.conventionalNames.contains($0) }
      || stem.contains("factor") || stem.contains("serializer")
  }
}
