import Base
import Evaluation

extension DjangoBoot {
  enum MigrationPackage {
    /// The application has no migrations.
    case absent
    case package(String)
    /// Django's own choice, where a setting that is not known may name another.
    case likely(String)
    case unknown
  }

  /// What `MIGRATION_MODULES` says of an application.
  private enum Replacement {
    case none
    /// Nil switches the migrations off.
    case package(String?)
    /// It may say something.
    case possible
    case unknown
  }

  /// `MigrationLoader.migrations_module`, and whether Django would look into it.
  mutating func migrationPackage(of app: BootedApp) -> MigrationPackage {
    let usual = app.name + ".migrations"
    switch replacement(of: app.label) {
    case .unknown: return .unknown
    case .package(nil): return .absent
    case .package(let name?): return look(at: name, isWritten: true)
    case .none: return look(at: usual, isWritten: false)
    case .possible:
      if case .package(let name) = look(at: usual, isWritten: false) { return .likely(name) }
      return .unknown
    }
  }

  private mutating func replacement(of label: String) -> Replacement {
    guard let setting = host.setting("MIGRATION_MODULES", in: &evaluator) else { return .none }
    let key = evaluator.makeString(label)
    var found: Value?
    if let entries = entries(of: setting) {
      found = entries.first { evaluator.text(of: $0.key) == label }?.value
      if found == nil { return evaluator.isOpen(setting) ? .possible : .none }
    } else if case .instance = setting {
      guard contains(key, setting) else { return .none }
      evaluator.run { evaluator in found = evaluator.item(key, of: setting) }
    }
    switch found {
    case .some(.none): return .package(nil)
    case .some(let value): return evaluator.text(of: value).map { .package($0) } ?? .unknown
    case nil: return .possible
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
