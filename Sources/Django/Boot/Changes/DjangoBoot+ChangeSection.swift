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
    host.migrations.isComparing = true
    var detector = ChangeDetector(old: replayed(section), new: bootedStates(of: apps), host: host)
    detector.run(in: &evaluator)
    host.migrations.isComparing = false
    var items: [String: Known<[DumpedOperation]>] = [:]
    for app in apps.union(host.migrations.unclear) {
      if let gap = detector.gaps[app] {
        items[app] = .unknown(gap)
      } else if let operations = detector.changes[app] {
        items[app] = .value(operations)
      }
    }
    return OpenMap(items, section.disk.openness == .open ? .open : .closed)
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
