import Base
import Evaluation

extension DjangoBoot {
  /// The migrations of every application, and the leaves of their graph (django.db.migrations.loader).
  mutating func migrationSection() -> Known<DumpedMigrations> {
    var section = DumpedMigrations()
    var graph = MigrationGraph()
    section.disk = OpenList([], host.apps.isComplete ? .closed : .open)
    section.leaves = OpenMap([:], section.disk.openness)
    host.migrations.isReading = true
    for app in host.apps.configs {
      switch migrationPackage(of: app) {
      case .absent: break
      case .unknown: hint(app.label, in: &section)
      case .likely(let package):
        add(app.label, package, to: &section, &graph)
        hint(app.label, in: &section)
      case .package(let package):
        host.migrations.packages[app.label] = package
        add(app.label, package, to: &section, &graph)
      }
    }
    host.migrations.isReading = false
    section.leaves.items = graph.leaves()
    for app in host.apps.configs where app.condition != nil && section.leaves.items[app.label] != nil {
      section.leaves.items[app.label] = nil
      section.leaves.openness = section.leaves.openness.joined(with: .hints([app.label]))
    }
    return .value(section)
  }

  private func hint(_ label: String, in section: inout DumpedMigrations) {
    host.migrations.unclear.insert(label)
    section.disk.openness = section.disk.openness.joined(with: .hints([label]))
    section.leaves.openness = section.leaves.openness.joined(with: .hints([label]))
  }

  private mutating func add(
    _ label: String, _ package: String, to section: inout DumpedMigrations, _ graph: inout MigrationGraph
  ) {
    for module in evaluator.finder.submodules(of: package) where !module.isPackage {
      guard let first = module.name.first, first != "_", first != "~" else { continue }
      guard let migration = migration(label, module.name, package + "." + module.name) else {
        // Django refuses a module without the class: it is there, and was not understood.
        hint(label, in: &section)
        continue
      }
      section.disk.items.append(migration)
      graph.add(migration)
    }
  }

  /// One module with a class `Migration`.
  private mutating func migration(_ label: String, _ name: String, _ module: String) -> DumpedMigration? {
    var imported: Value?
    evaluator.run { evaluator in imported = evaluator.importModule(module) }
    guard case .module(let id)? = imported,
      let type = evaluator.attribute("Migration", of: .module(id))
    else { return nil }
    guard case .class(let type) = type else { return nil }
    var row = DumpedMigration(app: .value(label), name: .value(name))
    row.file = .value(evaluator.modules[id].path)
    let loaded = loaded(type, name, label)
    row.dependencies = references("dependencies", of: loaded)
    row.replaces = closed(references("replaces", of: loaded))
    row.runBefore = closed(references("run_before", of: loaded))
    if let atomic = evaluator.attribute("atomic", of: .class(type)) { row.isAtomic = flag(atomic) ?? true }
    if let initial = evaluator.attribute("initial", of: .class(type)), let flag = flag(initial) {
      row.isInitial = optional(flag)
    }
    row.operations = operations(of: type)
    row.note.condition = host.apps.condition(ofLabel: label).map { evaluator.reasons[$0].text }
    host.migrations.loaded.append(LoadedMigration(row: row, type: type))
    return row
  }

  /// The object the loader makes where the class has an `__init__` of its own, which may set what others write down.
  private mutating func loaded(_ type: ID<ClassObject>, _ name: String, _ label: String) -> Value {
    guard evaluator.classes[type].namespace[evaluator.text("__init__")] != nil else { return .class(type) }
    let arguments = [evaluator.makeString(name), evaluator.makeString(label)]
    return evaluator.attempt(.class(type), arguments, []) ?? .class(type)
  }

  private func flag(_ value: Value) -> Known<Bool>? {
    switch value {
    case .bool(let flag): .value(flag)
    case .none, .symbolic: nil
    default: .unknown("not a plain value")
    }
  }

  private func optional(_ flag: Known<Bool>) -> Known<Bool?> {
    switch flag {
    case .value(let flag): .value(flag)
    case .unknown(let reason): .unknown(reason)
    }
  }

  private func closed(_ list: OpenList<DumpedMigration.Reference>) -> Known<[DumpedMigration.Reference]> {
    list.openness == .closed ? .value(list.items) : .unknown("not all of them are known")
  }

  private mutating func references(_ name: String, of migration: Value) -> OpenList<DumpedMigration.Reference> {
    guard let value = evaluator.attribute(name, of: migration) else { return [] }
    if case .symbolic = value { return [] }
    guard let elements = evaluator.elements(of: value) else { return .unknown("\(name) is not known") }
    var list = OpenList<DumpedMigration.Reference>([], evaluator.isOpen(value) ? .open : .closed)
    for element in elements {
      let parts = isConditional(element) ? [] : evaluator.elements(of: element) ?? []
      if parts.count == 2, let app = evaluator.text(of: parts[0]), let name = evaluator.text(of: parts[1]) {
        list.items.append(DumpedMigration.Reference(app, name))
      } else {
        list.openness = .open
      }
    }
    return list
  }
}
