import Checks

let protectedChange = Rule(
  "DJX207", "protected-change",
  "A change touches what the project keeps changes out of.",
  why:
    "Somebody decided that these files are changed on purpose, not on the way; the review that this needs is skipped.",
  .error, enabled: .auto, .proven, facets: ["protected", "migration", "scope", "apps"],
  examples: [
    .bad(
      """
      --- config/production.py
      «DEBUG = True»
      """, facet: "protected",
      before: """
        --- config/production.py
        DEBUG = False
        """,
      configuration: """
        [protected]
        paths = ["config/production.py", "payments/**"]
        """),
    .bad(
      """
      --- shop/migrations/0002_total.py
      «from django.db import migrations»

      class Migration(migrations.Migration):
          dependencies = []
          operations = []
      """, facet: "migration",
      before: """
        --- config/production.py
        DEBUG = False
        """,
      configuration: """
        [migrations]
        policy = "ask"
        """),
    .good(
      """
      --- config/local.py
      DEBUG = True
      """,
      before: """
        --- config/local.py
        DEBUG = False
        """,
      configuration: """
        [protected]
        paths = ["config/production.py", "payments/**"]
        """),
  ],
  .project { project, findings in
    guard let base = project.base else { return }
    let limits = project.configuration.protected
    var apps: [String: String] = [:]
    for (path, change) in base.changed.sorted(by: { $0.key < $1.key }) {
      let paths = [path, change.oldPath].compactMap(\.self)
      if paths.contains(where: limits.paths.matches) {
        findings.report(
          "\(path) is protected: leave it as it is, and ask", at: head(path, change, project), facet: "protected")
      } else if !limits.scope.isEmpty, !paths.allSatisfy(limits.scope.matches) {
        findings.report(
          "\(path) is outside of what this change is about (\(limits.scope))", at: head(path, change, project),
          facet: "scope")
      }
      if isNewMigration(path, change), project.configuration.migrations.policy == .ask, !base.allowsMigrations {
        findings.report(
          "a new migration: this project wants to be asked first", at: head(path, change, project), facet: "migration")
      }
      if let app = project.app(of: path), apps[app] == nil { apps[app] = path }
    }
    if let most = limits.maxApps, apps.count > most, let first = apps.values.min() {
      let names = apps.keys.sorted().joined(separator: ", ")
      findings.report(
        "the change touches \(apps.count) applications (\(names)), \(most) are allowed",
        at: head(first, base.changed[first], project),
        facet: "apps")
    }
  }
)

/// The first line that the change wrote; of a new file the first that is no comment.
private func head(_ path: String, _ change: CheckedBase.Change?, _ project: CheckedProject) -> SourcePlace {
  guard let text = project.text(of: path), let change, let new = change.new else {
    return SourcePlace(path, TextRange(0, 0))
  }
  let lines = change.old.map { LineChanges(old: $0, new: new) }
  let number = (1...text.lines.lineCount).first { number in
    let written = text.line(number)
    return lines?.isTouched(number) ?? !(written.isEmpty || written.hasPrefix("#"))
  }
  guard let number else { return SourcePlace(path, TextRange(0, 0)) }
  let start = text.lines.starts[number - 1]
  return SourcePlace(path, TextRange(start, start + UInt32(text.line(number).utf8.count)))
}

private func isNewMigration(_ path: String, _ change: CheckedBase.Change) -> Bool {
  guard change.old == nil, change.new != nil, PathKind(path) == .migration else { return false }
  return path.hasSuffix(".py") && !path.hasSuffix("__init__.py")
}

extension CheckedProject {
  /// The label of the application whose folder holds a path.
  fileprivate func app(of path: String) -> String? {
    let folders = dump.apps.items.compactMap { app -> (label: String, folder: String)? in
      guard let label = app.label.value, let name = app.name.value ?? nil else { return nil }
      return (label, name.replacing(".", with: "/"))
    }
    let holding = folders.filter { app in
      let inside: String = app.folder + "/"
      return path.hasPrefix(inside) || path.contains("/" + inside)
    }
    return holding.max { $0.folder.utf8.count < $1.folder.utf8.count }?.label
  }
}
