import Django
import TestKit
import Testing

@Test(arguments: Spec.all(in: "changes"))
func `changes without a migration are those that the spec lists`(_ spec: Spec) {
  guard let migrations = dumped(spec).migrations.value else {
    spec.check("unknown")
    return
  }
  let changes = migrations.changes
  var lines: [String] = []
  if changes.openness != .closed { lines.append("open:" + changes.openness.shown.replacing(" …", with: "")) }
  for (app, operations) in changes.items.sorted(by: { $0.key < $1.key }) where !app.hasPrefix("django") {
    guard let operations = operations.value else {
      lines.append(app + ": unknown")
      continue
    }
    lines += operations.map { "\(app): \($0.op.shown) \(subject(of: $0))" }
  }
  spec.check(lines.joined(separator: "\n"))
}

private func subject(of operation: DumpedOperation) -> String {
  [operation.modelName, operation.name].compactMap { $0.value ?? nil }.joined(separator: ".")
}
