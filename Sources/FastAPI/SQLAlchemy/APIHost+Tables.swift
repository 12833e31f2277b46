import Base
import Evaluation

/// The tables of a program that has run.
extension APIHost {
  func tables(in evaluator: inout Evaluator) -> [Table] {
    var rows: [ID<ClassObject>: Table] = [:]
    var newest: [String: ID<ClassObject>] = [:]
    for row in evaluator.classes.indices {
      let type = ID<ClassObject>(row)
      guard evaluator.isProjectClass(type), isTable(type, in: evaluator),
        let name = evaluator.dottedName(of: .class(type))
      else { continue }
      if let old = newest.updateValue(type, forKey: name) { rows[old] = nil }
      rows[type] = table(type, name, in: &evaluator)
    }
    addBackrefs(to: &rows, in: evaluator)
    let all = Array(rows.values) + coreTables(besides: Set(rows.keys), in: &evaluator)
    return all.sorted { ($0.className ?? "", $0.name ?? "") < ($1.className ?? "", $1.name ?? "") }
  }

  private func table(_ type: ID<ClassObject>, _ className: String, in evaluator: inout Evaluator) -> Table {
    var table = Table(name: tableName(of: type, in: &evaluator), className: className)
    table.schema = schemaName(of: type, in: &evaluator)
    if let core = hybrid(of: type, in: &evaluator) { addColumns(of: core, to: &table, in: &evaluator) }
    for owner in owners(of: type, in: evaluator) { add(owner, of: type, to: &table, in: &evaluator) }
    leaveToParents(&table, type, in: &evaluator)
    addConstraints(tableArguments(of: type, in: &evaluator), to: &table, in: &evaluator)
    let place = evaluator.classes[type].place
    table.file = evaluator.path(of: place)
    table.line = evaluator.line(of: place)
    table.isOpen = table.isOpen || evaluator.mayInheritMore(type)
    table.condition = evaluator.classes[type].condition.map { evaluator.reasons[$0].text }
    return table
  }

  /// Joined inheritance: what a parent's table holds is not in this one.
  private func leaveToParents(_ table: inout Table, _ type: ID<ClassObject>, in evaluator: inout Evaluator) {
    let order = evaluator.classes[type].order.dropFirst()
    for case .class(let parent) in order where isTable(parent, in: evaluator) {
      guard let name = table.name, let other = tableName(of: parent, in: &evaluator), other != name else { return }
      let owners = evaluator.classes[parent].order.compactMap { evaluator.dottedName(of: $0) }
      table.columns.removeAll { owners.contains($0.declaredIn) }
      return
    }
  }

  /// What `@declared_attr` gives for a class; nil for anything else.
  func declared(_ value: Value, for type: ID<ClassObject>, in evaluator: inout Evaluator) -> Value? {
    var function: Value?
    switch value {
    case .instance(let id):
      guard let name = evaluator.dottedName(of: .class(evaluator.instances[id].type)), isDeclaredAttribute(name)
      else { return nil }
      function = evaluator.instances[id].arguments.first
    case .function, .descriptor:
      function = isDeclared(value, in: evaluator) ? value : nil
    default: return nil
    }
    if case .descriptor(let id)? = function { function = evaluator.descriptors[id].function }
    guard let function else { return nil }
    return evaluator.callQuietly(function, [.class(type)])
  }

  private func isDeclared(_ value: Value, in evaluator: borrowing Evaluator) -> Bool {
    for decorator in evaluator.decorators(of: value) {
      if let name = evaluator.dottedName(of: decorator), isDeclaredAttribute(name) { return true }
    }
    // `declared_attr.directive` is a property of the class, which the library's own source does not tell.
    return evaluator.writtenDecorators(of: value).contains { $0.contains("declared_attr.") }
  }

  /// `declared_attr`, and what its `directive` and `cascading` are.
  private func isDeclaredAttribute(_ name: String) -> Bool {
    name.contains("declared_attr") || name.contains("declared_directive")
  }

  // MARK: Tables without a class

  private func coreTables(besides mapped: Set<ID<ClassObject>>, in evaluator: inout Evaluator) -> [Table] {
    var hybrids: Set<ID<Instance>> = []
    for type in mapped { if let table = hybrid(of: type, in: &evaluator) { hybrids.insert(table) } }
    var tables: [Table] = []
    for row in evaluator.instances.indices {
      let id = ID<Instance>(row)
      guard evaluator.inherits(evaluator.instances[id].type, from: APIHost.coreTable), evaluator.isOfProject(id),
        !hybrids.contains(id)
      else { continue }
      tables.append(coreTable(id, in: &evaluator))
    }
    return tables
  }

  private func coreTable(_ id: ID<Instance>, in evaluator: inout Evaluator) -> Table {
    var table = Table(name: name(ofTable: id, in: evaluator))
    table.className = evaluator.variable(holding: .instance(id))
    table.schema = schemaName(ofTable: id, in: &evaluator)
    addColumns(of: id, to: &table, in: &evaluator)
    table.file = evaluator.path(of: evaluator.instances[id].place)
    table.line = evaluator.line(of: evaluator.instances[id].place)
    return table
  }

  /// The columns and constraints in `Table("name", metadata, …)`.
  private func addColumns(of id: ID<Instance>, to table: inout Table, in evaluator: inout Evaluator) {
    let arguments = evaluator.instances[id].arguments.dropFirst(2).map { evaluator.certain($0) }
    for case .instance(let part) in arguments {
      let value = Value.instance(part)
      guard let column = column("", value, annotation: nil, declaredIn: table.className ?? "?", in: &evaluator) else {
        continue
      }
      table.columns.append(column)
    }
    addConstraints(arguments, to: &table, in: &evaluator)
  }
}
