import Base
import Evaluation

/// Columns and relationships of a class body.
extension APIHost {
  func add(_ owner: ID<ClassObject>, of type: ID<ClassObject>, to table: inout Table, in evaluator: inout Evaluator) {
    let isModel = evaluator.inherits(type, from: "sqlmodel.main.SQLModel")
    let declaredIn = evaluator.dottedName(of: .class(owner)) ?? "?"
    var seen: Set<String> = []
    for (key, annotation) in evaluator.annotations(of: owner) {
      let name = evaluator.string(key)
      seen.insert(name)
      let source = evaluator.source(of: annotation)
      // A single underscore hides a name from pydantic alone.
      guard !name.hasPrefix(isModel ? "_" : "__"),
        isModel || source.contains("Mapped[") || evaluator.classes[owner].namespace[key] != nil,
        !source.hasPrefix("ClassVar"), name != "model_config"
      else { continue }
      let value = evaluator.classes[owner].namespace[key] ?? .none
      add(name, evaluator.certain(value), annotation, declaredIn, isModel, to: &table, in: &evaluator)
    }
    for (key, value) in evaluator.classes[owner].namespace.entries() where !seen.contains(evaluator.string(key)) {
      let name = evaluator.string(key)
      if name.hasPrefix("__") { continue }
      var value = evaluator.certain(value)
      if let made = declared(value, for: type, in: &evaluator) { value = made }
      add(name, value, nil, declaredIn, false, to: &table, in: &evaluator)
    }
  }

  private func add(
    _ name: String, _ value: Value, _ annotation: Place?, _ declaredIn: String, _ isModel: Bool,
    to table: inout Table, in evaluator: inout Evaluator
  ) {
    if addComposite(value, annotation, declaredIn, to: &table, in: &evaluator) { return }
    if let relationship = relationship(name, value, annotation, declaredIn, in: &evaluator) {
      table.relationships.removeAll { $0.key == name }
      table.relationships.append(relationship)
      return
    }
    let column =
      isModel
      ? modelColumn(name, value, annotation, declaredIn, in: &evaluator)
      : column(name, value, annotation: annotation, declaredIn: declaredIn, in: &evaluator)
    guard let column else { return }
    // A mixin stands behind the class that may state its columns anew.
    if !isModel, table.columns.contains(where: { $0.key == name && $0.declaredIn == table.className }) { return }
    if let row = table.columns.firstIndex(where: { $0.key == name }) {
      table.columns[row] = column
    } else {
      table.columns.append(column)
    }
  }

  /// `Column(…)`, `mapped_column(…)` or `Mapped[…]` alone; nil for what is no column.
  func column(
    _ key: String, _ value: Value, annotation: Place?, declaredIn: String, in evaluator: inout Evaluator
  ) -> TableColumn? {
    let source = annotation.map { evaluator.source(of: $0) } ?? ""
    guard let call = columnCall(key, value, annotation, source, in: &evaluator) else { return nil }
    var arguments = call.0
    let keywords = call.1
    var column = TableColumn(key: key, name: key, type: source, declaredIn: declaredIn)
    if let first = arguments.first, let text = evaluator.text(of: first) {
      column.name = text
      if key.isEmpty { column.key = text }
      arguments.removeFirst()
    }
    state(&column, keywords, in: evaluator)
    for argument in arguments {
      if let target = target(of: argument, in: &evaluator) {
        column.target = target
      } else if column.type.isEmpty {
        column.type = typeText(argument, in: evaluator)
      }
    }
    if let type = keywords.first(where: { $0.name.map { evaluator.string($0) } == "type_" }), column.type.isEmpty {
      column.type = typeText(type.value, in: evaluator)
    }
    if column.isNullable == nil {
      let isOptional = isOptional(source)
      column.isNullable = source.contains("Mapped[") ? isOptional && !column.isPrimaryKey : !column.isPrimaryKey
    }
    return column
  }

  func isOptional(_ source: String) -> Bool {
    source.contains("Optional[") || source.contains("| None") || source.contains("None |")
  }

  private func state(_ column: inout TableColumn, _ keywords: [Keyword], in evaluator: borrowing Evaluator) {
    for keyword in keywords {
      let isTrue = keyword.value == .bool(true)
      switch keyword.name.map({ evaluator.string($0) }) {
      case "primary_key"?: column.isPrimaryKey = isTrue
      case "unique"?: column.isUnique = isTrue
      case "index"?: column.isIndexed = isTrue
      case "nullable"?: if case .bool(let flag) = keyword.value { column.isNullable = flag }
      case "name"?: column.name = evaluator.text(of: keyword.value) ?? column.name
      default: break
      }
    }
  }

