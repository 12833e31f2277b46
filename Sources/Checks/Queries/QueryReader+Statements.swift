import Base

/// Statements: what they bind, and the loops.
extension QueryReader {
  mutating func readBlock(_ block: ID<Node>) {
    for statement in frame.file.tree.children(of: block) { readStatement(statement) }
  }

  mutating func readStatement(_ node: ID<Node>) {
    let tree = frame.file.tree
    switch tree.kind(node) {
    case .functionDef, .asyncFunctionDef, .importStatement: return
    case .classDef: readClass(node)
    case .decorated: if let type = tree.firstChild(of: node, .classDef) { readClass(type) }
    case .importFrom: readImport(node)
    case .assign: readAssign(node)
    case .annotatedAssign:
      for child in tree.children(of: node).dropFirst() where tree.kind(child) != .annotation {
        bind(ID(node.index + 1), to: value(of: child))
      }
    case .augmentedAssign:
      if let last = tree.lastChild(of: node) { _ = value(of: last) }
      noteChanged(ID(node.index + 1), in: node)
    case .returnStatement:
      let returned = tree.firstChild(of: node).map { value(of: $0) } ?? .other
      frame.returned.append(returned)
      if case .other = returned, let expression = tree.firstChild(of: node) {
        frame.returnsKept = frame.returnsKept || isKeptValue(expression)
      }
    case .ifStatement: readIf(node)
    case .forStatement, .asyncForStatement: readFor(node)
    case .whileStatement, .tryStatement, .elifClause, .elseClause, .exceptHandler, .finallyClause, .block, .module:
      for child in tree.children(of: node) { readStatement(child) }
    case .withStatement, .asyncWithStatement, .matchStatement, .matchCase, .withItem:
      for child in tree.children(of: node) { readStatement(child) }
    case .expressionStatement, .deleteStatement, .assertStatement, .raiseStatement:
      for child in tree.children(of: node) { _ = value(of: child) }
    default: if isExpression(tree.kind(node)) { _ = value(of: node) }
    }
  }

  /// `queryset = Order.objects.all()` of a view; what a class binds is read where it is asked for.
  private mutating func readClass(_ node: ID<Node>) {
    let tree = frame.file.tree
    guard open.isEmpty, let block = tree.firstChild(of: node, .block) else { return }
    let kept = frame.names
    for statement in tree.children(of: block) where [.assign, .annotatedAssign].contains(tree.kind(statement)) {
      if let value = tree.lastChild(of: statement), tree.kind(value) != .annotation { self.value(of: value) }
    }
    frame.names = kept
  }

  /// `from shop.models import Order` in a function; what stands at the top the tables know.
  private mutating func readImport(_ node: ID<Node>) {
    guard !open.isEmpty, let view = Import(node, in: frame.file.tree),
      let module = view.absoluteModule(in: frame.file.module, isPackage: frame.file.path.hasSuffix("/__init__.py"))
    else { return }
    for (name, alias) in view.names {
      let bound = alias ?? name
      switch project.tables.meaning(of: name, inModule: module) {
      case .type(let type)?: frame.names[bound] = .type(type)
      case .function(let function)?: frame.names[bound] = .function(function)
      case .module(let inner)?: frame.modules[bound] = inner
      case .library, .value, nil: frame.names[bound] = .other
      }
    }
  }

  /// Something that is at hand, as from a cache: neither a constant nor an empty display.
  private func isKeptValue(_ node: ID<Node>) -> Bool {
    switch frame.file.tree.kind(node) {
    case .name, .attribute, .subscript, .call: true
    default: false
    }
  }

  private func isExpression(_ kind: PythonSyntax.NodeKind) -> Bool {
    switch kind {
    case .call, .attribute, .name, .compare, .boolOp, .unaryOp, .binaryOp, .subscript, .await, .namedExpression: true
    default: false
    }
  }

  private mutating func readAssign(_ node: ID<Node>) {
    let tree = frame.file.tree
    guard let last = tree.lastChild(of: node) else { return }
    let value = value(of: last)
    for target in tree.children(of: node).dropLast() {
      if tree.kind(target) == .attribute {
        let text = tree.text(of: target)
        let isOwn = tree.subtree(of: last).contains { tree.kind(ID($0)) == .attribute && tree.text(of: ID($0)) == text }
        if tree.kind(last) == .binaryOp, isOwn { noteChanged(target, in: node) }
      } else if tree.kind(target) == .name {
        let name = tree.name(tree[target].symbol)
        frame.changed.removeAll { $0.name == name }
      }
      bind(target, to: value)
    }
  }

  mutating func bind(_ target: ID<Node>, to value: QueryValue) {
    let tree = frame.file.tree
    switch tree.kind(target) {
    case .name: frame.names[tree.name(tree[target].symbol)] = value
    case .attribute:
      if let dotted = tree.dottedName(of: target) { frame.names[dotted] = value }
    case .tuple, .list, .starred:
      for child in tree.children(of: target) { bind(child, to: .other) }
    case .subscript: bindItem(target, to: value)
    default: break
    }
  }

