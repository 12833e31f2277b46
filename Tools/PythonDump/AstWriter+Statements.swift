import Base
import PythonSyntax

extension AstWriter {
  mutating func write(statements: [ID<Node>]) {
    for statement in statements { write(statement: statement) }
  }

  func statements(of block: ID<Node>?) -> [ID<Node>] {
    guard let block else { return [] }
    return Array(file.children(of: block))
  }

  mutating func write(statement id: ID<Node>, decorators: [ID<Node>] = []) {
    let node = file[id]
    var children = Array(file.children(of: id))
    let range = node.range
    switch node.kind {
    case .decorated:
      guard let inner = children.popLast() else { return }
      write(statement: inner, decorators: children.compactMap { file.firstChild(of: $0) })
    case .functionDef: function("FunctionDef", id, decorators)
    case .asyncFunctionDef: function("AsyncFunctionDef", id, decorators)
    case .classDef: classDefinition(id, decorators)
    case .returnStatement:
      open("Return", range)
      optional("value", children.first)
    case .deleteStatement:
      open("Delete", range)
      list("targets", children.count)
      close()
      for child in children { write(child, .delete) }
    case .assign:
      open("Assign", range)
      list("targets", children.count - 1)
      self.node("value")
      field("type_comment", "-")
      close()
      for child in children.dropLast() { write(child, .store) }
      if let value = children.last { write(value) }
    case .augmentedAssign:
      open("AugAssign", range)
      self.node("target")
      field("op", binaryName(node.payload))
      self.node("value")
      close()
      if let target = children.first { write(target, .store) }
      if let value = children.last { write(value) }
    case .annotatedAssign: annotatedAssign(node, children)
    case .typeAlias:
      open("TypeAlias", range)
      self.node("name")
      let parameters = typeParameters(in: id)
      list("type_params", parameters.count)
      self.node("value")
      close()
      if let name = children.first { write(name, .store) }
      for parameter in parameters { write(typeParameter: parameter) }
      if let value = children.last { write(value) }
    case .raiseStatement:
      open("Raise", range)
      pair("exc", "cause", children)
    case .assertStatement:
      open("Assert", range)
      pair("test", "msg", children)
    case .importStatement:
      open("Import", range)
      list("names", children.count)
      close()
      for child in children { write(alias: child) }
    case .importFrom: importFrom(id)
    case .globalStatement:
      open("Global", range)
      names("names", children.map { file[$0].symbol })
      close()
    case .nonlocalStatement:
      open("Nonlocal", range)
      names("names", children.map { file[$0].symbol })
      close()
    case .expressionStatement:
      open("Expr", range)
      optional("value", children.first)
    case .passStatement: bare("Pass", range)
    case .breakStatement: bare("Break", range)
    case .continueStatement: bare("Continue", range)
    case .ifStatement: ifStatement(id)
    case .forStatement: forStatement("For", id)
    case .asyncForStatement: forStatement("AsyncFor", id)
    case .whileStatement: whileStatement(id)
    case .withStatement: withStatement("With", id)
    case .asyncWithStatement: withStatement("AsyncWith", id)
    case .tryStatement: tryStatement(id)
    case .matchStatement: matchStatement(id)
    default: bare("Unexpected", range)
    }
  }
}

// MARK: Small shapes

extension AstWriter {
  mutating func bare(_ name: StaticString, _ range: TextRange) {
    open(name, range)
    close()
  }

  /// A last field that is a node or missing, and that node.
  mutating func optional(_ name: StaticString, _ child: ID<Node>?) {
    node(name, child != nil)
    close()
    if let child { write(child) }
  }

  mutating func pair(_ first: StaticString, _ second: StaticString, _ children: [ID<Node>]) {
    node(first, !children.isEmpty)
    node(second, children.count > 1)
    close()
    for child in children { write(child) }
  }

  /// The statements of the `else` or `finally` clause, none if there is no such clause.
  func clause(_ kind: NodeKind, of id: ID<Node>) -> [ID<Node>] {
    guard let clause = file.firstChild(of: id, kind) else { return [] }
    return statements(of: file.firstChild(of: clause, .block))
  }
}

// MARK: Compound statements

extension AstWriter {
  private mutating func annotatedAssign(_ node: Node, _ children: [ID<Node>]) {
    open("AnnAssign", node.range)
    self.node("target")
    self.node("annotation")
    self.node("value", children.count > 2)
    number("simple", Int(node.payload))
    close()
    write(children[0], .store)
    if let annotation = file.firstChild(of: children[1]) { write(annotation) }
    if children.count > 2 { write(children[2]) }
  }

