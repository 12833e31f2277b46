import Base
import FastAPI

/// FastAPI's routes, pydantic's models and SQLAlchemy's tables.
extension BootedProject {
  var endpoints: ShownTable {
    let columns = ["method", "path", "name", "function", "response", "status", "tags", "depends on", "app", "place"]
    let rows = extras.apis.endpoints.map { endpoint in
      let response =
        endpoint.isResponseUnknown
        ? ShownCell.unknown("a model or a response") : endpoint.responseModel.map(ShownCell.text) ?? .none
      return ShownRow(
        cells: [
          .text(Self.methods(of: endpoint)), Self.known(endpoint.path, "a part of the path"),
          endpoint.name.map(ShownCell.text) ?? .none,
          endpoint.isGenerated ? .none : Self.known(endpoint.function, "what answers"), response,
          endpoint.statusCode.map(ShownCell.number) ?? .none, Self.list(endpoint.tags),
          Self.list(endpoint.dependencies),
          Self.known(endpoint.application, "no variable holds it"), Self.place(endpoint.file, endpoint.line),
        ], app: app(ofDotted: endpoint.function), isProject: !endpoint.isGenerated, condition: endpoint.condition,
        isCounted: endpoint.kind.isServed)
    }
    return ShownTable(
      columns: columns, rows: rows, openness: extras.apis.isOpen ? "there may be more" : nil,
      uncounted: "mounts, handlers of exceptions")
  }

  var schemas: ShownTable {
    let rows = extras.apis.schemas.map { schema in
      ShownRow(
        cells: [
          .text(schema.className), .text(schema.kind.rawValue), .number(schema.fields.count),
          Self.list(schema.validators), Self.list(schema.config), Self.place(schema.file, schema.line),
        ], app: app(ofDotted: schema.className), condition: schema.condition)
    }
    return ShownTable(
      columns: ["schema", "kind", "fields", "validators", "config", "place"], rows: rows, openness: classOpenness)
  }

  private var classOpenness: String? { extras.apis.lacksClasses ? "there may be more" : nil }

  /// The fields of the one schema that is called so, by its dotted or its last name.
  func fields(ofSchema name: String) -> ShownTable? {
    guard let schema = Self.only(extras.apis.schemas, name, { $0.className }) else { return nil }
    let rows = schema.fields.map { field in
      ShownRow(cells: [
        .text(field.name), field.isComputed ? .text("computed") : .text(field.type),
        Self.alias(of: field), field.outputAlias.map(ShownCell.text) ?? .none,
        field.fallback.map(ShownCell.text) ?? .none,
        field.isRequired ? .text("required") : .none, .text(field.declaredIn),
      ])
    }
    return ShownTable(
      columns: ["field", "type", "alias", "output alias", "default", "required", "declared in"], rows: rows,
      openness: schema.isOpen ? "a base is not known" : nil)
  }

  var tables: ShownTable {
    let rows = extras.apis.tables.map { table in
      ShownRow(
        cells: [
          Self.known(Self.name(of: table), "the name is computed"), Self.known(table.className, "no variable holds it"),
          .number(table.columns.count), Self.list(table.relationships.map(\.key)), Self.place(table.file, table.line),
        ], app: app(ofDotted: table.className), condition: table.condition)
    }
    return ShownTable(
      columns: ["table", "class", "columns", "relationships", "place"], rows: rows, openness: classOpenness)
  }

  /// The columns and relationships of the one table or mapped class that is called so.
  func columns(ofTable name: String) -> ShownTable? {
    let found =
      Self.only(extras.apis.tables, name) { Self.name(of: $0) ?? "" }
      ?? Self.only(extras.apis.tables, name) { $0.className ?? "" }
    guard let table = found else { return nil }
    let columns = table.columns.map { column in
      ShownRow(cells: [
        .text(column.key), .text(column.type), Self.list(Self.options(of: column)),
        Self.list((column.target.map { [$0] } ?? []) + column.otherTargets), .text(column.declaredIn),
      ])
    }
    let relationships = table.relationships.map { relationship in
      var options = [relationship.backPopulates.map { "back_populates=\($0)" }].compactMap { $0 }
      if let secondary = relationship.secondary { options.append("secondary=\(secondary)") }
      return ShownRow(cells: [
        .text(relationship.key), .text("relationship"), Self.list(options),
        Self.known(relationship.target, "the class is computed"), .text(relationship.declaredIn),
      ])
    }
    return ShownTable(
      columns: ["column", "type", "options", "leads to", "declared in"], rows: columns + relationships,
      openness: table.isOpen ? "a base is not known" : nil)
  }

  /// Middleware of FastAPI's applications, outermost first.
  var applicationMiddleware: [ShownRow] {
    var numbers: [String: Int] = [:]
    return extras.apis.middleware.map { one in
      numbers[one.application ?? "?", default: 0] += 1
      return ShownRow(
        cells: [
          .number(numbers[one.application ?? "?"] ?? 0), Self.known(one.name, "a middleware that is not known"),
          Self.known(one.application, "no variable holds it"),
        ], app: app(ofDotted: one.name), condition: one.condition)
    }
  }

  // MARK: Cells

  private static func methods(of endpoint: Endpoint) -> String {
    switch endpoint.kind {
    case .mount: "mount"
    case .webSocket: "websocket"
    case .exceptionHandler: "exception"
    case .operation: endpoint.methods.map { $0.isEmpty ? "*" : $0.joined(separator: ",") } ?? "?"
    }
  }

  private static func alias(of field: SchemaField) -> ShownCell {
    field.isAliasUnknown ? .unknown("the alias is computed") : field.alias.map(ShownCell.text) ?? .none
  }

  /// With its schema, as foreign keys write it.
  private static func name(of table: Table) -> String? {
    table.name.map { name in table.schema.map { $0 + "." + name } ?? name }
  }

  private static func options(of column: TableColumn) -> [String] {
    var words: [String] = []
    if column.name != column.key { words.append("name=\(column.name)") }
    if column.isPrimaryKey { words.append("primary key") }
    if column.isNullable == true { words.append("null") }
    if column.isUnique { words.append("unique") }
    if column.isIndexed { words.append("index") }
    return words
  }

  static func known(_ text: String?, _ reason: String) -> ShownCell { text.map(ShownCell.text) ?? .unknown(reason) }

  static func list(_ words: [String]) -> ShownCell {
    words.isEmpty ? .none : .text(words.joined(separator: ", "))
  }

  static func place(_ file: String?, _ line: Int?) -> ShownCell {
    guard let file else { return .none }
    return .text(line.map { "\(file):\($0)" } ?? file)
  }

  /// The one row of that dotted or last name, whatever the case.
  static func only<Row>(_ rows: [Row], _ name: String, _ title: (Row) -> String) -> Row? {
    let wanted = name.lowercased()
    let exact = rows.filter { title($0).lowercased() == wanted }
    let last = rows.filter { title($0).lowercased().dottedParts.last.map(String.init) == wanted }
    return exact.count == 1 ? exact[0] : last.count == 1 ? last[0] : nil
  }
}
