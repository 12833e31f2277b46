import Base
import Evaluation

extension DjangoBoot {
  enum MigrationPackage {
    /// The application has no migrations.
    case absent
    case package(String)
    case unknown
  }

  /// `MigrationLoader.migrations_module`, and whether Django would look into it.
  mutating func migrationPackage(of app: BootedApp) -> MigrationPackage {
    switch replacedPackage(of: app.label) {
    case .unknown: .unknown
    case .absent: .absent
    case .package(let name): look(at: name, isWritten: true)
    case nil: look(at: app.name + ".migrations", isWritten: false)
    }
  }

  /// What `MIGRATION_MODULES` says; nil when it does not mention the application.
  private mutating func replacedPackage(of label: String) -> MigrationPackage? {
    guard let setting = host.setting("MIGRATION_MODULES", in: &evaluator) else { return nil }
    let key = evaluator.makeString(label)
    var found: Value?
    if let entries = entries(of: setting) {
      found = entries.first { evaluator.text(of: $0.key) == label }?.value
      if found == nil { return evaluator.isOpen(setting) ? .unknown : nil }
    } else if case .instance = setting {
      guard contains(key, setting) else { return nil }
      evaluator.run { evaluator in found = evaluator.item(key, of: setting) }
    }
    switch found {
    case .some(.none): return MigrationPackage.absent
    case .some(let value): return evaluator.text(of: value).map { .package($0) } ?? .unknown
    case nil: return .unknown
    }
  }

  private mutating func contains(_ key: Value, _ setting: Value) -> Bool {
    guard let method = evaluator.attribute("__contains__", of: setting) else { return false }
    var answer = Value.none
    evaluator.run { evaluator in answer = evaluator.call(method, [key], [], at: .nowhere) }
    return answer == .bool(true)
  }

  /// A folder without `__init__.py` holds migrations only where the settings name it.
  private mutating func look(at package: String, isWritten: Bool) -> MigrationPackage {
    switch evaluator.finder.find(package) {
    case .found(let source): source.isPackage ? .package(package) : .absent
    case .namespace: isWritten ? .package(package) : .absent
    case .absent: .absent
    case .unknown: .unknown
    }
  }
}
