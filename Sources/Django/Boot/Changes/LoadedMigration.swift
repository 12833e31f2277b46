import Base
import Evaluation

/// A migration as it was read: the row of the dump, and the class behind it.
struct LoadedMigration {
  var row: DumpedMigration
  var type: ID<ClassObject>

  var node: MigrationHistory.Node? {
    guard let app = row.app.value, let name = row.name.value else { return nil }
    return MigrationHistory.Node(app: app, name: name)
  }

  /// Its place in the graph and all that it does are known.
  var isClosed: Bool {
    row.dependencies.openness == .closed && row.operations.openness == .closed && row.replaces.value != nil
      && row.runBefore.value != nil
  }
}

/// What is known of the migrations of a project.
struct MigrationRegistry {
  /// Fields are not looked into.
  var isReading = false
  /// Fields are taken apart to be compared.
  var isComparing = false
  var loaded: [LoadedMigration] = []
  /// Applications with a package of migrations, with the package's name.
  var packages: [String: String] = [:]
  /// Applications with migrations that were not understood.
  var unclear: Set<String> = []
}
