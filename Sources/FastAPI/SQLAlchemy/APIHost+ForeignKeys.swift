import Base
import Evaluation
import PythonSyntax

/// What columns refer to.
extension APIHost {
  static let foreignKeyConstraint = "sqlalchemy.sql.schema.ForeignKeyConstraint"

  /// What `ForeignKey("users.id")` or `ForeignKey(User.id)` refers to; nil for another value.
  func target(of value: Value, in evaluator: inout Evaluator) -> String? {
    guard case .instance(let id) = evaluator.certain(value),
      evaluator.inherits(evaluator.instances[id].type, from: APIHost.foreignKey)
    else { return nil }
    guard let argument = evaluator.instances[id].arguments.first else { return "?" }
    if let text = evaluator.text(of: argument) { return text }
    return written(argumentOf: id, in: &evaluator) ?? owner(of: argument, in: &evaluator) ?? "?"
  }

  /// `User.id` as it stands in the call: a column that a mixin states belongs to the class that is named.
  private func written(argumentOf id: ID<Instance>, in evaluator: inout Evaluator) -> String? {
    let place = evaluator.instances[id].place
    guard !place.isNowhere,
      let module = evaluator.modules.indices.first(where: { evaluator.modules[$0].file == place.file })
    else { return nil }
    let tree = evaluator.files[place.file].tree
    guard let argument = Call(ID(Int(place.node)), in: tree)?.arguments.first, tree.kind(argument) == .attribute,
      let owner = tree.firstChild(of: argument)
    else { return nil }
    let base = evaluator.evaluateAnnotation(evaluator.place(of: owner, beside: place), in: ID(module))
    guard case .class(let type)? = base.map({ evaluator.certain($0) }) else { return nil }
    return column(tree.name(tree[argument].symbol), of: type, in: &evaluator)
  }

  /// The table and column of a column object.
  private func owner(of column: Value, in evaluator: inout Evaluator) -> String? {
    for row in evaluator.classes.indices where evaluator.classes[row].origin == .project {
      let type = ID<ClassObject>(row)
      for (name, value) in evaluator.classes[type].namespace.entries() where evaluator.certain(value) == column {
        return self.column(evaluator.string(name), of: type, in: &evaluator)
      }
    }
    return nil
  }

  private func column(_ key: String, of type: ID<ClassObject>, in evaluator: inout Evaluator) -> String? {
    guard let table = tableName(of: type, in: &evaluator) else { return nil }
    let text = evaluator.text(key)
    let value = evaluator.rawAttribute(text, in: type).map { evaluator.certain($0.value) } ?? .none
    let stated = column(key, value, annotation: nil, declaredIn: "", in: &evaluator)
    let schema = schemaName(of: type, in: &evaluator).map { $0 + "." } ?? ""
    return schema + table + "." + (stated?.name ?? key)
  }

  // MARK: Constraints

  /// `ForeignKeyConstraint(["a", "b"], ["others.a", "others.b"])` among a table's arguments.
  func addConstraints(_ arguments: [Value], to table: inout Table, in evaluator: inout Evaluator) {
    for case .instance(let id) in arguments
    where evaluator.inherits(evaluator.instances[id].type, from: APIHost.foreignKeyConstraint) {
      let call = evaluator.instances[id]
      let columns = call.arguments.first ?? keyword("columns", call.keywords, evaluator)
      let targets = call.arguments.dropFirst().first ?? keyword("refcolumns", call.keywords, evaluator)
      let names = columns.flatMap { evaluator.elements(of: $0) } ?? []
      for (name, target) in zip(names, targets.flatMap { evaluator.elements(of: $0) } ?? []) {
        guard let text = evaluator.text(of: evaluator.certain(name)),
          let row = table.columns.firstIndex(where: { $0.name == text || $0.key == text })
        else { continue }
        let target = evaluator.certain(target)
        table.columns[row].add(target: evaluator.text(of: target) ?? owner(of: target, in: &evaluator) ?? "?")
      }
    }
  }
}

extension TableColumn {
  /// A column may be part of several keys.
  fileprivate mutating func add(target other: String) {
    guard let known = target else {
      target = other
      return
    }
    if known != other, !otherTargets.contains(other) { otherTargets.append(other) }
  }
}
