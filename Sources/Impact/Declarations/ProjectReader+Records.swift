import Base
import Django
import PythonSyntax

/// Columns and fields of schemas: who states them, who inherits them, and which schemas repeat a column.
extension ProjectReader {
  mutating func addRecordEdges() {
    let pairs = SchemaPairs(tables)
    for row in tables.classes.indices {
      guard let record = shared.records[ID(row)], let index = tables.classes[row].file else { continue }
      let type = ID<ClassRow>(row)
      for field in record.fields.values.sorted(by: { $0.name < $1.name }) { addRecordField(field, of: type, index) }
      if record.kind == .schema, let table = pairs.table(ofSchema: tables.classes[row].name) {
        addRepeated(record, of: type, table, index)
      }
    }
  }

  private mutating func addRecordField(_ field: ModelFields.Field, of type: ID<ClassRow>, _ index: Int) {
    let node = fieldNode(field, of: type)
    let scope = Scope(module: index, owner: classNode(type), purpose: .edges)
    let declaring = tables.classIndex[field.declaredIn] ?? type
    guard declaring == type else {
      return add(.inherits, to: node, .proved, nameRange(of: type, index), scope, through: declaring)
    }
    let range = statement(of: field.name, in: type, index) ?? nameRange(of: type, index)
    add(.declares, to: node, .proved, range, scope, through: type)
    guard !field.target.isNone else { return }
    var own = scope
    own.owner = node
    add(.relates, to: classNode(field.target), .proved, range, own)
  }

  /// A schema with a field of a column's name shows or takes the column, if both are about the same thing.
  private mutating func addRepeated(
    _ record: RecordFields, of type: ID<ClassRow>, _ table: ID<ClassRow>, _ index: Int
  ) {
    let scope = Scope(module: index, owner: classNode(type), purpose: .edges)
    for field in record.fields.values.sorted(by: { $0.name < $1.name }) {
      guard let column = shared.records[table]?.fields[field.name],
        column.declaredIn != field.declaredIn
      else { continue }
      let range = statement(of: field.name, in: type, index) ?? nameRange(of: type, index)
      add(.repeats, to: fieldNode(column, of: table), .likely, range, scope, through: table)
    }
  }

  private func statement(of name: String, in type: ID<ClassRow>, _ index: Int) -> TextRange? {
    guard case .value(let target, _, _)? = tables.classes[type].members[name] else { return nil }
    return tables.file(index)[target].range
  }
}
