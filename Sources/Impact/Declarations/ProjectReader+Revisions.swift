import Base
import Django
import PythonSyntax

/// The revisions of Alembic: `op.add_column("users", sa.Column("nickname"))` migrates `User.nickname`.
extension ProjectReader {
  mutating func readRevisions() {
    var mapped: [String: [ID<ClassRow>]] = [:]
    for row in tables.classes.indices {
      guard let name = shared.records[ID(row)]?.table else { continue }
      mapped[name.dottedParts.last.map(String.init) ?? name, default: []].append(ID(row))
    }
    guard !mapped.isEmpty else { return }
    for row in tables.modules.indices where tables.isRevision(row) { readRevision(row, mapped) }
  }

  private mutating func readRevision(_ row: Int, _ mapped: [String: [ID<ClassRow>]]) {
    let file = tables.file(row)
    let scope = Scope(module: row, owner: fileNode(row), purpose: .edges)
    // The table that `with op.batch_alter_table("users") as batch_op:` is about.
    var batched: String?
    for index in file.nodes.indices where file.nodes[index].kind == .call {
      guard let call = Call(ID(index), in: file), let parts = call.calleeName?.dottedParts, parts.count == 2 else {
        continue
      }
      let texts = call.arguments.map { file.string($0) }
      if parts[1] == "batch_alter_table" { batched = texts.first ?? nil }
      guard Self.operations.contains(parts[1]) else { continue }
      let table = parts[0] == "op" ? texts.first ?? nil : batched
      for type in table.flatMap({ mapped[$0] }) ?? [] {
        add(.migrates, to: classNode(type), .proved, file[call.id].range, scope)
        mention(columnsIn: call, isBatch: parts[0] != "op", of: type, scope)
      }
    }
  }

  private static let operations: Set<Substring> = [
    "add_column", "alter_column", "drop_column", "create_table", "drop_table", "create_index",
    "create_unique_constraint",
    "create_foreign_key",
  ]

  /// The texts below the call that are names of columns; the first one of `op` is the table's.
  private mutating func mention(columnsIn call: Call, isBatch: Bool, of type: ID<ClassRow>, _ scope: Scope) {
    let file = call.file
    guard let record = shared.records[type] else { return }
    let table = isBatch ? nil : call.arguments.first
    for index in file.subtree(of: call.id) where file.nodes[index].kind == .string && ID(index) != table {
      let node = ID<Node>(index)
      guard let text = file.string(node), let key = record.columnNames[text] ?? (record.fields[text].map { _ in text }),
        let field = record.fields[key]
      else { continue }
      addMention(field, of: type, .migrates, .proved, file.contents(node), scope)
    }
  }
}
