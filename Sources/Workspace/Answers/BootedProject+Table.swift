import Django

extension BootedProject {
  /// One subject as a table: the rows that match, the project's own unless libraries are wanted too.
  public func table(
    _ subject: ShownSubject, filter: String? = nil, app: String? = nil, withLibraries: Bool = false
  ) -> ShownTable {
    if let filter, let details = details(subject, of: filter), !details.rows.isEmpty { return details }
    return table(subject).filtered(filter, app: app, withLibraries: withLibraries)
  }

  /// Labels of the installed apps, in order.
  public var appLabels: [String] { dump.apps.items.compactMap(\.label.value) }

  /// The parts of the one thing that is called so.
  private func details(_ subject: ShownSubject, of name: String) -> ShownTable? {
    switch subject {
    case .models: fields(ofModel: name)
    case .schemas: fields(ofSchema: name)
    case .tables: columns(ofTable: name)
    case .graphql: fields(ofGraphType: name)
    case .tests: methods(ofTest: name)
    case .urls, .views, .templates, .admin, .signals, .middleware, .settings, .tasks, .commands, .apps, .migrations,
      .endpoints, .fixtures, .checks, .beat:
      nil
    }
  }

  private func table(_ subject: ShownSubject) -> ShownTable {
    switch subject {
    case .models: models
    case .urls: urls
    case .views: views
    case .templates: templates
    case .admin: admin
    case .signals: signals
    case .middleware: middleware
    case .settings: settings
    case .tasks: tasks
    case .commands: commands
    case .apps: apps
    case .migrations: migrations
    case .endpoints: endpoints
    case .schemas: schemas
    case .tables: tables
    case .graphql: graphql
    case .tests: tests
    case .fixtures: fixtures
    case .checks: checks
    case .beat: beat
    }
  }

  func make<Item>(
    _ columns: [String], _ section: OpenList<Item>, _ row: (Item) -> ShownRow
  ) -> ShownTable {
    ShownTable(columns: columns, rows: section.items.map(row), openness: section.openness.inWords)
  }

  func row(_ cells: [ShownCell], app: String?, file: Known<String?>, _ note: EntryNote) -> ShownRow {
    let isSite = file.value??.hasPrefix("site:") ?? false
    return ShownRow(cells: cells, app: app, isProject: note.isProject ?? !isSite, condition: note.condition)
  }

  /// The innermost app whose package holds a dotted name.
  func app(ofDotted name: String?) -> String? {
    guard let name else { return nil }
    return innermost { name.hasPrefix($0.name.value.flatMap { $0 }.map { $0 + "." } ?? "?") }
  }

  /// The innermost app whose folder holds a file.
  func app(ofFile path: String?) -> String? {
    guard let path else { return nil }
    return innermost { path.hasPrefix($0.path.value.flatMap { $0 }.map { $0 + "/" } ?? "?") }
  }

  /// The app of `app.Model`.
  func app(ofLabel label: String?) -> String? {
    guard let label, let dot = label.firstIndex(of: ".") else { return nil }
    return String(label[..<dot])
  }

  private func innermost(_ holds: (DumpedApp) -> Bool) -> String? {
    dump.apps.items.filter(holds).max { length($0) < length($1) }?.label.value
  }

  private func length(_ app: DumpedApp) -> Int { app.name.value.flatMap { $0 }?.utf8.count ?? 0 }
}
