import Base
import Django
import Graph
import Retrieval
import Search

extension Workspace {
  /// A line for the newest migration of each app whose models the first files declare: what a new one must follow.
  func latestMigrations(for ranking: Ranking) -> [String] {
    var apps: [String] = []
    for entry in ranking.candidates.prefix(CapsuleFacts.files) {
      guard let file = graph.file(at: index.documents[entry.file].path) else { continue }
      let app = graph[file].app
      if !app.isEmpty, !apps.contains(app), declaresModels(entry, app) { apps.append(app) }
    }
    return apps.prefix(4).flatMap { app in
      project.migrations.filter { $0.app == app && $0.isLeaf }.map(line)
    }
  }

  private func declaresModels(_ entry: Ranking.Entry, _ app: String) -> Bool {
    let path = index.documents[entry.file].path
    return project.models.contains { $0.app == app && project.files[$0.file].path == path }
  }

  private func line(_ migration: Migration) -> String {
    let operations = migration.operations.prefix(6).map { operation in
      let target = [operation.model, operation.field].filter { !$0.isEmpty }.joined(separator: ".")
      return target.isEmpty ? operation.name : "\(operation.name) \(target)"
    }
    let more = migration.operations.count > 6 ? ", …" : ""
    return "\(project.files[migration.file].path): \(operations.joined(separator: ", "))\(more)"
  }
}
