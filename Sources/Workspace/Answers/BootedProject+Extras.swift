import Django

/// GraphQL, system checks and Celery's schedule.
extension BootedProject {
  var graphql: ShownTable {
    let rows = extras.graph.map { type in
      let count: ShownCell = type.isOpen ? .text("\(type.fields.count)+") : .number(type.fields.count)
      return ShownRow(
        cells: [
          .text(type.className), .text("\(type.library.rawValue) \(type.kind)"),
          type.model.map(ShownCell.text) ?? .none, count, .init(type.place),
        ], app: app(ofDotted: type.className), condition: type.condition)
    }
    return ShownTable(columns: ["type", "kind", "model", "fields", "place"], rows: rows, openness: nil)
  }

  /// The fields of the one type that is called so.
  func fields(ofGraphType name: String) -> ShownTable? {
    guard let type = Self.only(extras.graph, name, { $0.className }) else { return nil }
    let rows = type.fields.map { field in
      let source = field.declaredIn ?? type.model
      return ShownRow(cells: [
        .text(field.name), field.type.map(ShownCell.text) ?? .none, source.map(ShownCell.text) ?? .none,
      ])
    }
    return ShownTable(
      columns: ["field", "type", "declared in"], rows: rows, openness: type.isOpen ? "there may be more" : nil)
  }

  var checks: ShownTable {
    let rows = extras.checks.map { check in
      row(
        [
          Self.known(check.function, "a callable without a name"), Self.list(check.tags),
          check.isForDeployment ? .text("deploy") : .none, .init(check.place),
        ], app: app(ofDotted: check.function), file: check.place.file, EntryNote(condition: check.condition))
    }
    return ShownTable(columns: ["check", "tags", "when", "place"], rows: rows, openness: nil)
  }

  var beat: ShownTable {
    let rows = extras.beat.map { entry in
      ShownRow(
        cells: [
          Self.known(entry.name, "Celery makes it up"), Self.known(entry.task, "a task that is not known"),
          Self.known(entry.schedule, "a schedule that is not known"), entry.arguments.map(ShownCell.text) ?? .none,
          Self.place(entry.file, entry.line),
        ], app: app(ofDotted: entry.task), condition: entry.condition)
    }
    return ShownTable(columns: ["name", "task", "schedule", "arguments", "place"], rows: rows, openness: nil)
  }
}
