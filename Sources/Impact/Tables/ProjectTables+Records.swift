import Base
import FastAPI
import PythonSyntax

/// Pydantic's models and SQLAlchemy's mapped classes, joined to the classes of the files.
extension ProjectTables {
  mutating func addRecords() {
    for schema in apis.schemas { addSchema(schema) }
    for table in apis.tables { addTable(table) }
  }

  private mutating func addSchema(_ schema: Schema) {
    guard let id = record(schema.className) else { return }
    var fields: [String: ModelFields.Field] = [:]
    // What is computed is a method that stands in the class.
    for field in schema.fields where !field.isComputed {
      fields[field.name] = ModelFields.Field(name: field.name, declaredIn: field.declaredIn)
    }
    records[id] = RecordFields(kind: .schema, fields: fields)
    classes[id].role = .schema
  }

  private mutating func addTable(_ table: Table) {
    guard let id = record(table.className) else { return }
    var fields: [String: ModelFields.Field] = [:]
    var columnNames: [String: String] = [:]
    for column in table.columns {
      fields[column.key] = ModelFields.Field(name: column.key, declaredIn: column.declaredIn)
      columnNames[column.name] = column.key
    }
    for relationship in table.relationships { fields[relationship.key] = field(relationship, of: id) }
    records[id] = RecordFields(kind: .table, table: table.name, fields: fields, columnNames: columnNames)
    classes[id].role = .table
  }

  private func field(_ relationship: TableRelationship, of id: ID<ClassRow>) -> ModelFields.Field {
    var field = ModelFields.Field(name: relationship.key, declaredIn: relationship.declaredIn)
    field.isRelation = true
    field.target = relationship.target.flatMap { mapped(named: $0) } ?? .none
    field.isMany = isMany(relationship.key, of: id)
    return field
  }

  private func record(_ dotted: String?) -> ID<ClassRow>? {
    guard let id = dotted.flatMap({ classIndex[$0] }), classes[id].model == nil, !isOfRevision(id) else { return nil }
    return id
  }

  /// Whether a revision of Alembic defines the class: what a table was like then.
  func isOfRevision(_ id: ID<ClassRow>) -> Bool { classes[id].file.map(isRevision) ?? false }

  /// Whether the file says which revision it follows.
  func isRevision(_ module: Int) -> Bool {
    modules[module].bindings["down_revision"] != nil && modules[module].bindings["revision"] != nil
  }

  /// The one mapped class that is called so: relationships are written with the last name.
  private func mapped(named name: String) -> ID<ClassRow>? {
    let named = apis.tables.compactMap(\.className).filter { $0 == name || $0.hasSuffix("." + name) }
    let found = Set(named.compactMap { record($0) })
    return found.count == 1 ? found.first : nil
  }

  /// `list["Item"]` and the like, as annotated.
  private func isMany(_ name: String, of id: ID<ClassRow>) -> Bool {
    guard let (owner, member) = member(name, of: id), case .value(_, _, let annotation?) = member,
      let index = classes[owner].file
    else { return false }
    let text = file(index).text(of: annotation).lowercased()
    return ["list[", "set[", "sequence["].contains { text.contains($0) }
  }
}
