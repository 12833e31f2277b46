import Base
import Django
import Search

extension CapsuleFacts {
  /// A line for the newest migration of each app with a model of the task: what a new one must follow.
  public var migrations: [String] {
    var apps: [String] = []
    for app in touched.map(\.app) + fileApps where !app.isEmpty && !apps.contains(app) { apps.append(app) }
    return apps.prefix(4).flatMap { app in
      let leaves = project.migrations.filter { $0.app == app && $0.isLeaf }
      let own = leaves.filter { !project.files[$0.file].flags.contains(.test) }
      // A project for tests may have an app of the same label.
      return (own.isEmpty ? leaves : own).map(line)
    }
  }

  private func line(_ migration: Migration) -> String {
    let operations = migration.operations.prefix(6).map { operation in
      let target = [operation.model, operation.field].filter { !$0.isEmpty }.joined(separator: ".")
      return target.isEmpty ? operation.name : "\(operation.name) \(target)"
    }
    let more = migration.operations.count > 6 ? ", …" : ""
    let path = project.files[migration.file].path
    return operations.isEmpty ? path : "\(path): \(operations.joined(separator: ", "))\(more)"
  }
}
