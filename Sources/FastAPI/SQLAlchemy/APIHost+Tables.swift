import Base
import Evaluation

/// The tables of a program that has run.
extension APIHost {
  func tables(in evaluator: inout Evaluator) -> [Table] {
    var rows: [String: Table] = [:]
    for row in evaluator.classes.indices {
      let type = ID<ClassObject>(row)
      guard evaluator.isProjectClass(type), isTable(type, in: evaluator),
        let name = evaluator.dottedName(of: .class(type))
      else { continue }
      rows[name] = table(type, name, in: &evaluator)
    }
    var core: [Table] = []
    for row in evaluator.instances.indices {
      let id = ID<Instance>(row)
      let type = evaluator.instances[id].type
      guard evaluator.inherits(type, from: APIHost.coreTable), evaluator.isOfProject(id) else { continue }
      core.append(coreTable(id, in: &evaluator))
    }
    let all = Array(rows.values) + core
    return all.sorted { ($0.className ?? "", $0.name ?? "") < ($1.className ?? "", $1.name ?? "") }
  }

  /// A mapped class: below a declarative base, not abstract; of SQLModel only with `table=True`.
  func isTable(_ type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> Bool {
    let object = evaluator.classes[type]
    if evaluator.inherits(type, from: "sqlmodel.main.SQLModel") {
      return object.keywords.contains { keyword in
        keyword.name.map { evaluator.string($0) } == "table" && keyword.value == .bool(true)
      }
    }
    let isMapped =
      inheritsAny(type, APIHost.declarativeRoots, evaluator)
      || declarativeBases.contains { $0 != type && object.order.contains(.class($0)) }
    return isMapped && !isRoot(type, evaluator) && !isAbstract(type, evaluator)
  }

  private func isRoot(_ type: ID<ClassObject>, _ evaluator: borrowing Evaluator) -> Bool {
    evaluator.classes[type].bases.contains { base in
      evaluator.dottedName(of: base).map { APIHost.declarativeRoots.contains($0) } ?? false
    }
  }

  private func isAbstract(_ type: ID<ClassObject>, _ evaluator: borrowing Evaluator) -> Bool {
    evaluator.classes[type].namespace.entries().contains { name, value in
      evaluator.string(name) == "__abstract__" && evaluator.certain(value) == .bool(true)
    }
  }

  private func table(_ type: ID<ClassObject>, _ className: String, in evaluator: inout Evaluator) -> Table {
    var table = Table(name: tableName(of: type, in: &evaluator), className: className)
    for owner in owners(of: type, in: evaluator) { add(owner, of: type, to: &table, in: &evaluator) }
    let place = evaluator.classes[type].place
    table.file = evaluator.path(of: place)
    table.line = evaluator.line(of: place)
    table.isOpen = evaluator.mayInheritMore(type)
    table.condition = evaluator.classes[type].condition.map { evaluator.reasons[$0].text }
    return table
  }

  /// The classes that state columns, in the order of the columns: mapped parents, the class itself, its mixins.
  private func owners(of type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> [ID<ClassObject>] {
    var parents: [ID<ClassObject>] = []
    var mixins: [ID<ClassObject>] = []
    for case .class(let owner) in evaluator.classes[type].order.dropFirst()
    where evaluator.classes[owner].origin == .project {
      if isTable(owner, in: evaluator) { parents.append(owner) } else { mixins.append(owner) }
    }
    let isModel = evaluator.inherits(type, from: "sqlmodel.main.SQLModel")
    return isModel ? mixins.reversed() + parents.reversed() + [type] : parents.reversed() + [type] + mixins
  }

  /// `__tablename__`, as text or by `declared_attr`; SQLModel takes the class's name.
  private func tableName(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> String? {
    let text = evaluator.text("__tablename__")
    if let found = evaluator.rawAttribute(text, in: type), evaluator.classes[found.owner].origin == .project {
      let value = declared(found.value, for: type, in: &evaluator) ?? found.value
      return evaluator.text(of: value)
    }
    let table = evaluator.text("__table__")
    if case .instance(let id)? = evaluator.rawAttribute(table, in: type)?.value {
      return evaluator.instances[id].arguments.first.flatMap { evaluator.text(of: $0) }
    }
    guard evaluator.inherits(type, from: "sqlmodel.main.SQLModel") else { return nil }
    return evaluator.string(evaluator.classes[type].name).lowercased()
  }

  /// What `@declared_attr` gives for a class; nil for anything else.
  func declared(_ value: Value, for type: ID<ClassObject>, in evaluator: inout Evaluator) -> Value? {
    var function: Value?
    switch value {
    case .instance(let id):
      guard let name = evaluator.dottedName(of: .class(evaluator.instances[id].type)), name.contains("declared_attr")
      else { return nil }
      function = evaluator.instances[id].arguments.first
    case .function, .descriptor:
      let isDeclared = evaluator.decorators(of: value).contains { decorator in
        evaluator.dottedName(of: decorator)?.contains("declared_attr") ?? false
      }
      function = isDeclared ? value : nil
    default: return nil
    }
    if case .descriptor(let id)? = function { function = evaluator.descriptors[id].function }
    guard let function else { return nil }
    return evaluator.callQuietly(function, [.class(type)])
  }

  private func coreTable(_ id: ID<Instance>, in evaluator: inout Evaluator) -> Table {
    let object = evaluator.instances[id]
    var table = Table(name: object.arguments.first.flatMap { evaluator.text(of: $0) })
    table.className = evaluator.variable(holding: .instance(id))
    for argument in object.arguments.dropFirst(2) {
      guard case .instance = evaluator.certain(argument),
        let column = column("", argument, annotation: nil, declaredIn: table.className ?? "?", in: &evaluator)
      else { continue }
      table.columns.append(column)
    }
    table.file = evaluator.path(of: object.place)
    table.line = evaluator.line(of: object.place)
    return table
  }
}