  private func typeText(_ value: Value, in evaluator: borrowing Evaluator) -> String {
    guard case .instance(let id) = evaluator.certain(value) else { return evaluator.written(value) }
    let object = evaluator.instances[id]
    let named = object.keywords.map {
      ($0.name.map { evaluator.string($0) } ?? "**") + "=" + evaluator.written($0.value)
    }
    let arguments = object.arguments.map { evaluator.written($0) } + named
    let name = evaluator.string(evaluator.classes[object.type].name)
    return arguments.isEmpty ? name : "\(name)(\(arguments.joined(separator: ", ")))"
  }

  /// A field of SQLModel is a column by its annotation.
  private func modelColumn(
    _ name: String, _ value: Value, _ annotation: Place?, _ declaredIn: String, in evaluator: inout Evaluator
  ) -> TableColumn? {
    let source = annotation.map { evaluator.source(of: $0) } ?? ""
    var column = TableColumn(key: name, name: name, type: source, declaredIn: declaredIn)
    var keywords: [Keyword] = []
    if case .symbolic(let id) = value, case .call(_, _, let given) = evaluator.symbolics[id].form { keywords = given }
    state(&column, keywords, in: evaluator)
    for keyword in keywords {
      switch keyword.name.map({ evaluator.string($0) }) {
      case "foreign_key"?: column.target = evaluator.text(of: keyword.value)
      case "sa_column"?:
        if let written = self.column(name, keyword.value, annotation: nil, declaredIn: declaredIn, in: &evaluator) {
          return written
        }
      default: break
      }
    }
    if column.isNullable == nil {
      column.isNullable = isOptional(source) && !column.isPrimaryKey
    }
    return column
  }

  private func relationship(
    _ name: String, _ value: Value, _ annotation: Place?, _ declaredIn: String, in evaluator: inout Evaluator
  ) -> TableRelationship? {
    guard case .symbolic(let id) = value,
      case .call(let callee, let arguments, let keywords) = evaluator.symbolics[id].form,
      let dotted = evaluator.dottedName(of: callee), APIHost.relationships.contains(dotted)
    else { return nil }
    var row = TableRelationship(key: name, declaredIn: declaredIn)
    if let target = arguments.first ?? keyword("argument", keywords, evaluator) {
      row.target = className(target, in: evaluator)
    }
    if row.target == nil, let annotation { row.target = innermost(evaluator.source(of: annotation)) }
    row.backref = keyword("backref", keywords, evaluator).flatMap { backref($0, in: &evaluator) }
    row.backPopulates = keyword("back_populates", keywords, evaluator).flatMap { evaluator.text(of: $0) } ?? row.backref
    let secondary = keyword("secondary", keywords, evaluator) ?? keyword("link_model", keywords, evaluator)
    row.secondary = secondary.flatMap { evaluator.text(of: $0) ?? className($0, in: evaluator) }
    return row
  }

  /// `"posts"` or `backref("posts", …)`.
  private func backref(_ value: Value, in evaluator: inout Evaluator) -> String? {
    let value = evaluator.certain(value)
    if let text = evaluator.text(of: value) { return text }
    if case .symbolic(let id) = value, case .call(_, let arguments, _) = evaluator.symbolics[id].form {
      return arguments.first.flatMap { evaluator.text(of: $0) }
    }
    return evaluator.elements(of: value)?.first.flatMap { evaluator.text(of: $0) }
  }

  private func className(_ value: Value, in evaluator: borrowing Evaluator) -> String? {
    if let text = evaluator.text(of: value) { return text }
    switch evaluator.certain(value) {
    case .class(let id): return evaluator.string(evaluator.classes[id].name)
    case .instance(let id): return evaluator.instances[id].arguments.first.flatMap { evaluator.text(of: $0) }
    default: return nil
    }
  }

  /// The class in `Mapped[list["Post"]]`.
  private func innermost(_ source: String) -> String? {
    let inner = source.split { "[]\"' |".contains($0) }.filter { $0 != "None" }
    return inner.last.map(String.init)
  }
}
