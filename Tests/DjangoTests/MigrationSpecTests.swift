import Django
import TestKit
import Testing

@Test(arguments: Spec.all(in: "migrations"))
func `migrations have the operations, dependencies and leaves that the spec lists`(_ spec: Spec) {
  guard let migrations = dumped(spec).migrations.value else {
    spec.check("unknown")
    return
  }
  var lines: [String] = []
  if migrations.disk.openness != .closed { lines.append("open" + migrations.disk.openness.shown) }
  for row in migrations.disk.items where row.file.shown.hasPrefix("site:") == false {
    lines.append(head(row))
    lines += row.operations.items.map { "  " + line($0) }
    if row.operations.openness != .closed { lines.append("  …") }
  }
  for (app, names) in migrations.leaves.items.sorted(by: { $0.key < $1.key }) {
    lines.append("leaves of \(app): \(names.joined(separator: " "))")
  }
  spec.check(lines.joined(separator: "\n"))
}

private func head(_ row: DumpedMigration) -> String {
  var text = "\(row.app.shown) \(row.name.shown)"
  if row.isInitial == .value(true) { text += " initial" }
  if row.isAtomic != true { text += " atomic=\(row.isAtomic.value.map { "\($0)" } ?? "?")" }
  text += pairs(" needs", row.dependencies.items) + row.dependencies.openness.shown
  text += pairs(" replaces", row.replaces.value ?? []) + pairs(" before", row.runBefore.value ?? [])
  return text
}

private func pairs(_ word: String, _ references: [DumpedMigration.Reference]) -> String {
  references.isEmpty ? "" : word + references.map { " \($0.app).\($0.name)" }.joined()
}

private func line(_ operation: DumpedOperation) -> String {
  let parts = [
    ("model", operation.modelName), ("name", operation.name), ("old", operation.oldName), ("new", operation.newName),
    ("field", operation.fieldClass), ("code", operation.code),
  ]
  return operation.op.shown + parts.filter { $0.1 != .value(nil) }.map { " \($0.0)=\($0.1.shown)" }.joined()
}
