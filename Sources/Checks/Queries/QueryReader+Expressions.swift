/// Expressions: every part is read once, for what it is and for the queries it makes.
extension QueryReader {
  @discardableResult
  mutating func value(of node: ID<Node>) -> QueryValue {
    let tree = frame.file.tree
    switch tree.kind(node) {
    case .name: return named(node, tree.name(tree[node].symbol))
    case .attribute: return attribute(node)
    case .call: return call(node)
    case .await: return tree.firstChild(of: node).map { value(of: $0) } ?? .other
    case .subscript: return item(node)
    case .listComprehension, .setComprehension, .generator, .dictComprehension: return comprehension(node)
    case .conditional:
      let parts = Array(tree.children(of: node))
      guard parts.count == 3 else { return .other }
      truth(parts[1])
      let (one, other) = (value(of: parts[0]), value(of: parts[2]))
      return one.joined(with: other)
    case .boolOp:
      var joined: QueryValue?
      for child in tree.children(of: node) {
        let next = truth(child)
        joined = joined.map { $0.joined(with: next) } ?? next
      }
      return joined ?? .other
    case .unaryOp:
      if let child = tree.firstChild(of: node) { truth(child) }
      return .other
    case .binaryOp:
      let parts = Array(tree.children(of: node))
      let left = value(of: parts[0])
      value(of: parts[1])
      if case .rows(var rows) = left {
        rows.isOpen = true
        return .rows(rows)
      }
      return .other
    case .dict: return .mapping(entries(of: node))
    case .namedExpression:
      let parts = Array(tree.children(of: node))
      guard parts.count == 2 else { return .other }
      let found = value(of: parts[1])
      bind(parts[0], to: found)
      return found
    case .compare:
      for child in tree.children(of: node) where tree.kind(child) != .comparison { value(of: child) }
      return .other
    case .lambda, .functionDef, .classDef: return .other
    default:
      for child in tree.children(of: node) { value(of: child) }
      return .other
    }
  }

  /// The values behind keys that are strings.
  private mutating func entries(of node: ID<Node>) -> [String: QueryValue] {
    let tree = frame.file.tree
    var found: [String: QueryValue] = [:]
    var key: String?
    var isKey = true
    for child in tree.children(of: node) {
      let value = value(of: child)
      if tree.kind(child) == .dictUnpack {
        if let inner = tree.firstChild(of: child), case .mapping(let more) = self.value(of: inner) {
          found.merge(more) { $1 }
        }
        continue
      }
      if isKey { key = tree.string(child) } else if let key { found[key] = value }
      isKey.toggle()
    }
    return found
  }

  /// A test: an unfetched relation is asked for, a related manager is only true.
  @discardableResult
  private mutating func truth(_ node: ID<Node>) -> QueryValue {
    let found = value(of: node)
    if case .rows(let rows) = found, rows.shape == .querySet { noteRead(rows, "bool", at: node) }
    return found
  }

  // MARK: Names

  private mutating func named(_ node: ID<Node>, _ name: String) -> QueryValue {
    if let known = frame.names[name] { return known }
    switch frame.file.meaning(of: node) {
    case .type(let type)?: return .type(type)
    case .function(let function)?: return .function(function)
    case .library, .module, .value, nil: return .other
    }
  }