  /// `context["orders"] = …`.
  private mutating func bindItem(_ target: ID<Node>, to value: QueryValue) {
    let tree = frame.file.tree
    let parts = Array(tree.children(of: target))
    guard parts.count == 2, tree.kind(parts[0]) == .name, let key = tree.string(parts[1]) else { return }
    let name = tree.name(tree[parts[0]].symbol)
    guard case .mapping(var entries)? = frame.names[name] else { return }
    entries[key] = value
    frame.names[name] = .mapping(entries)
  }

  // MARK: Numbers

  /// `item.stock -= 1` of a row that a query gave and nothing locks.
  private mutating func noteChanged(_ target: ID<Node>, in statement: ID<Node>) {
    let tree = frame.file.tree
    guard frame.isNoting, tree.kind(target) == .attribute, let base = tree.firstChild(of: target),
      tree.kind(base) == .name, case .row(let row)? = frame.names[tree.name(tree[base].symbol)], row.isUnlocked,
      let field = book[row.model]?.fields[tree.name(tree[target].symbol)], field.relation == nil,
      let kind = field.internalType.value ?? nil,
      kind.hasSuffix("IntegerField") || kind == "DecimalField" || kind == "FloatField"
    else { return }
    let change = QueryFacts.Change(
      field: field.name.value ?? "", statement: QueryPlace(frame.file.row, statement))
    frame.changed.append((tree.name(tree[base].symbol), change))
  }

  mutating func noteSaved(_ call: Call) {
    guard let name = call.calleeName?.dottedParts.first.map(String.init) else { return }
    for (changed, change) in frame.changed where changed == name { facts.changes.append(change) }
    frame.changed.removeAll { $0.name == name }
  }

  // MARK: Branches

  private mutating func readIf(_ node: ID<Node>) {
    let tree = frame.file.tree
    let before = frame.names
    var ends: [[String: QueryValue]] = []
    var hasElse = false
    let new = tree.firstChild(of: node).flatMap { newRow($0) }
    for (index, child) in tree.children(of: node).enumerated() {
      if index == 0 {
        _ = value(of: child)
        continue
      }
      if tree.kind(child) == .elseClause { hasElse = true }
      if tree.kind(child) == .elifClause, let test = tree.firstChild(of: child) { _ = value(of: test) }
      let base = frame.names
      frame.names = before.merging(base) { old, _ in old }
      let block = tree.kind(child) == .block ? child : tree.lastChild(of: child) ?? child
      if index == 1, let new {
        // A row that a query gave never comes here.
        frame.names[new] = .other
        readBlock(block)
        frame.names = before
        continue
      }
      readBlock(block)
      if !leaves(block) { ends.append(frame.names) }
      frame.names = before
    }
    if !hasElse { ends.append(before) }
    guard var merged = ends.first else { return }
    for other in ends.dropFirst() { merged.merge(other) { $0.joined(with: $1) } }
    frame.names = merged
  }

  /// The row of a loop that a test takes for one that is not saved yet.
  private func newRow(_ test: ID<Node>) -> String? {
    let tree = frame.file.tree
    switch tree.kind(test) {
    case .boolOp:
      return tree[test].payload == 0 ? tree.children(of: test).lazy.compactMap { newRow($0) }.first : nil
    case .compare, .unaryOp, .attribute: break
    default: return nil
    }
    // Most tests are of something else: no texts before that is known.
    guard let first = tree.subtree(of: test).first(where: { tree.nodes[$0].kind == .name }) else { return nil }
    let name = tree.name(tree.nodes[first].symbol)
    guard case .row(let row)? = frame.names[name], row.root != nil else { return nil }
    let tests = [
      "\(name).pk is None", "\(name).id is None", "not \(name).pk", "not \(name).id", "\(name)._state.adding",
    ]
    return tests.contains(tree.text(of: test)) ? name : nil
  }

  /// Whether the block's last statement goes elsewhere.
  private func leaves(_ block: ID<Node>) -> Bool {
    guard let last = frame.file.tree.lastChild(of: block) else { return false }
    switch frame.file.tree.kind(last) {
    case .returnStatement, .raiseStatement, .continueStatement, .breakStatement: return true
    default: return false
    }
  }

  // MARK: Loops

  private mutating func readFor(_ node: ID<Node>) {
    let tree = frame.file.tree
    let parts = Array(tree.children(of: node))
    guard parts.count >= 3 else { return }
    let iterable = value(of: parts[1])
    let rows = consumed(iterable, "iteration", at: parts[1])
    enter(parts[0], rows, loop: node, iterable: parts[1], in: parts[2])
    for part in parts.dropFirst(2) { readStatement(part) }
    leave(rows)
  }

