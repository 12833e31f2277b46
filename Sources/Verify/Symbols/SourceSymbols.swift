import Base
import PythonSyntax

/// What a Python file binds: functions, classes and what is in them, plain names, imports.
struct SourceSymbols: Sendable {
  struct Symbol: Sendable {
    enum Kind: String, Sendable { case function, `class`, value, `import` }

    /// Qualified by the class it stands in: `Order.total`.
    var name: String
    var kind: Kind
    var lines: ClosedRange<Int>
    /// What follows the name, by which a renamed one is found again.
    var body: [UInt8]
    /// Of a class: its bases, without its body.
    var header: [UInt8] = []
    var signature: Signature?

    var lastName: Substring { name.dottedParts.last ?? "" }
    var parent: Substring { name.dropLast(lastName.count + (name.contains(".") ? 1 : 0)) }
  }

  private(set) var symbols: [String: Symbol] = [:]
  /// In the order of the file.
  private(set) var order: [String] = []
  /// Every name that anything at the top of the module or of a class may bind, by `Class.` or nothing before it.
  private(set) var mayBind: Set<String> = []
  private(set) var hasStar = false
  let file: PythonFile
  private let lines: LineIndex

  init(_ bytes: [UInt8]) {
    file = PythonFile(bytes)
    lines = LineIndex(file.source)
    for statement in file.children(of: file.root) { read(statement, in: "") }
    if mayBind.contains("__getattr__") { hasStar = true }
  }

  /// Whether the module may bind names by other means: `globals()[…] = …`, `sys.modules[__name__] = …`.
  var changesItself: Bool {
    file.nodes.indices.contains { row in
      let node = file.nodes[row]
      return (node.kind == .name || node.kind == .attribute)
        && ["globals", "modules", "setattr", "vars", "locals"].contains(file.name(node.symbol))
    }
  }

  private mutating func read(_ statement: ID<Node>, in prefix: String) {
    let inner = file.kind(statement) == .decorated ? file.lastChild(of: statement) ?? statement : statement
    switch file.kind(inner) {
    case .functionDef, .asyncFunctionDef: addFunction(inner, statement, prefix)
    case .classDef: addClass(inner, statement, prefix)
    case .importStatement, .importFrom: addImports(inner, prefix)
    case .ifStatement, .elifClause, .elseClause, .tryStatement, .exceptHandler, .finallyClause, .withStatement,
      .forStatement, .whileStatement, .block, .matchStatement, .matchCase:
      for child in file.children(of: inner) { read(child, in: prefix) }
    default:
      noteNames(inner, prefix)
      addValues(inner, prefix)
    }
  }

  private mutating func add(_ symbol: Symbol) {
    mayBind.insert(symbol.name)
    if symbols[symbol.name] == nil { order.append(symbol.name) }
    symbols[symbol.name] = symbol
  }

  private func bytes(from start: UInt32, to end: UInt32) -> [UInt8] {
    start < end ? Array(file.source[Int(start)..<Int(end)]) : []
  }

  private mutating func addFunction(_ node: ID<Node>, _ statement: ID<Node>, _ prefix: String) {
    guard let view = FunctionDefinition(node, in: file) else { return }
    let start = file.firstChild(of: node, .identifier).map { file[$0].end } ?? file[node].start
    add(
      Symbol(
        name: prefix + view.name, kind: .function, lines: lines.lines(of: file[statement].range),
        body: bytes(from: start, to: file[node].end), signature: Signature(view, isMethod: !prefix.isEmpty)))
    // Names that a function makes global.
    for row in file.subtree(of: node) where file.nodes[row].kind == .globalStatement {
      for name in file.children(of: ID(row)) { mayBind.insert(file.name(file[name].symbol)) }
    }
  }

  private mutating func addClass(_ node: ID<Node>, _ statement: ID<Node>, _ prefix: String) {
    guard let view = ClassDefinition(node, in: file) else { return }
    let start = file.firstChild(of: node, .identifier).map { file[$0].end } ?? file[node].start
    let block = file.firstChild(of: node, .block)
    let name = prefix + view.name
    add(
      Symbol(
        name: name, kind: .class, lines: lines.lines(of: file[statement].range),
        body: bytes(from: start, to: file[node].end),
        header: bytes(from: start, to: block.map { file[$0].start } ?? file[node].end)))
    guard let block else { return }
    for child in file.children(of: block) { read(child, in: name + ".") }
  }

  private mutating func addImports(_ node: ID<Node>, _ prefix: String) {
    guard let view = Import(node, in: file) else { return }
    if view.isStar { hasStar = true }
    for (name, alias) in view.names {
      let bound = alias ?? (view.module == nil ? String(name.prefix { $0 != "." }) : name)
      let body = Array("\(view.level) \(view.module ?? "") \(name)".utf8)
      add(Symbol(name: prefix + bound, kind: .import, lines: lines.lines(of: file[node].range), body: body))
    }
  }

  private mutating func addValues(_ statement: ID<Node>, _ prefix: String) {
    let parts = Array(file.children(of: statement))
    let targets: ArraySlice<ID<Node>>
    switch file.kind(statement) {
    case .assign: targets = parts.dropLast()
    // Without a value it binds nothing.
    case .annotatedAssign: targets = parts.count > 2 ? parts.prefix(1) : []
    default: return
    }
    let last = targets.last.map { file[$0].end } ?? file[statement].start
    for target in targets where file.kind(target) == .name {
      add(
        Symbol(
          name: prefix + file.name(file[target].symbol), kind: .value, lines: lines.lines(of: file[statement].range),
          body: bytes(from: last, to: file[statement].end)))
    }
  }

  /// Tuples, loops, `with … as`, walruses: whatever is named might be bound.
  private mutating func noteNames(_ statement: ID<Node>, _ prefix: String) {
    for row in file.subtree(of: statement) where file.nodes[row].kind == .name {
      mayBind.insert(prefix + file.name(file.nodes[row].symbol))
    }
  }
}
