import Base
import Evaluation

/// What `makemigrations` would still write.
extension DjangoBoot {
  /// Fills `changes`; the section of migrations must have been made.
  mutating func addChanges(to migrations: inout Known<DumpedMigrations>) {
    guard case .value(var section) = migrations else { return }
    section.changes = changeSection(section)
    migrations = .value(section)
  }

  private mutating func changeSection(_ section: DumpedMigrations) -> OpenMap<Known<[DumpedOperation]>> {
    let apps = Set(host.migrations.packages.keys)
    importCommand("makemigrations")
    host.migrations.isComparing = true
    let options = comparedOptions()
    var detector = ChangeDetector(old: replayed(section), new: bootedStates(of: apps), comparedOptions: options)
    detector.run(in: &evaluator)
    host.migrations.isComparing = false
    return changeMap(detector, apps, section)
  }

  private func changeMap(
    _ detector: ChangeDetector, _ apps: Set<String>, _ section: DumpedMigrations
  ) -> OpenMap<Known<[DumpedOperation]>> {
    var items: [String: Known<[DumpedOperation]>] = [:]
    var open: [String] = []
    for app in apps.union(host.migrations.unclear).sorted() {
      if let gap = detector.gaps[app] {
        items[app] = .unknown(gap)
      } else if let operations = detector.changes[app] {
        items[app] = .value(operations)
        if detector.doubts[app] != nil { open.append(app) }
      } else if let doubt = detector.doubts[app] {
        items[app] = .unknown(doubt)
      }
    }
    // Applications that the settings may add change nothing for those that are known.
    if !host.apps.isComplete { open += ["?"] + host.apps.unresolved.map(\.entry) }
    return OpenMap(items, open.isEmpty ? .closed : .hints(open.sorted()))
  }

  /// The command as the first application that has it defines it: some replace what is compared.
  private mutating func importCommand(_ name: String) {
    for app in host.apps.configs {
      let module = app.name + ".management.commands." + name
      guard case .found = evaluator.finder.find(module) else { continue }
      evaluator.run { evaluator in _ = evaluator.importModule(module) }
      return
    }
  }

  private mutating func comparedOptions() -> [String] {
    let name = "django.db.migrations.operations.models.AlterModelOptions.ALTER_OPTION_KEYS"
    guard let keys = evaluator.resolve(name).flatMap({ evaluator.plainElements($0) }) else {
      return MigrationReplay.alteredOptions
    }
    return keys.compactMap { evaluator.text(of: $0) }
  }

  /// The models as all migrations leave them.
  private mutating func replayed(_ section: DumpedMigrations) -> ProjectModels {
    var rows: [MigrationGraph.Node: LoadedMigration] = [:]
    for migration in host.migrations.loaded {
      if let node = migration.node { rows[node] = migration }
    }
    let plan = MigrationPlan(section.disk.items)
    var replay = MigrationReplay()
    for app in host.migrations.unclear { replay.project.miss(app, "not all of its migrations were understood") }
    for app in plan.broken { replay.project.miss(app, "its migrations depend on what is not there") }
    for node in plan.order {
      if let migration = rows[node] { replay.apply(migration, in: &evaluator) }
    }
    return replay.project
  }
}
