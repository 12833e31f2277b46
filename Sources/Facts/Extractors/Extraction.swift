import Base
import PythonSyntax

/// The state of one pass over one file.
struct Extraction {
  let file: PythonFile
  let nodes: [Node]
  var facts: FactRows
  var words: WordTable
  /// What each symbol's text means to an extractor.
  var interests: [Interest]
  /// Symbols that an import, a module-level definition or a module-level assignment binds.
  var isBound: [Bool]
  /// The functions, classes and conditions around the current row, outermost first.
  var scopes: [Scope] = []
  /// The calls, keywords and assignments around the current row.
  var contexts: [Context] = []
  /// Row of a call → its lowered expression + 1.
  var loweredCalls: [UInt32]
  /// Decorators waiting for the definition behind them.
  var decorators: [ID<Expression>] = []
  var decoratedStart: UInt32 = 0
  /// Decorators of functions whose call is a route or a signal are read with the definition.
  var routeEnds: [(row: Int, id: ID<RouteFact>)] = []

  struct Scope {
    var end: Int
    /// First row of the body; rows before it are the header.
    var body: Int
    var definition: ID<Definition>
    var kind: Kind
    var parameters: [Symbol] = []
    enum Kind { case `class`, function, condition, attempt, typeChecking }
  }

  struct Context {
    enum Kind { case call, keyword, target }
    var end: Int
    var kind: Kind
    var symbol: Symbol
  }

  init(_ file: PythonFile) {
    self.file = file
    nodes = file.nodes
    facts = FactRows(kind: .python, lines: LineIndex(file.source))
    words = WordTable(symbolCount: file.symbolCount)
    interests = Interest.table(of: file)
    isBound = Array(repeating: false, count: max(file.symbolCount, 1))
    loweredCalls = Array(repeating: 0, count: file.nodes.count)
  }

  mutating func run() {
    facts.byteCount = UInt32(file.source.count)
    facts.docstring = docstring(ofBlock: 0)
    facts.isGenerated = startsWithGeneratedNotice
    bindModuleNames()
    let table = ExtractorTable.standard
    for row in 0..<nodes.count {
      let kind = nodes[row].kind
      // Most rows are names that nothing binds at module level: do not even look where they stand.
      if kind == .name, !isBound(nodes[row].symbol) { continue }
      guard table.isWanted(kind) || Extraction.opensFrame(kind) else { continue }
      leave(row)
      table.run(kind, row, &self)
      enter(kind, row)
    }
    facts.names = words.texts
  }

  @inline(__always)
  private static func opensFrame(_ kind: NodeKind) -> Bool {
    switch kind {
    case .ifStatement, .elifClause, .tryStatement, .forStatement, .whileStatement, .keyword: true
    default: false
    }
  }

  @inline(__always)
  private mutating func leave(_ row: Int) {
    while let last = contexts.last, last.end <= row { contexts.removeLast() }
    while let last = scopes.last, last.end <= row { scopes.removeLast() }
    while let last = routeEnds.last, last.row <= row { routeEnds.removeLast() }
  }

  private mutating func enter(_ kind: NodeKind, _ row: Int) {
    let end = row + Int(nodes[row].size)
    switch kind {
    case .ifStatement, .elifClause:
      let isTyping = testsTypeChecking(row)
      scopes.append(Scope(end: end, body: row, definition: scope, kind: isTyping ? .typeChecking : .condition))
    case .forStatement, .whileStatement:
      scopes.append(Scope(end: end, body: row, definition: scope, kind: .condition))
    case .tryStatement:
      scopes.append(Scope(end: end, body: row, definition: scope, kind: .attempt))
    case .call:
      contexts.append(Context(end: end, kind: .call, symbol: lastSymbol(ofCallee: row + 1)))
    case .keyword:
      contexts.append(Context(end: end, kind: .keyword, symbol: nodes[row].symbol))
    case .assign, .annotatedAssign, .augmentedAssign:
      let target = nodes[row + 1]
      if target.kind == .name || target.kind == .attribute {
        contexts.append(Context(end: end, kind: .target, symbol: target.symbol))
      }
    default: break
    }
  }
}

// MARK: Where we are

extension Extraction {
  /// The function or class around the current row.
  var scope: ID<Definition> { scopes.last?.definition ?? .none }

  var isAtModuleLevel: Bool { scope.isNone }

  /// The current row is directly in a class body (or in a condition there).
  var isInClassBody: Bool {
    let scope = scope
    return !scope.isNone && facts.definitions[Int(scope.index)].kind == .class
  }

  var isConditional: Bool {
    for frame in scopes.reversed() {
      switch frame.kind {
      case .condition, .attempt, .typeChecking: return true
      case .class, .function: return false
      }
    }
    return false
  }

  /// A parameter of a function around hides the module's name.
  func isHidden(_ symbol: Symbol) -> Bool {
    scopes.contains { $0.parameters.contains(symbol) }
  }

  /// As in `if TYPE_CHECKING:` or `if typing.TYPE_CHECKING:`.
  private func testsTypeChecking(_ row: Int) -> Bool {
    guard row + 1 < nodes.count else { return false }
    let test = nodes[row + 1]
    guard test.kind == .name || test.kind == .attribute else { return false }
    return interest(test.symbol).contains(.typeChecking)
  }

  @inline(__always)
  func isBound(_ symbol: Symbol) -> Bool { Int(symbol.index) < isBound.count && isBound[Int(symbol.index)] }

  @inline(__always)
  func interest(_ symbol: Symbol) -> Interest {
    let index = Int(symbol.index)
    return index < interests.count ? interests[index] : []
  }

  /// The last name of what is called; none when it is not a name or attribute.
  @inline(__always)
  func lastSymbol(ofCallee row: Int) -> Symbol {
    let node = nodes[row]
    return node.kind == .name || node.kind == .attribute ? node.symbol : .none
  }

  func children(of row: Int) -> RowChildren { RowChildren(nodes: nodes, row: row) }

  /// The docstring of a module or block; empty if it has none.
  func docstring(ofBlock row: Int) -> TextRange {
    let none = TextRange(0, 0)
    guard row + 2 < nodes.count, nodes[row].size > 2, nodes[row + 1].kind == .expressionStatement else { return none }
    let literal = nodes[row + 2]
    return literal.kind == .string || literal.kind == .concatenation ? literal.range : none
  }
}

/// The children of a row as row numbers.
struct RowChildren: Sequence, IteratorProtocol {
  private let nodes: [Node]
  private var row: Int
  private let end: Int

  init(nodes: [Node], row: Int) {
    self.nodes = nodes
    self.row = row + 1
    end = row + Int(nodes[row].size)
  }

  mutating func next() -> Int? {
    guard row < end else { return nil }
    defer { row += Int(nodes[row].size) }
    return row
  }
}
