public import Base
import Django

/// Which migrations are looked at.
public enum MigrationChoice: Sendable {
  /// The last of each application.
  case last
  case all
  /// Those of the files, below the project's root.
  case files(Set<String>)
}

/// What applying migrations locks, rewrites or destroys.
extension MigrationReport {
  private typealias Step = (node: MigrationHistory.Node, file: String?, rows: [(ReplayedOperation, [OperationRisk])])

  private func steps(_ choice: MigrationChoice, _ engine: DatabaseEngine) -> [Step] {
    let operations = Dictionary(grouping: replayed, by: \.node)
    var files: [MigrationHistory.Node: String] = [:]
    var leaves: Set<MigrationHistory.Node> = []
    for app in apps {
      for row in app.migrations {
        files[MigrationHistory.Node(app: app.label, name: row.name.value ?? "")] = row.file.value ?? nil
      }
      leaves.formUnion(app.leaves.map { MigrationHistory.Node(app: app.label, name: $0) })
    }
    return history.order.compactMap { node in
      guard let file = files[node] else { return nil }
      switch choice {
      case .last: if !leaves.contains(node) { return nil }
      case .all: break
      case .files(let some): if !some.contains(file) { return nil }
      }
      let rows = (operations[node] ?? []).map { ($0, $0.risks(on: engine)) }.filter { !$0.1.isEmpty }
      return (node, file, rows)
    }
  }

  /// The engine by its name, or else the default database's; PostgreSQL where nobody says.
  private func engine(_ name: String?) -> DatabaseEngine {
    name.map { DatabaseEngine(engine: $0) } ?? engine ?? .postgresql
  }

  /// - Parameter engine: `postgresql`, `mysql`, `sqlite` or `oracle`; nil for the default database's.
  public func isRisky(_ choice: MigrationChoice, on engine: String?) -> Bool {
    steps(choice, self.engine(engine)).contains { !$0.rows.isEmpty }
  }

  public func safetyText(_ choice: MigrationChoice, on engine: String?) -> String {
    let engine = self.engine(engine)
    let steps = steps(choice, engine)
    let risky = steps.filter { !$0.rows.isEmpty }
    var lines = ["on \(engine.name), for tables with rows:"]
    for step in risky {
      lines.append("\(step.node.app).\(step.node.name)")
      for (operation, risks) in step.rows {
        lines.append("  " + operation.words)
        lines += risks.map { "    \($0.kind.rawValue): \($0.text)" }
      }
    }
    let count = steps.count == 1 ? "1 migration" : "\(steps.count) migrations"
    let isIncomplete = isIncomplete(choice)
    let verdict = isIncomplete ? "\(count) looked at" : "\(count) looked at: nothing to say"
    lines.append(risky.isEmpty ? verdict : "\(risky.count) of \(count) looked at")
    if isIncomplete { lines += unknownLines }
    return lines.joined(separator: "\n") + "\n"
  }

  public func safetyJSON(_ choice: MigrationChoice, on engine: String?) -> JSONValue {
    let engine = self.engine(engine)
    return .object([
      ("engine", .string(engine.rawValue)), ("complete", .bool(!isIncomplete(choice))),
      (
        "migrations",
        .array(
          steps(choice, engine).map { step in
            .object([
              ("app", .string(step.node.app)), ("name", .string(step.node.name)),
              ("file", step.file.map(JSONValue.string) ?? .null),
              ("operations", .array(step.rows.map { MigrationReport.json($0.0, $0.1) })),
            ])
          })
      ),
    ])
  }

  private static func json(_ operation: ReplayedOperation, _ risks: [OperationRisk]) -> JSONValue {
    .object([
      ("operation", .string(operation.words)), ("line", operation.line.map(JSONValue.int) ?? .null),
      (
        "risks",
        .array(risks.map { .object([("kind", .string($0.kind.rawValue)), ("text", .string($0.text))]) })
      ),
    ])
  }
}
