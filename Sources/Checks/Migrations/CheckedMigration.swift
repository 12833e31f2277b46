/// A migration whose file is the project's own.
public struct CheckedMigration: Sendable {
  public let row: DumpedMigration
  public let node: MigrationHistory.Node
  public let file: CheckedFile
  public let definition: ClassDefinition
  /// Nobody has applied it yet: the base of the change does not have the file.
  public let isNew: Bool
  /// It is new, or, where no change is judged, the last of its application.
  public let isRecent: Bool
  /// Its operations, those inside of others included.
  public let operations: [ReplayedOperation]

  init?(_ row: DumpedMigration, _ operations: [ReplayedOperation], _ project: CheckedProject) {
    guard let app = row.app.value, let name = row.name.value, let path = row.file.value ?? nil,
      let file = project.file(at: path),
      let found = file.tree.children(of: file.tree.root).lazy.compactMap({ ClassDefinition($0, in: file.tree) })
        .last(where: { $0.name == "Migration" })
    else { return nil }
    (self.row, self.file, definition, self.operations) = (row, file, found, operations)
    node = MigrationHistory.Node(app: app, name: name)
    let change = project.base?.changed[path]
    isNew = change.map { $0.old == nil } ?? false
    let leaves = project.dump.migrations.value?.leaves.items[app] ?? []
    isRecent = project.base == nil ? leaves.contains(name) : isNew
  }

  /// The class's name.
  public var place: SourcePlace { file.namePlace(of: definition.id) }

  /// What the class's body binds a name to.
  public func value(of name: String) -> ID<Node>? {
    for statement in definition.body where file.tree.kind(statement) == .assign {
      guard let target = file.tree.firstChild(of: statement), file.tree.text(of: target) == name else { continue }
      return file.tree.lastChild(of: statement)
    }
    return nil
  }

  /// The call that makes an operation, or the class's name where that stands elsewhere.
  public func place(of operation: ReplayedOperation) -> SourcePlace {
    guard let line = operation.line else { return place }
    for row in file.tree.subtree(of: definition.id) where file.tree.nodes[row].kind == .call {
      guard let call = Call(ID(row), in: file.tree), let name = call.calleeName,
        name == operation.op || name.hasSuffix("." + operation.op),
        file.lines.line(of: file.tree.nodes[row].range.start) == line
      else { continue }
      return file.place(ID(row))
    }
    return place
  }

  public var symbol: String { node.app + "." + node.name }
}

/// The migrations of the project's own applications, in the order in which they are applied.
public struct CheckedMigrations: Sendable {
  public let all: [CheckedMigration]
  /// The labels of applications of which not all migrations were understood.
  public let unclear: Set<String>
  public let history: MigrationHistory
  private let rows: [MigrationHistory.Node: Int]

  init(_ project: CheckedProject) {
    let section = project.dump.migrations.value ?? DumpedMigrations()
    history = section.history
    let operations = Dictionary(grouping: section.replayed, by: \.node)
    var order: [MigrationHistory.Node: Int] = [:]
    for (row, node) in history.order.enumerated() { order[node] = row }
    let found = section.disk.items.compactMap { row -> CheckedMigration? in
      guard let app = row.app.value, let name = row.name.value else { return nil }
      return CheckedMigration(row, operations[MigrationHistory.Node(app: app, name: name)] ?? [], project)
    }
    all = found.sorted { (order[$0.node] ?? .max, $0.node) < (order[$1.node] ?? .max, $1.node) }
    rows = Dictionary(all.enumerated().map { ($1.node, $0) }) { first, _ in first }
    switch section.disk.openness {
    case .hints(let labels): unclear = Set(labels)
    case .closed, .open, .unknown: unclear = []
    }
  }

  public subscript(node: MigrationHistory.Node) -> CheckedMigration? { rows[node].map { all[$0] } }

  /// The last migration of an application that the project owns.
  public func last(of app: String) -> CheckedMigration? {
    history.leaves(of: app).last.flatMap { self[$0] } ?? all.last { $0.node.app == app }
  }
}
