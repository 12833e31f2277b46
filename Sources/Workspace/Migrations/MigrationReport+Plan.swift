public import Base
import Django

/// The order in which `migrate` applies migrations to an empty database.
extension MigrationReport {
  /// What the report's applications need, others included.
  private var steps: [(node: MigrationHistory.Node, operations: [ReplayedOperation])] {
    let labels = Set(apps.map(\.label))
    var needed: Set<MigrationHistory.Node> = []
    for node in history.order where labels.contains(node.app) && !needed.contains(node) {
      needed.insert(node)
      needed.formUnion(history.ancestors(of: node))
    }
    let operations = Dictionary(grouping: replayed.filter { $0.side != .database }, by: \.node)
    return history.order.filter { needed.contains($0) }.map { ($0, operations[$0] ?? []) }
  }

  public var planText: String {
    var lines: [String] = []
    for (row, step) in steps.enumerated() {
      lines.append("\(row + 1). \(step.node.app).\(step.node.name)")
      lines += step.operations.map { "   " + $0.words + ($0.problem.map { " – cannot be applied: \($0)" } ?? "") }
    }
    if !history.circular.isEmpty {
      lines.append(
        "never: " + history.circular.map { $0.app + "." + $0.name }.joined(separator: ", ") + " wait for each other")
    }
    return (lines + unknownLines).joined(separator: "\n") + "\n"
  }

  public var planJSON: JSONValue {
    .array(
      steps.map { step in
        .object([
          ("app", .string(step.node.app)), ("name", .string(step.node.name)),
          (
            "operations",
            .array(
              step.operations.map { operation in
                .object(
                  [("operation", .string(operation.words))]
                    + (operation.problem.map { [("problem", .string($0))] } ?? []))
              })
          ),
        ])
      })
  }
}

extension ReplayedOperation {
  /// For people: `AddField order.total`.
  var words: String {
    let parts = [model, op == "RenameModel" ? nil : name].compactMap { $0 }.joined(separator: ".")
    let code = self.code.first.map { " " + $0 } ?? ""
    return op + (parts.isEmpty ? code : " " + parts) + (newName.map { " to " + $0 } ?? "")
  }
}
