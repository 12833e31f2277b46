import Base
import Evaluation

/// What tables are called.
extension APIHost {
  /// `__tablename__`, as text or by `declared_attr`; SQLModel takes the class's name.
  func tableName(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> String? {
    if let table = hybrid(of: type, in: &evaluator) { return name(ofTable: table, in: evaluator) }
    let text = evaluator.text("__tablename__")
    if let found = evaluator.rawAttribute(text, in: type), isProjects(found.owner, evaluator) {
      let value = declared(found.value, for: type, in: &evaluator) ?? found.value
      return evaluator.text(of: value)
    }
    guard evaluator.inherits(type, from: "sqlmodel.main.SQLModel") else { return nil }
    return evaluator.string(evaluator.classes[type].name).lowercased()
  }

  /// The table of `__table__ = Table(…)`.
  func hybrid(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> ID<Instance>? {
    let text = evaluator.text("__table__")
    guard case .instance(let id)? = evaluator.rawAttribute(text, in: type).map({ evaluator.certain($0.value) }),
      evaluator.inherits(evaluator.instances[id].type, from: APIHost.coreTable)
    else { return nil }
    return id
  }

  /// The first argument of `Table(…)`.
  func name(ofTable id: ID<Instance>, in evaluator: borrowing Evaluator) -> String? {
    evaluator.instances[id].arguments.first.flatMap { evaluator.text(of: $0) }
  }

  /// Of the project, or of a library that builds on SQLAlchemy; not SQLAlchemy's own.
  func isProjects(_ type: ID<ClassObject>, _ evaluator: borrowing Evaluator) -> Bool {
    switch evaluator.classes[type].origin {
    case .project: return true
    case .environment, .catalogue:
      let module = evaluator.string(evaluator.classes[type].module)
      return !["sqlalchemy", "sqlmodel", "pydantic"].contains(module.prefix { $0 != "." })
    default: return false
    }
  }

  // MARK: Schemas

  /// `__table_args__ = {"schema": …}`, else that of the metadata; nil for none.
  func schemaName(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> String? {
    if let table = hybrid(of: type, in: &evaluator) { return schemaName(ofTable: table, in: &evaluator) }
    for part in tableArguments(of: type, in: &evaluator) {
      for (key, value) in evaluator.items(of: part) ?? [] where evaluator.text(of: key) == "schema" {
        return evaluator.text(of: evaluator.certain(value))
      }
    }
    let metadata = evaluator.text("metadata")
    return evaluator.rawAttribute(metadata, in: type).flatMap { schemaName(ofMetadata: $0.value, in: evaluator) }
  }

  /// `Table("name", metadata, …, schema=…)`.
  func schemaName(ofTable id: ID<Instance>, in evaluator: inout Evaluator) -> String? {
    let table = evaluator.instances[id]
    if let own = keyword("schema", table.keywords, evaluator) { return evaluator.text(of: own) }
    return table.arguments.dropFirst().first.flatMap { schemaName(ofMetadata: $0, in: evaluator) }
  }

  private func schemaName(ofMetadata value: Value, in evaluator: borrowing Evaluator) -> String? {
    let keywords: [Keyword]
    switch evaluator.certain(value) {
    case .instance(let id): keywords = evaluator.instances[id].keywords
    case .symbolic(let id):
      guard case .call(_, _, let given) = evaluator.symbolics[id].form else { return nil }
      keywords = given
    default: return nil
    }
    return keyword("schema", keywords, evaluator).flatMap { evaluator.text(of: $0) }
  }

  func keyword(_ name: String, _ keywords: [Keyword], _ evaluator: borrowing Evaluator) -> Value? {
    for keyword in keywords where keyword.name.map({ evaluator.string($0) }) == name { return keyword.value }
    return nil
  }

  /// The parts of `__table_args__`: constraints, and the dictionary of options last.
  func tableArguments(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> [Value] {
    let text = evaluator.text("__table_args__")
    guard let found = evaluator.rawAttribute(text, in: type), isProjects(found.owner, evaluator) else { return [] }
    let value = evaluator.certain(declared(found.value, for: type, in: &evaluator) ?? found.value)
    if case .tuple = value { return (evaluator.elements(of: value) ?? []).map { evaluator.certain($0) } }
    return [value]
  }
}
