import Base
public import PythonSyntax

extension TermTally {
  /// The terms of a Python file: one scan of the tree counts symbols, then each unique symbol is split once.
  public mutating func terms(of python: PythonFile) -> FileTerms {
    begin()
    var scan = SymbolScan(python)
    scan.run(python, tally: &self)
    for index in scan.body.indices {
      let counts = (scan.body[index], scan.defined[index])
      guard counts.0 | counts.1 != 0 else { continue }
      let name = python.nameBytes(Symbol(UInt32(index)))
      if counts.0 > 0 { add(name.span, .body, times: counts.0) }
      guard counts.1 > 0 else { continue }
      add(name.span, .symbols, times: counts.1)
      define(name.span)
    }
    for comment in python.comments { addText(python.source.span, comment, .docs) }
    return finish()
  }
}

/// One pass over the nodes of a file that counts each symbol's uses and definitions.
private struct SymbolScan {
  var body: [UInt32]
  var defined: [UInt32]
  /// Ends of the function bodies around the current row: assignments in there define nothing.
  private var functionEnd = 0
  /// Rows before this one belong to a `path(…)` call, whose `name` is a definition.
  private var routeEnd = 0
  private var nameSymbol = Symbol.none
  private var routeSymbols: [Symbol] = []

  init(_ file: PythonFile) {
    body = Array(repeating: 0, count: file.symbolCount)
    defined = body
    for index in 1..<max(1, file.symbolCount) {
      let name = file.nameBytes(Symbol(UInt32(index)))
      guard name.count <= 7, name.count > 2 else { continue }
      if name.elementsEqual(Self.name) { nameSymbol = Symbol(UInt32(index)) }
      if Self.routes.contains(where: { name.elementsEqual($0) }) { routeSymbols.append(Symbol(UInt32(index))) }
    }
  }

  private static let name = Array("name".utf8)
  private static let routes = ["path", "re_path", "url"].map { Array($0.utf8) }

  mutating func run(_ file: PythonFile, tally: inout TermTally) {
    let nodes = file.nodes.span
    let source = file.source.span
    var i = 0
    let count = nodes.count
    while i < count {
      let node = nodes[i]
      switch node.kind {
      case .name, .identifier, .attribute, .parameter, .starParameter, .doubleStarParameter, .matchKeyword, .matchStar:
        body[Int(node.payload)] &+= 1
      case .classDef, .functionDef, .asyncFunctionDef:
        defined[Int(node.payload)] &+= 1
        if node.kind != .classDef { functionEnd = max(functionEnd, i + Int(node.size)) }
        i += 1
      case .assign, .annotatedAssign:
        if i >= functionEnd { i += define(nodes, at: i) }
      case .module, .block:
        i += addDocstring(nodes, at: i, source, &tally)
      case .call:
        if isRoute(nodes, at: i) { routeEnd = max(routeEnd, i + Int(node.size)) }
      case .keyword:
        body[Int(node.payload)] &+= 1
        if i < routeEnd, node.symbol == nameSymbol, i + 1 < count, nodes[i + 1].kind == .string {
          tally.addText(source, nodes[i + 1].range, .symbols)
        }
      case .string, .bytes, .stringText:
        if node.range.count < 400 { tally.addText(source, node.range, .strings) }
      default: break
      }
      i += 1
    }
  }

  /// Counts the first target of an assignment in a class or module as a definition; answers how many rows to skip.
  private mutating func define(_ nodes: Span<Node>, at i: Int) -> Int {
    guard i + 1 < nodes.count, nodes[i + 1].kind == .name else { return 0 }
    defined[Int(nodes[i + 1].payload)] &+= 1
    return 1
  }

  /// Answers how many rows to skip when the block begins with a string.
  private func addDocstring(_ nodes: Span<Node>, at i: Int, _ source: Span<UInt8>, _ tally: inout TermTally) -> Int {
    guard i + 2 < nodes.count, nodes[i + 1].kind == .expressionStatement, nodes[i + 2].kind == .string else { return 0 }
    tally.addText(source, nodes[i + 2].range, .docs)
    return 2
  }

  private func isRoute(_ nodes: Span<Node>, at i: Int) -> Bool {
    guard !routeSymbols.isEmpty, i + 1 < nodes.count, nodes[i + 1].kind == .name else { return false }
    return routeSymbols.contains(nodes[i + 1].symbol)
  }
}