  /// Binds the target to a row of its own root.
  mutating func enter(_ target: ID<Node>, _ rows: Rows?, loop: ID<Node>, iterable: ID<Node>, in body: ID<Node>?) {
    let place = QueryPlace(frame.file.row, loop)
    var names = boundNames(target)
    if let body { names.formUnion(assigned(in: body)) }
    if isConstant(iterable) { names = [] }
    frame.loops.append((isConstant(iterable) ? QueryPlace(-1, loop) : place, names))
    guard let rows, rows.shape != .dicts else {
      bind(target, to: .other)
      return
    }
    if let relation = rows.relation {
      bind(target, to: .row(Row(model: rows.model, root: relation.root, path: relation.path, back: rows.back)))
      return
    }
    if rows.isSingle || isTakenOnce(body) {
      bind(target, to: .row(Row(model: rows.model, eager: rows.eager, back: rows.back)))
      return
    }
    roots.append(Root(rows: rows, model: rows.model, place: place))
    bind(target, to: .row(Row(model: rows.model, root: roots.count - 1, back: rows.back)))
  }

  mutating func leave(_ rows: Rows?) {
    frame.loops.removeLast()
  }

  /// The first turn leaves the loop.
  private func isTakenOnce(_ body: ID<Node>?) -> Bool {
    guard let body, let last = frame.file.tree.lastChild(of: body) else { return false }
    return [.breakStatement, .returnStatement].contains(frame.file.tree.kind(last))
  }

  /// Displays and `range(…)`: the number of turns does not grow with the data.
  private func isConstant(_ node: ID<Node>) -> Bool {
    let tree = frame.file.tree
    switch tree.kind(node) {
    case .list, .tuple, .set, .dict, .string: return true
    case .call:
      return ["range", "enumerate"].contains(Call(node, in: tree)?.calleeName ?? "")
        && (Call(node, in: tree)?.arguments.allSatisfy { isConstant($0) || tree.kind($0) == .integer } ?? false)
    case .name: return tree.name(tree[node].symbol).allSatisfy { $0.isUppercase || $0 == "_" || $0.isNumber }
    case .attribute: return tree.name(tree[node].symbol).allSatisfy { $0.isUppercase || $0 == "_" || $0.isNumber }
    default: return false
    }
  }

  private func boundNames(_ target: ID<Node>) -> Set<String> {
    var names: Set<String> = []
    for row in frame.file.tree.subtree(of: target) where frame.file.tree.kind(ID(row)) == .name {
      names.insert(frame.file.tree.name(frame.file.tree[ID(row)].symbol))
    }
    return names
  }

  private func assigned(in body: ID<Node>) -> Set<String> {
    let tree = frame.file.tree
    var names: Set<String> = []
    for row in tree.subtree(of: body) {
      switch tree.kind(ID(row)) {
      case .assign, .augmentedAssign, .forStatement, .withItem, .namedExpression:
        for child in tree.children(of: ID(row)) where tree.kind(child) == .name || tree.kind(child) == .tuple {
          names.formUnion(boundNames(child))
        }
      default: break
      }
    }
    return names
  }
}

extension QueryValue {
  /// What a name is behind two branches.
  func joined(with other: QueryValue) -> QueryValue {
    switch (self, other) {
    case (.rows(var one), .rows(let two)) where one.model == two.model:
      // What is missing is added in front of the branches.
      if one.origin.file == two.origin.file, two.origin.node.index < one.origin.node.index { one.origin = two.origin }
      one.eager.merge(two.eager)
      one.prefetched.merge(two.prefetched)
      one.isSelecting = one.isSelecting || two.isSelecting
      one.annotations.formUnion(two.annotations)
      one.isOpen = one.isOpen || two.isOpen
      if one.shape != two.shape { one.shape = one.shape == .dicts || two.shape == .dicts ? .dicts : .list }
      if one.relation == nil || two.relation == nil { one.relation = nil }
      if one.parameter != two.parameter { one.parameter = nil }
      return .rows(one)
    case (.row(var one), .row(let two)) where one.model == two.model && one.root == two.root && one.path == two.path:
      one.eager.merge(two.eager)
      one.handed.merge(two.handed)
      if one.parameter != two.parameter { one.parameter = nil }
      return .row(one)
    case (.row(var one), .row(let two)) where one.model == two.model:
      (one.root, one.parameter) = (nil, nil)
      one.path = []
      one.eager.isOpen = true
      return .row(one)
    case (.mapping(let one), .mapping(let two)):
      return .mapping(one.merging(two) { $0.joined(with: $1) })
    case (.type(let one), .type(let two)) where one == two: return self
    case (.object(let one), .object(let two)) where one == two: return self
    default: return .other
    }
  }
}
