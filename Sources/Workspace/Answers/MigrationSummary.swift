import Base
import Django

/// A migration as a person reads it.
public struct MigrationSummary: Sendable {
  /// `0007_add_total`.
  public var name: String
  public var path: String?
  /// `AddField order.total (DecimalField)`.
  public var operations: [String]
  /// `app.name`.
  public var dependencies: [String]
  /// Labels of the models it touches.
  public var models: [String]
}

extension BootedProject {
  /// An app's migrations by name, which begins with their number.
  public func migrations(of app: String) -> [MigrationSummary] {
    guard case .value(let migrations) = dump.migrations else { return [] }
    return migrations.disk.items.filter { $0.app.value == app }.compactMap { migration in
      guard let name = migration.name.value else { return nil }
      let operations = migration.operations.items
      let touched = Set(operations.compactMap { $0.model?.lowercased() })
      let labels = dump.models.items.compactMap { $0.label.value ?? nil }.filter { label in
        label.hasPrefix(app + ".") && touched.contains(label.dropFirst(app.count + 1).lowercased())
      }
      return MigrationSummary(
        name: name, path: migration.file.value ?? nil, operations: operations.map(\.words),
        dependencies: migration.dependencies.items.map { "\($0.app).\($0.name)" }, models: labels)
    }.sorted { $0.name < $1.name }
  }
}

extension DumpedOperation {
  /// Of a field's operation the model, of a model's operation its own name.
  fileprivate var model: String? { (modelName.value ?? nil) ?? (name.value ?? nil) }

  fileprivate var words: String {
    var words = op.value ?? "?"
    let subject = [modelName, oldName, name].compactMap { $0.value ?? nil }.joined(separator: ".")
    if !subject.isEmpty { words += " \(subject)" }
    if case .value(let name?) = newName { words += " to \(name)" }
    if case .value(let name?) = fieldClass { words += " (\(name.dottedParts.last ?? ""))" }
    if case .value(let name?) = code { words += " \(name)" }
    return words
  }
}
