public import Base
import Django

/// What `makemigrations --check` would say.
extension MigrationReport {
  public var hasChanges: Bool { apps.contains { !($0.verdict?.migrations ?? []).isEmpty } }
  public var hasUnknown: Bool { isOpen || apps.contains { $0.verdict?.answer == .unknown } }

  public var checkText: String {
    let verdicts = apps.compactMap(\.verdict)
    var lines: [String] = []
    for verdict in verdicts {
      for migration in verdict.migrations { lines += MigrationReport.lines(migration) }
      if !verdict.migrations.isEmpty { lines += verdict.doubts.map { "  not decided: " + $0 } }
    }
    for verdict in verdicts where verdict.answer == .unknown {
      lines.append("\(verdict.app): unknown, because \(verdict.doubts.first ?? "it was not decided")")
      lines += verdict.doubts.dropFirst().map { "  and \($0)" }
    }
    let clean = verdicts.count { $0.answer == .clean }
    if isOpen { lines.append("not all applications are known: there may be more") }
    lines.append(clean == verdicts.count && !isOpen ? "no changes in \(apps(clean))" : "clean: \(apps(clean))")
    return lines.joined(separator: "\n") + "\n"
  }

  private func apps(_ count: Int) -> String { count == 1 ? "1 app" : "\(count) apps" }

  private static func lines(_ migration: PlannedMigration) -> [String] {
    let name = migration.name ?? "auto_<date>"
    var lines = ["\(migration.app): makemigrations would create \(name)"]
    for operation in migration.operations {
      lines.append("  - " + operation.summary)
      lines.append("    " + operation.source)
      if let note = operation.note { lines.append("    (\(note))") }
    }
    return lines
  }

  public var checkJSON: JSONValue {
    .object([
      ("apps", .array(apps.compactMap(\.verdict).map(MigrationReport.json))), ("open", .bool(isOpen)),
    ])
  }

  private static func json(_ verdict: MigrationVerdict) -> JSONValue {
    let word =
      switch verdict.answer {
      case .clean: "clean"
      case .changes: "changes"
      case .unknown: "unknown"
      }
    return .object([
      ("app", .string(verdict.app)), ("verdict", .string(word)), ("not_decided", .strings(verdict.doubts)),
      ("migrations", .array(verdict.migrations.map(json))),
    ])
  }

  private static func json(_ migration: PlannedMigration) -> JSONValue {
    .object([
      ("name", migration.name.map(JSONValue.string) ?? .null), ("initial", .bool(migration.isInitial)),
      ("dependencies", .strings(migration.dependencies)), ("operations", .array(migration.operations.map(json))),
    ])
  }

  private static func json(_ step: PlannedStep) -> JSONValue {
    let names = [
      ("model_name", step.modelName), ("name", step.name), ("old_name", step.oldName), ("new_name", step.newName),
    ]
    return .object(
      [("op", .string(step.op))] + names.compactMap { name, text in text.map { (name, .string($0)) } } + [
        ("summary", .string(step.summary)), ("source", .string(step.source)),
      ] + (step.note.map { [("note", .string($0))] } ?? []))
  }
}