  private mutating func attribute(_ node: ID<Node>) -> QueryValue {
    let tree = frame.file.tree
    guard let base = tree.firstChild(of: node) else { return .other }
    let name = tree.name(tree[node].symbol)
    if let dotted = tree.dottedName(of: node) {
      if let known = frame.names[dotted] { return known }
      let head = dotted.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(dotted[..<$0]) } ?? dotted
      if frame.names[head] == nil {
        switch meaning(dotted, head, node) {
        case .type(let type)?: return .type(type)
        case .function(let function)?: return .function(function)
        default: break
        }
      }
    }
    return attribute(name, of: value(of: base), at: node)
  }

  private func meaning(_ dotted: String, _ head: String, _ node: ID<Node>) -> ProjectTables.Meaning? {
    guard let module = frame.modules[head] else { return frame.file.meaning(of: node) }
    let rest = dotted.dropFirst(head.count + 1)
    return rest.utf8.contains(UInt8(ascii: ".")) ? nil : project.tables.meaning(of: String(rest), inModule: module)
  }

  mutating func attribute(_ name: String, of base: QueryValue, at node: ID<Node>) -> QueryValue {
    switch base {
    case .type(let type): return classAttribute(name, type, node)
    case .row(let row): return rowAttribute(name, row, node)
    case .object(let type): return objectAttribute(name, type, node)
    case .rows(let rows):
      if rows.shape == .manager, name == "model" || rows.shape == .querySet && name == "model" {
        return .type(rows.model)
      }
      for type in rows.classes {
        if case .function(let function)? = project.tables.member(name, of: type)?.member {
          return .method(function, of: base)
        }
      }
      return .libraryMethod(name, of: base)
    case .parent(let owner, let receiver): return parentAttribute(name, owner, receiver)
    case .function, .method, .libraryMethod, .mapping, .other: return .other
    }
  }

  /// What stands behind the class that says `super()`.
  private func parentAttribute(_ name: String, _ owner: ID<ClassRow>, _ receiver: QueryValue) -> QueryValue {
    let type: ID<ClassRow>
    switch receiver {
    case .object(let own): type = own
    case .rows(let rows): type = rows.classes.first { project.tables.isA($0, owner) } ?? owner
    case .row(let row): type = row.model
    default: return .other
    }
    if case .function(let function)? = project.tables.member(name, of: type, after: owner)?.member {
      return .method(function, of: receiver)
    }
    return .libraryMethod(name, of: .parent(owner, of: receiver))
  }

  private mutating func classAttribute(_ name: String, _ type: ID<ClassRow>, _ node: ID<Node>) -> QueryValue {
    if book[type] != nil, project.tables.hasManager(name, of: type) {
      return manager(name == "_default_manager" ? nil : name, of: type, at: node).map { .rows($0) } ?? .other
    }
    guard let (owner, member) = project.tables.member(name, of: type) else {
      return .libraryMethod(name, of: .type(type))
    }
    switch member {
    case .function(let function):
      return project.tables.functions[function].isClassMethod ? .method(function, of: .type(type)) : .function(function)
    case .type(let inner): return .type(inner)
    case .value(_, let value?, _): return classValue(value, owner, type)
    case .value: return .other
    }
  }

  /// The value of a class's attribute, read in its own file.
  private mutating func classValue(_ value: ID<Node>, _ owner: ID<ClassRow>, _ type: ID<ClassRow>) -> QueryValue {
    guard let row = project.tables.classes[owner].file, open.count < 6 else { return .other }
    let kept = frame
    frame = Frame(file: project.file(row), isNoting: false)
    open.append(.none)
    defer {
      frame = kept
      open.removeLast()
    }
    return self.value(of: value)
  }

  private mutating func objectAttribute(_ name: String, _ type: ID<ClassRow>, _ node: ID<Node>) -> QueryValue {
    guard let (owner, member) = project.tables.member(name, of: type) else {
      return .libraryMethod(name, of: .object(type))
    }
    switch member {
    case .function(let function):
      if project.tables.functions[function].isProperty {
        return inlined(function, receiver: .object(type), arguments: [])
      }
      return .method(function, of: .object(type))
    case .value(_, let value?, _): return classValue(value, owner, type)
    case .type(let inner): return .type(inner)
    case .value: return .other
    }
  }

  // MARK: Rows

  private mutating func rowAttribute(_ name: String, _ row: Row, _ node: ID<Node>) -> QueryValue {
    guard let entry = book[row.model] else { return .other }
    if let field = entry.fields[name] {
      guard field.relation != nil else { return .other }
      if field.isGenericKey {
        if !(row.back == name) { note(row, name, .single, at: node) }
        return .other
      }
      guard let target = book.target(of: field) else { return .other }
      if field.isManyToMany || !field.isToOne { return related(name, target.type, row, back: nil, node) }
      if row.back == name { return .row(Row(model: target.type, eager: open(row))) }
      note(row, name, .single, at: node, isForKey: isForKey(node, of: target))
      return .row(
        Row(
          model: target.type, root: row.root, path: row.path + [name],
          eager: row.eager[name].keepingOpen(row.eager), parameter: row.parameter?.appending(name),
          handed: row.handed.below([name])))
    }
    if let reverse = entry.reverse(accessor: name) {
      let back = reverse.field.isManyToMany ? nil : reverse.fieldName
      if reverse.isMany { return related(name, reverse.source, row, back: back, node) }
      note(row, name, .single, at: node)
      return .row(
        Row(
          model: reverse.source, root: row.root, path: row.path + [name],
          eager: row.eager[name].keepingOpen(row.eager), back: back, parameter: row.parameter?.appending(name),
          handed: row.handed.below([name])))
    }
    guard case .function(let function)? = project.tables.member(name, of: row.model)?.member else {
      return .libraryMethod(name, of: .row(row))
    }
    if project.tables.functions[function].isProperty { return applied(function, row, parameter: 0, at: node) }
    return .method(function, of: .row(row))
  }

  private func open(_ row: Row) -> EagerPaths {
    var eager = EagerPaths()
    eager.isOpen = true
    return eager
  }

  /// `order.lines`: nothing is asked yet.
  private mutating func related(
    _ name: String, _ model: ID<ClassRow>, _ row: Row, back: String?, _ node: ID<Node>
  ) -> QueryValue {
    guard var rows = manager(nil, of: model, at: node) else { return .other }
    rows.back = back
    rows.parameter = row.parameter?.appending(name)
    if let root = row.root {
      rows.relation = RelatedRows(root: root, path: row.path + [name])
    } else {
      rows.eager.merge(row.eager[name])
      rows.eager.isOpen = rows.eager.isOpen || row.eager.isOpen
    }
    return .rows(rows)
  }

  mutating func note(
    _ row: Row, _ name: String, _ access: QueryFacts.Read.Access, at node: ID<Node>, isForKey: Bool = false
  ) {
    guard let root = row.root else { return }
    roots[root].reads.append(
      QueryFacts.Read(
        path: row.path + [name], access: access, place: QueryPlace(frame.file.row, node),
        way: [QueryPlace(frame.file.row, node)], isForKey: isForKey))
  }

  /// Whether the attribute that is read of the relation is the other row's primary key.
  private func isForKey(_ node: ID<Node>, of target: ModelEntry) -> Bool {
    let tree = frame.file.tree
    guard let outer = frame.file.parent(of: node), tree.kind(outer) == .attribute, tree.firstChild(of: outer) == node
    else { return false }
    let name = tree.name(tree[outer].symbol)
    return name == "pk" || name == target.primaryKey?.name.value
  }

  /// A related manager that is asked for its rows.
  mutating func noteRead(_ rows: Rows, _ method: String, at node: ID<Node>) {
    guard let relation = rows.relation else { return }
    roots[relation.root].reads.append(
      QueryFacts.Read(
        path: relation.path, access: .cached(method), place: QueryPlace(frame.file.row, node),
        way: [QueryPlace(frame.file.row, node)]))
  }

  /// Rows that something goes through; nil where it is no query.
  mutating func consumed(_ value: QueryValue, _ method: String, at node: ID<Node>) -> Rows? {
    guard case .rows(let rows) = value, rows.shape != .manager else { return nil }
    noteRead(rows, method, at: node)
    noteRepeated(rows, method, at: node)
    noteEvaluated(rows, at: node)
    return rows
  }

  mutating func noteEvaluated(_ rows: Rows, at node: ID<Node>) {
    if frame.isNoting, rows.shape != .list { facts.evaluations.append(QueryPlace(frame.file.row, node)) }
  }

  private mutating func item(_ node: ID<Node>) -> QueryValue {
    let tree = frame.file.tree
    let parts = Array(tree.children(of: node))
    guard parts.count == 2 else { return .other }
    let base = value(of: parts[0])
    guard case .rows(var rows) = base, rows.shape != .manager else {
      value(of: parts[1])
      return .other
    }
    guard tree.kind(parts[1]) == .slice else {
      value(of: parts[1])
      if rows.shape == .dicts { return .other }
      noteRead(rows, "[]", at: node)
      return .row(Row(model: rows.model, eager: rows.eager, back: rows.back))
    }
    let bounds = Array(tree.children(of: parts[1]))
    if bounds.count == 1, tree.kind(bounds[0]) == .integer, tree.integer(of: Int(bounds[0].index)) ?? 9 <= 2 {
      rows.isSingle = true
    }
    return .rows(rows)
  }

  // MARK: Comprehensions

  private mutating func comprehension(_ node: ID<Node>) -> QueryValue {
    let tree = frame.file.tree
    let kept = frame.names
    let parts = Array(tree.children(of: node))
    let clauses = parts.filter { tree.kind($0) == .comprehension }
    var entered: [Rows?] = []
    for clause in clauses {
      let inner = Array(tree.children(of: clause))
      guard inner.count >= 2 else { continue }
      let iterable = value(of: inner[1])
      let rows = consumed(iterable, "iteration", at: inner[1])
      enter(inner[0], rows, loop: clause, iterable: inner[1], in: nil)
      entered.append(rows)
      for condition in inner.dropFirst(2) { value(of: condition) }
    }
    var element = QueryValue.other
    for part in parts where tree.kind(part) != .comprehension { element = value(of: part) }
    for rows in entered.reversed() { leave(rows) }
    frame.names = kept
    // `[x for x in rows]` are the same rows.
    if clauses.count == 1, tree.kind(node) == .listComprehension, case .row(let row) = element, row.path.isEmpty,
      let root = row.root, roots[root].place.node == clauses[0], var rows = roots[root].rows
    {
      rows.shape = .list
      return .rows(rows)
    }
    return .other
  }
}

extension EagerPaths {
  func keepingOpen(_ outer: EagerPaths) -> EagerPaths {
    var copy = self
    copy.isOpen = copy.isOpen || outer.isOpen
    return copy
  }
}
