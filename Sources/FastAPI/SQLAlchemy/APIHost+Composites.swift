import Base
import Evaluation
import PythonSyntax

/// `composite(…)`: an attribute that stands for several columns.
extension APIHost {
  /// False, and nothing done, for anything else.
  func addComposite(
    _ value: Value, _ annotation: Place?, _ declaredIn: String, to table: inout Table, in evaluator: inout Evaluator
  ) -> Bool {
    guard case .symbolic(let id) = value, case .call(let callee, let arguments, _) = evaluator.symbolics[id].form,
      evaluator.isNamed(callee, "sqlalchemy.orm._orm_constructors.composite")
    else { return false }
    var parts = arguments.map { evaluator.certain($0) }
    var type = annotation.flatMap { inner(of: $0, in: &evaluator) }
    switch parts.first {
    case .class?, .function?, .method?: type = parts.removeFirst()
    default: break
    }
    let fields = type.map { fieldsInOrder(of: $0, in: evaluator) } ?? []
    if parts.isEmpty, fields.isEmpty { table.isOpen = true }
    for row in 0..<max(parts.count, fields.count) {
      let part = row < parts.count ? parts[row] : nil
      // A text names a column that the class states elsewhere.
      if let part, evaluator.text(of: part) != nil { continue }
      let field = row < fields.count ? fields[row] : nil
      guard let column = column(part, field, declaredIn, in: &evaluator) else {
        table.isOpen = true
        continue
      }
      if !table.columns.contains(where: { $0.key == column.key }) { table.columns.append(column) }
    }
    return true
  }

  /// The class in `Mapped[Class]`.
  private func inner(of annotation: Place, in evaluator: inout Evaluator) -> Value? {
    let tree = evaluator.files[annotation.file].tree
    guard let node = tree.lastChild(of: ID(Int(annotation.node))),
      let module = evaluator.modules.indices.first(where: { evaluator.modules[$0].file == annotation.file })
    else { return nil }
    return evaluator.evaluateAnnotation(evaluator.place(of: node, beside: annotation), in: ID(module))
  }

  private typealias Field = (name: String, type: String)

  /// Those of a dataclass: SQLAlchemy reads the names and types of columns off them.
  private func fieldsInOrder(of type: Value, in evaluator: borrowing Evaluator) -> [Field] {
    guard case .class(let id) = evaluator.certain(type), !evaluator.classes[id].place.isNowhere else { return [] }
    let place = evaluator.classes[id].place
    let tree = evaluator.files[place.file].tree
    let decorators = tree.decorators(of: ID(Int(place.node)))
    guard decorators.contains(where: { tree.text(of: $0).contains("dataclass") }) else { return [] }
    return evaluator.annotations(of: id).map { (evaluator.string($0.name), evaluator.source(of: $0.place)) }
      .filter { !$0.1.contains("ClassVar") }
  }

  /// The column of one part; one without a part is as its field says.
  private func column(
    _ part: Value?, _ field: Field?, _ declaredIn: String, in evaluator: inout Evaluator
  ) -> TableColumn? {
    guard let part else {
      guard let field else { return nil }
      var column = TableColumn(key: field.name, name: field.name, type: field.type, declaredIn: declaredIn)
      column.isNullable = isOptional(field.type)
      return column
    }
    guard var column = column("", part, annotation: nil, declaredIn: declaredIn, in: &evaluator) else { return nil }
    if column.name.isEmpty { (column.key, column.name) = (field?.name ?? "", field?.name ?? "") }
    guard let field else { return column.name.isEmpty ? nil : column }
    if column.type.isEmpty { column.type = field.type }
    if !saysNullable(part, in: evaluator) { column.isNullable = isOptional(field.type) && !column.isPrimaryKey }
    return column
  }

  private func saysNullable(_ part: Value, in evaluator: borrowing Evaluator) -> Bool {
    let keywords: [Keyword]
    switch part {
    case .instance(let id): keywords = evaluator.instances[id].keywords
    case .symbolic(let id):
      guard case .call(_, _, let given) = evaluator.symbolics[id].form else { return false }
      keywords = given
    default: return false
    }
    return keywords.contains { $0.name.map { evaluator.string($0) } == "nullable" }
  }
}
