import Base
import Django
import FastAPI
import Impact

/// What a name stands for among endpoints, schemas and tables.
extension APIReport {
  /// Every meaning: by dotted name or its end, and by a path; empty when there is none.
  func explain(_ name: String) -> [Explanation] {
    tables.compactMap { explain($0, name) } + schemas.compactMap { explain($0, name) }
      + endpoints.filter { fits($0, name) }.map(explanation)
  }

  // MARK: Tables

  private func explain(_ table: Table, _ name: String) -> Explanation? {
    let titles = [table.className, table.name].compactMap(\.self)
    if titles.contains(where: { fits($0, name) }) { return explanation(table) }
    for title in titles {
      guard let (owner, last) = parted(name), fits(title, owner) else { continue }
      if let column = table.columns.first(where: { $0.key == last || $0.name == last }) {
        return explanation(column, of: table)
      }
      if let found = table.relationships.first(where: { $0.key == last }) { return explanation(found, of: table) }
    }
    return nil
  }

  private func explanation(_ table: Table) -> Explanation {
    var steps = [step(table.file, table.line, "class \(table.className ?? "that is not known")")]
    steps.append(.init(nil, "columns: " + listed(table.columns.map(\.key), isOpen: table.isOpen)))
    if !table.relationships.isEmpty {
      steps.append(.init(nil, "relationships: " + table.relationships.map(\.key).joined(separator: ", ")))
    }
    let title = table.className ?? table.name ?? "?"
    return Explanation(title, kind: "table", value: table.name ?? "?", steps: steps + condition(table.condition))
  }

  private func explanation(_ column: TableColumn, of table: Table) -> Explanation {
    var steps = [step(table.file, table.line, "in table \(table.name ?? "?")")]
    if column.declaredIn != table.className { steps.append(.init(nil, "declared in \(column.declaredIn)")) }
    if column.name != column.key { steps.append(.init(nil, "called \(column.name) in the database")) }
    if column.isPrimaryKey { steps.append(.init(nil, "the primary key")) }
    if let isNullable = column.isNullable { steps.append(.init(nil, isNullable ? "may be null" : "not null")) }
    if let target = column.target { steps.append(.init(nil, "refers to \(target)")) }
    let owner = table.className ?? table.name ?? "?"
    return Explanation("\(owner).\(column.key)", kind: "column", value: column.type, steps: steps)
  }

  private func explanation(_ relationship: TableRelationship, of table: Table) -> Explanation {
    var steps = [step(table.file, table.line, "in table \(table.name ?? "?")")]
    if let other = relationship.backPopulates { steps.append(.init(nil, "the other side is \(other)")) }
    return Explanation(
      "\(table.className ?? "?").\(relationship.key)", kind: "relationship", value: relationship.target ?? "?",
      steps: steps)
  }

  // MARK: Schemas

  private func explain(_ schema: Schema, _ name: String) -> Explanation? {
    if fits(schema.className, name) { return explanation(schema) }
    guard let (owner, last) = parted(name), fits(schema.className, owner),
      let field = schema.fields.first(where: { $0.name == last })
    else { return nil }
    return explanation(field, of: schema)
  }

  private func explanation(_ schema: Schema) -> Explanation {
    var steps = [step(schema.file, schema.line, "below " + schema.bases.joined(separator: ", "))]
    steps.append(.init(nil, "fields: " + listed(schema.fields.map(\.name), isOpen: schema.isOpen)))
    if !schema.validators.isEmpty {
      steps.append(.init(nil, "validators: " + schema.validators.joined(separator: ", ")))
    }
    let kind = schema.kind == .settings ? "settings class" : "schema"
    let count = schema.fields.count
    let value = "\(count)\(schema.isOpen ? "+" : "") \(count == 1 && !schema.isOpen ? "field" : "fields")"
    return Explanation(schema.className, kind: kind, value: value, steps: steps + condition(schema.condition))
  }

  private func explanation(_ field: SchemaField, of schema: Schema) -> Explanation {
    var steps = [step(schema.file, schema.line, "in \(schema.className)")]
    if field.declaredIn != schema.className { steps.append(.init(nil, "declared in \(field.declaredIn)")) }
    if field.isComputed { steps.append(.init(nil, "computed")) }
    if field.isRequired { steps.append(.init(nil, "required")) }
    if let alias = field.alias { steps.append(.init(nil, "called \(alias) outside")) }
    if let fallback = field.fallback { steps.append(.init(nil, "default \(fallback)")) }
    return Explanation(
      "\(schema.className).\(field.name)", kind: "schema field", value: field.type, steps: steps)
  }

  // MARK: Endpoints

  /// `/users/me`, `GET /users/me`, or the function's name.
  private func fits(_ endpoint: Endpoint, _ name: String) -> Bool {
    if endpoint.isGenerated { return false }
    return endpoint.path == name || endpoint.title == name || endpoint.function.map { fits($0, name) } ?? false
  }

  private func explanation(_ endpoint: Endpoint) -> Explanation {
    var steps = [step(endpoint.file, endpoint.line, "answered by \(endpoint.function ?? "?")")]
    if let model = endpoint.responseModel { steps.append(.init(nil, "answers with \(model)")) }
    if !endpoint.dependencies.isEmpty {
      steps.append(.init(nil, "depends on " + endpoint.dependencies.joined(separator: ", ")))
    }
    return Explanation(
      endpoint.title ?? endpoint.path ?? "?", kind: "endpoint", value: endpoint.function ?? "?",
      steps: steps + condition(endpoint.condition))
  }

  // MARK: Words

  private func fits(_ title: String, _ wanted: String) -> Bool {
    !wanted.isEmpty && (title == wanted || title.hasSuffix("." + wanted))
  }

  private func parted(_ name: String) -> (owner: String, last: String)? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }

  private func listed(_ names: [String], isOpen: Bool) -> String {
    names.joined(separator: ", ") + (isOpen ? "; there may be more, a base is not known" : "")
  }

  private func step(_ file: String?, _ line: Int?, _ text: String) -> Explanation.Step {
    .init(file.map { file in line.map { "\(file):\($0)" } ?? file }, text)
  }

  private func condition(_ condition: String?) -> [Explanation.Step] {
    condition.map { [.init(nil, "not known: whether it exists, for \($0)")] } ?? []
  }
}
