import Base
import Facts

/// Migrations with their operations, in the order of each app.
extension Linker {
  mutating func linkMigrations() {
    for (index, file) in project.files.enumerated() where file.role == .migration { addMigration(ID(index), file) }
    project.migrations.sort { ($0.app, $0.name) < ($1.app, $1.name) }
    markLeaves()
  }

  /// A leaf has no child in its own directory: two apps of a repository may share a label.
  ///
  /// A squashed migration stands for those it replaces.
  private mutating func markLeaves() {
    var parents: Set<String> = []
    func key(_ index: Int, _ name: some StringProtocol) -> String {
      SourceRoots.directory(of: project.files[project.migrations[index].file].path) + "/" + name
    }
    for (index, migration) in project.migrations.enumerated() {
      for parent in migration.dependencies where parent.hasPrefix(migration.app + ".") {
        parents.insert(key(index, parent.dropFirst(migration.app.count + 1)))
      }
    }
    let replaced = Set(
      project.migrations.enumerated().flatMap { index, migration in
        migration.replaces.map { key(index, KnownBases.lastPart($0)) }
      })
    for (index, migration) in project.migrations.enumerated() {
      let names = [migration.name] + migration.replaces.map { KnownBases.lastPart($0) }
      project.migrations[index].isLeaf =
        !replaced.contains(key(index, migration.name)) && !names.contains { parents.contains(key(index, $0)) }
    }
  }

  private mutating func addMigration(_ id: ID<ProjectFile>, _ file: ProjectFile) {
    let facts = file.facts
    guard let position = facts.definitions.firstIndex(where: { $0.kind == .class && $0.name == "Migration" }),
      let type = resolver.class(ID(position), in: id)
    else { return }
    var migration = Migration(
      file: id, app: file.app, name: String(SourceRoots.lastComponent(file.path).dropLast(3)))
    if let found = ownBinding("dependencies", of: type) { migration.dependencies = pairs(found.value, facts) }
    if let found = ownBinding("replaces", of: type) { migration.replaces = pairs(found.value, facts) }
    if let found = ownBinding("operations", of: type) { migration.operations = operations(found.value, facts) }
    project.migrations.append(migration)
  }

  private func pairs(_ value: ID<Expression>, _ facts: FileFacts) -> [String] {
    facts.children(of: value).compactMap { pair in
      switch facts[pair].kind {
      case .tuple, .list:
        let parts = facts.children(of: pair).compactMap { facts.string($0) }
        return parts.count == 2 ? parts[0] + "." + parts[1] : nil
      case .call:
        let label = facts.argument(at: 0, of: pair).flatMap { facts.string($0) } ?? project.userModel
        return (label.dottedParts.first.map(String.init) ?? label) + ".__first__"
      default: return nil
      }
    }
  }

  private func operations(_ value: ID<Expression>, _ facts: FileFacts) -> [Migration.Operation] {
    facts.children(of: value).flatMap { call -> [Migration.Operation] in
      guard facts[call].kind == .call else { return [] }
      let name = KnownBases.lastPart(facts.text(of: call))
      if name == "SeparateDatabaseAndState" {
        return facts.argument("state_operations", of: call).map { operations($0, facts) } ?? []
      }
      return [operation(name, call, facts)]
    }
  }

  private func operation(_ name: String, _ call: ID<Expression>, _ facts: FileFacts) -> Migration.Operation {
    let first = facts.argument(at: 0, of: call).flatMap { facts.string($0) }
    let second = facts.argument(at: 1, of: call).flatMap { facts.string($0) }
    let model = facts.argument("model_name", of: call).flatMap { facts.string($0) }
    let own = facts.argument("name", of: call).flatMap { facts.string($0) }
    let old = facts.argument("old_name", of: call).flatMap { facts.string($0) }
    let isOfModel =
      name.hasSuffix("Model") || name.hasPrefix("AlterModel") || name == "AlterUniqueTogether"
      || name == "AlterIndexTogether" || name == "AlterOrderWithRespectTo"
    if isOfModel {
      return Migration.Operation(name: name, model: own ?? old ?? first ?? "", field: "", range: facts[call].range)
    }
    if name.hasPrefix("Run") { return Migration.Operation(name: name, model: "", field: "", range: facts[call].range) }
    let part = facts.argument("index", of: call) ?? facts.argument("constraint", of: call)
    let field = own ?? old ?? part.flatMap { nameOfIndex($0, facts) }
    return Migration.Operation(
      name: name, model: model ?? first ?? "", field: field ?? second ?? "", range: facts[call].range)
  }

  private func nameOfIndex(_ value: ID<Expression>, _ facts: FileFacts) -> String? {
    facts.argument("name", of: value).flatMap { facts.string($0) }
  }
}
