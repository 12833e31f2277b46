import Base
import Evaluation

/// What `makemigrations` would still write.
extension DjangoBoot {
  /// Fills `changes`; the section of migrations must have been made.
  mutating func addChanges(to migrations: inout Known<DumpedMigrations>) {
    guard case .value(var section) = migrations else { return }
    let history = MigrationHistory(section.disk.items)
    let replay = replayed(section, history)
    let verdicts = migrationVerdicts(section, replay.project)
    (section.history, section.replayed) = (history, replay.operations)
    section.verdicts = OpenList(verdicts, section.disk.openness == .open ? .open : .closed)
    section.changes = changeMap(verdicts)
    migrations = .value(section)
  }

  /// What is said of every application that has migrations, by its label.
  private mutating func migrationVerdicts(
    _ section: DumpedMigrations, _ old: ProjectModels
  ) -> [MigrationVerdict] {
    let apps = Set(host.migrations.packages.keys)
    importCommand("makemigrations")
    host.migrations.isComparing = true
    let options = comparedOptions()
    let version = DjangoVersion(in: &evaluator)
    let user = host.setting("AUTH_USER_MODEL", in: &evaluator).flatMap { evaluator.text(of: $0) }
    let reader = FieldReader(host: host, in: &evaluator)
    let new = bootedStates(of: apps)
    var old = old
    missUnseenModels(in: &old, besides: new)
    missUnseenFields(in: &old, besides: new)
    var detector = ChangeDetector(
      old: old, new: new, reader: reader, version: version ?? DjangoVersion(5, 2), comparedOptions: options,
      userModel: user.flatMap { ModelKey(label: $0, in: "") })
    detector.run(in: &evaluator)
    host.migrations.isComparing = false
    let planned = plan(detector, section)
    return apps.union(host.migrations.unclear).sorted().map { app in
      if host.apps.condition(ofLabel: app) != nil {
        return MigrationVerdict(app: app, answer: .unknown, doubts: ["\(app) may not be installed"])
      }
      if let gap = detector.gaps[app] { return MigrationVerdict(app: app, answer: .unknown, doubts: [gap]) }
      let doubts = detector.doubts[app] ?? []
      if let migrations = planned[app], !migrations.isEmpty {
        if let doubt = otherRelease(among: migrations, new) {
          return MigrationVerdict(app: app, answer: .unknown, doubts: doubts + [doubt])
        }
        return MigrationVerdict(app: app, answer: .changes(migrations), doubts: doubts)
      }
      return MigrationVerdict(app: app, answer: doubts.isEmpty ? .clean : .unknown, doubts: doubts)
    }
  }

  private func changeMap(_ verdicts: [MigrationVerdict]) -> OpenMap<Known<[DumpedOperation]>> {
    var items: [String: Known<[DumpedOperation]>] = [:]
    var open: [String] = []
    for verdict in verdicts {
      switch verdict.answer {
      case .clean: break
      case .unknown: items[verdict.app] = .unknown(verdict.doubts.first ?? "not decided")
      case .changes(let migrations):
        items[verdict.app] = .value(migrations.flatMap(\.operations).map { DumpedOperation($0) })
        if !verdict.doubts.isEmpty { open.append(verdict.app) }
      }
    }
    // Applications that the settings may add change nothing for those that are known.
    if !host.apps.isComplete { open += ["?"] + host.apps.unresolved.map(\.entry) }
    return OpenMap(items, open.isEmpty ? .closed : .hints(open.sorted()))
  }

  // MARK: Migrations

  /// The operations in migrations with names.
  private func plan(_ detector: ChangeDetector, _ section: DumpedMigrations) -> [String: [PlannedMigration]] {
    let sorter = OperationSorter()
    let isRecent = detector.version >= DjangoVersion(5, 2)
    let sorted = detector.operations.mapValues { operations in
      (isRecent ? sorter.sorted(operations) : sorter.sortedInPlace(operations)) ?? operations
    }
    var builder = MigrationBuilder(sorted, leaves: section.leaves.items)
    // Operations that wait for each other are told all the same.
    if !builder.build() { builder.giveUp() }
    let names = builder.names { app in
      host.migrations.packages[app].map { evaluator.finder.submodules(of: $0).isEmpty } ?? false
    }
    let known = Set(detector.old.models.keys.map(\.app))
    return builder.planned(names, known: known, detector.version)
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

  /// All migrations replayed in their order.
  private mutating func replayed(_ section: DumpedMigrations, _ history: MigrationHistory) -> MigrationReplay {
    var rows: [MigrationHistory.Node: LoadedMigration] = [:]
    for migration in host.migrations.loaded {
      if let node = migration.node { rows[node] = migration }
    }
    var replay = MigrationReplay()
    for app in host.migrations.unclear { replay.project.miss(app, "not all of its migrations were understood") }
    let broken =
      history.missing.filter { $0.attribute == .dependencies && !$0.missing.name.hasPrefix("__") }.map(\.node.app)
      + history.circular.map(\.app)
    for app in broken { replay.project.miss(app, "its migrations depend on what is not there") }
    for node in history.order {
      if let migration = rows[node] { replay.apply(migration, in: &evaluator) }
    }
    replay.judgeReferences(history, migrated: Set(host.migrations.packages.keys))
    return replay
  }
}
