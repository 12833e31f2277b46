public import Django

/// The migrations of a project's applications, and what `makemigrations` would add.
public struct MigrationReport: Sendable {
  public struct App: Sendable {
    public let label: String
    /// The application is the project's own, not a library's.
    public let isProject: Bool
    public let migrations: [DumpedMigration]
    public let leaves: [String]
    /// Every migration of it was understood, and nothing says that there may be others.
    public let isComplete: Bool
    /// Nil for an application without migrations.
    public let verdict: MigrationVerdict?
  }

  /// By label; those without migrations are left out.
  public let apps: [App]
  /// Applications may be missing: not all of the settings were understood.
  public let isOpen: Bool
  public let history: MigrationHistory
  /// Every operation, in the order in which they are applied.
  public let replayed: [ReplayedOperation]
  /// The default database's; nil where the settings do not tell.
  public let engine: DatabaseEngine?

  init(_ dump: RegistryDump) {
    let section = dump.migrations.value ?? DumpedMigrations()
    let verdicts = Dictionary(section.verdicts.items.map { ($0.app, $0) }) { first, _ in first }
    var rows: [String: [DumpedMigration]] = [:]
    for migration in section.disk.items {
      if let app = migration.app.value { rows[app, default: []].append(migration) }
    }
    let own = Set(
      dump.apps.items.compactMap { app -> String? in
        guard let path = app.path.value ?? nil else { return nil }
        return path.hasPrefix("site:") || app.note.isProject == false ? nil : app.label.value
      })
    var unclear: Set<String> = []
    if case .hints(let labels) = section.disk.openness { unclear.formUnion(labels) }
    apps = Set(rows.keys).union(verdicts.keys).sorted().map { label in
      App(
        label: label, isProject: own.contains(label),
        migrations: (rows[label] ?? []).sorted { ($0.name.value ?? "") < ($1.name.value ?? "") },
        leaves: section.leaves.items[label] ?? [], isComplete: !unclear.contains(label), verdict: verdicts[label])
    }
    (history, replayed) = (section.history, section.replayed)
    if case .string(let engine)? = dump.settings.value?.databaseEngines.items["default"] {
      self.engine = DatabaseEngine(engine: engine)
    } else {
      engine = nil
    }
    switch section.disk.openness {
    // What the hints name has a verdict of its own.
    case .closed, .hints: isOpen = false
    case .open, .unknown: isOpen = true
    }
  }

  private init(_ other: MigrationReport, apps: [App]) {
    (self.apps, isOpen, history, replayed) = (apps, other.isOpen, other.history, other.replayed)
    engine = other.engine
  }

  /// Only the project's own applications, or only the one of the label.
  public func only(_ labels: [String], withLibraries: Bool) -> MigrationReport {
    let some = apps.filter { labels.isEmpty ? withLibraries || $0.isProject : labels.contains($0.label) }
    return MigrationReport(self, apps: some)
  }
}

extension LiveProject {
  /// The migrations, and what `makemigrations` would add to them.
  public func migrations(_ request: DumpRequest = .init()) throws(WorkspaceError) -> MigrationReport {
    try boots { kept, now, work throws(WorkspaceError) in
      MigrationReport(try kept.dump(self.root, now, request, &work).value)
    }
  }
}
