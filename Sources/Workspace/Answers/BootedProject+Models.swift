import Base
import Django

/// Models, their fields, and migrations.
extension BootedProject {
  var models: ShownTable {
    make(["label", "fields", "kind", "table", "place"], dump.models) { model in
      row(
        [
          Self.label(of: model), Self.count(model.fields), .text(Self.kind(of: model)), .init(model.dbTable),
          .init(model.place),
        ], app: app(ofLabel: model.label.value ?? nil) ?? app(ofDotted: model.className.value), file: model.place.file,
        model.note)
    }
  }

  /// The fields of the one model that is called so: `app.Model`, or a name that no other model has.
  func fields(ofModel name: String) -> ShownTable? {
    let wanted = name.lowercased()
    let exact = dump.models.items.filter { ($0.label.value ?? nil)?.lowercased() == wanted }
    let named = dump.models.items.filter {
      $0.className.value?.lowercased().dottedParts.last.map(String.init) == wanted
    }
    guard let model = exact.first ?? (named.count == 1 ? named.first : nil) else { return nil }
    return make(["field", "type", "leads to", "options", "declared in"], model.fields) { field in
      row(
        [
          .init(field.name), Self.last(field.className), Self.target(of: field), .text(Self.options(of: field)),
          .init(field.declaredIn),
        ], app: nil, file: .value(nil), field.note)
    }
  }

  /// How other models' relations lead to this one: `items ← orders.OrderItem.order`.
  public func reverseAccessors(of label: String) -> [String] {
    let wanted = label.lowercased()
    return dump.models.items.flatMap { model -> [String] in
      guard case .value(let owner?) = model.label else { return [] }
      return model.fields.items.compactMap { field in
        guard case .value(let target?)? = field.relation?.relatedModel, target.lowercased() == wanted,
          case .value(let accessor?)? = field.relation?.accessor, !accessor.hasSuffix("+"), let name = field.name.value
        else { return nil }
        return "\(accessor) ← \(owner).\(name)"
      }
    }.sorted()
  }

  var migrations: ShownTable {
    let columns = ["app", "name", "operations", "depends on", "file"]
    switch dump.migrations {
    case .unknown(let reason): return ShownTable(columns: columns, rows: [], openness: reason)
    case .value(let migrations):
      return make(columns, migrations.disk) { migration in
        let depends = migration.dependencies.items.map { "\($0.app).\($0.name)" }.joined(separator: ", ")
        return row(
          [
            .init(migration.app), .init(migration.name), Self.count(migration.operations),
            depends.isEmpty ? .none : .text(depends), .init(migration.file),
          ], app: migration.app.value, file: migration.file, migration.note)
      }
    }
  }

  private static func label(of model: DumpedModel) -> ShownCell {
    if case .value(let label?) = model.label { .text(label) } else { .init(model.className) }
  }

  private static func count<Item>(_ list: OpenList<Item>) -> ShownCell {
    switch list.openness {
    case .closed: .number(list.items.count)
    case .open, .hints: .text("\(list.items.count)+")
    case .unknown(let reason): .unknown(reason)
    }
  }

  private static func kind(of model: DumpedModel) -> String {
    var words: [String] = []
    if model.isAbstract.value == true { words.append("abstract") }
    if model.isProxy.value == true { words.append("proxy") }
    if model.isManaged.value == false { words.append("unmanaged") }
    if case .value(_?) = model.swapped { words.append("swapped") }
    if !model.isInstalled { words.append("unregistered") }
    return words.joined(separator: " ")
  }

  private static func last(_ name: Known<String?>) -> ShownCell {
    guard case .value(let text?) = name else { return .init(name) }
    return .text(text.dottedParts.last.map(String.init) ?? text)
  }

  private static func target(of field: DumpedField) -> ShownCell {
    field.relation.map { ShownCell($0.relatedModel) } ?? .none
  }

  private static func options(of field: DumpedField) -> String {
    var words: [String] = []
    if field.isPrimaryKey.value == true { words.append("primary key") }
    if field.isNull.value == true { words.append("null") }
    if field.isUnique.value == true, field.isPrimaryKey.value != true { words.append("unique") }
    if case .value(let length?) = field.maxLength { words.append("max_length=\(length)") }
    if let relation = field.relation {
      if case .value(let name?) = relation.onDelete { words.append("on_delete=\(name)") }
      if case .value(let name?) = relation.accessor { words.append("reverse=\(name)") }
      if case .value(.model(let name)?) = relation.through { words.append("through=\(name)") }
    }
    return words.joined(separator: " ")
  }
}