  private mutating func importFrom(_ id: ID<Node>) {
    open("ImportFrom", file[id].range)
    fieldName("module")
    let module = file.firstChild(of: id, .dottedName)
    if let module { dotted(module) } else { put("-") }
    let aliases = file.children(of: id).filter { file.kind($0) != .dottedName }
    list("names", aliases.count)
    number("level", Int(file[id].payload))
    close()
    for alias in aliases { write(alias: alias) }
  }

  private mutating func dotted(_ id: ID<Node>) {
    for (i, part) in file.children(of: id).enumerated() {
      if i > 0 { put(".") }
      identifier(file[part].symbol)
    }
  }

  private mutating func write(alias id: ID<Node>) {
    open("alias", file[id].range)
    fieldName("name")
    if file.kind(id) == .starAlias {
      put("* asname=-")
    } else {
      let children = Array(file.children(of: id))
      dotted(children[0])
      name("asname", children.count > 1 ? file[children[1]].symbol : .none)
    }
    close()
  }

  private mutating func ifStatement(_ id: ID<Node>) {
    let children = Array(file.children(of: id))
    let clauses = children.dropFirst(2)
    open("If", file[id].range)
    branch(children[0], children[1], clauses, end: file[id].end)
  }

  /// `test`, `body` and what hangs under `orelse`: the next `elif` as a nested `If`, or the statements of `else`.
  ///
  /// A nested `If` of CPython ends where the whole chain ends.
  private mutating func branch(_ test: ID<Node>, _ block: ID<Node>, _ clauses: ArraySlice<ID<Node>>, end: UInt32) {
    node("test")
    let statements = statements(of: block)
    list("body", statements.count)
    guard let next = clauses.first else {
      list("orelse", 0)
      close()
      write(test)
      return write(statements: statements)
    }
    let parts = Array(file.children(of: next))
    let orElse = file.kind(next) == .elseClause ? self.statements(of: parts.first) : []
    list("orelse", file.kind(next) == .elseClause ? orElse.count : 1)
    close()
    write(test)
    write(statements: statements)
    guard file.kind(next) == .elifClause else { return write(statements: orElse) }
    open("If", TextRange(file[next].start, end))
    branch(parts[0], parts[1], clauses.dropFirst(), end: end)
  }

  private mutating func forStatement(_ name: StaticString, _ id: ID<Node>) {
    let children = Array(file.children(of: id))
    let statements = statements(of: children[2])
    let orElse = clause(.elseClause, of: id)
    open(name, file[id].range)
    node("target")
    node("iter")
    list("body", statements.count)
    list("orelse", orElse.count)
    field("type_comment", "-")
    close()
    write(children[0], .store)
    write(children[1])
    write(statements: statements)
    write(statements: orElse)
  }

  private mutating func whileStatement(_ id: ID<Node>) {
    let children = Array(file.children(of: id))
    let statements = statements(of: children[1])
    let orElse = clause(.elseClause, of: id)
    open("While", file[id].range)
    node("test")
    list("body", statements.count)
    list("orelse", orElse.count)
    close()
    write(children[0])
    write(statements: statements)
    write(statements: orElse)
  }

  private mutating func withStatement(_ name: StaticString, _ id: ID<Node>) {
    var items = Array(file.children(of: id))
    let statements = statements(of: items.popLast())
    open(name, file[id].range)
    list("items", items.count)
    list("body", statements.count)
    field("type_comment", "-")
    close()
    for item in items {
      let parts = Array(file.children(of: item))
      open("withitem")
      node("context_expr")
      node("optional_vars", parts.count > 1)
      close()
      write(parts[0])
      if parts.count > 1 { write(parts[1], .store) }
    }
    write(statements: statements)
  }

  private mutating func tryStatement(_ id: ID<Node>) {
    let block = statements(of: file.firstChild(of: id, .block))
    let handlers = file.children(of: id).filter { file.kind($0) == .exceptHandler }
    let orElse = clause(.elseClause, of: id)
    let finally = clause(.finallyClause, of: id)
    open(file[id].payload == 1 ? "TryStar" : "Try", file[id].range)
    list("body", block.count)
    list("handlers", handlers.count)
    list("orelse", orElse.count)
    list("finalbody", finally.count)
    close()
    write(statements: block)
    for handler in handlers { write(handler: handler) }
    write(statements: orElse)
    write(statements: finally)
  }

  private mutating func write(handler id: ID<Node>) {
    let type = file.children(of: id).first { file.kind($0) != .identifier && file.kind($0) != .block }
    let statements = statements(of: file.firstChild(of: id, .block))
    open("ExceptHandler", file[id].range)
    node("type", type != nil)
    name("name", file[id].symbol)
    list("body", statements.count)
    close()
    if let type { write(type) }
    write(statements: statements)
  }
}
