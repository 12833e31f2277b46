import Base

/// Statements with blocks, but for definitions and `match`.
extension Parser {
  mutating func parseIf() throws(SyntaxFailure) {
    let row = open(.ifStatement, at: start)
    advance()
    try parseNamedExpression()
    try parseBlock()
    while kind == .elif {
      let clause = open(.elifClause, at: start)
      advance()
      try parseNamedExpression()
      try parseBlock()
      close(clause)
    }
    try parseElseIfPresent()
    close(row)
  }

  private mutating func parseElseIfPresent() throws(SyntaxFailure) {
    guard kind == .else else { return }
    try parseClause(.elseClause)
  }

  private mutating func parseClause(_ kind: NodeKind) throws(SyntaxFailure) {
    let row = open(kind, at: start)
    advance()
    try parseBlock()
    close(row)
  }

  mutating func parseWhile() throws(SyntaxFailure) {
    let row = open(.whileStatement, at: start)
    advance()
    try parseNamedExpression()
    try parseBlock()
    try parseElseIfPresent()
    close(row)
  }

  mutating func parseFor(_ nodeKind: NodeKind, at from: UInt32) throws(SyntaxFailure) {
    let row = open(nodeKind, at: from)
    advance()
    try parseForTargets()
    try expect(.in)
    try parseExpressions()
    try parseBlock()
    try parseElseIfPresent()
    close(row)
  }

  mutating func parseAsync() throws(SyntaxFailure) {
    let from = start
    advance()
    switch kind {
    case .def: try parseFunction(.asyncFunctionDef, at: from)
    case .for: try parseFor(.asyncForStatement, at: from)
    case .with: try parseWith(.asyncWithStatement, at: from)
    default: throw unexpected()
    }
  }

  mutating func parseTry() throws(SyntaxFailure) {
    let row = open(.tryStatement, at: start)
    advance()
    try parseBlock()
    var handlers = 0
    while kind == .except {
      try parseHandler(row, isFirst: handlers == 0)
      handlers += 1
    }
    if handlers > 0 { try parseElseIfPresent() }
    if kind == .finally {
      try parseClause(.finallyClause)
    } else if handlers == 0 {
      report(.missingExceptOrFinally, start, start)
    }
    close(row)
  }

  private mutating func parseHandler(_ tryRow: Int, isFirst: Bool) throws(SyntaxFailure) {
    let row = open(.exceptHandler, at: start)
    advance()
    let isStar = skip(.star)
    if isFirst {
      nodes[tryRow].payload = isStar ? 1 : 0
    } else if isStar != (nodes[tryRow].payload == 1) {
      report(.mixedExceptStar, nodes[row].start, lastEnd)
    }
    if kind != .colon { try parseHandlerType(row) } else if isStar { throw unexpected() }
    try parseBlock()
    close(row)
  }

  /// One type, or since 3.14 (PEP 758) several without parentheses and without a name.
  private mutating func parseHandlerType(_ handler: Int) throws(SyntaxFailure) {
    let row = nodes.count
    let from = start
    try parseExpression()
    if kind == .comma {
      wrap(row, in: .tuple, from: from)
      while skip(.comma), kind != .colon { try parseExpression() }
      close(row)
    } else if skip(.as) {
      nodes[handler].payload = token.payload
      try parseIdentifier()
    }
  }

  mutating func parseWith(_ nodeKind: NodeKind, at from: UInt32) throws(SyntaxFailure) {
    let row = open(nodeKind, at: from)
    advance()
    if kind != .leftParen || !parseParenthesisedItemsIfPresent() {
      repeat { try parseWithItem() } while skip(.comma)
    }
    try parseBlock()
    close(row)
  }

  private mutating func parseWithItem() throws(SyntaxFailure) {
    let row = open(.withItem, at: start)
    try parseExpression()
    if skip(.as) {
      let target = nodes.count
      try parseOperators(Power.bitOr)
      checkTarget(target, .assign)
    }
    close(row)
  }

  /// `with (a as b, c):` – tried first, as CPython's grammar does; undone when it does not fit.
  private mutating func parseParenthesisedItemsIfPresent() -> Bool {
    guard tokenBehindParenthesis() == .colon else { return false }
    let before = (cursor: cursor, rows: nodes.count, problems: problems.count, depth: depth, end: lastEnd)
    let mark = pending.count
    do throws(SyntaxFailure) {
      advance()
      repeat { try parseWithItem() } while skip(.comma) && kind != .rightParen
      try expect(.rightParen)
      if kind == .colon { return true }
    } catch {}
    cursor = before.cursor
    nodes.removeLast(to: before.rows)
    pending.removeLast(to: mark)
    problems.removeLast(problems.count - before.problems)
    depth = before.depth
    lastEnd = before.end
    return false
  }

  /// The kind of the token behind the `)` that closes the current `(`.
  private func tokenBehindParenthesis() -> TokenKind {
    var index = cursor
    var open = 0
    while index < tokens.count {
      switch tokens[index].kind {
      case .leftParen, .leftBracket, .leftBrace: open += 1
      case .rightParen, .rightBracket, .rightBrace:
        open -= 1
        if open == 0 { return peek(index + 1 - cursor) }
      case .newline, .endOfFile: return .newline
      default: break
      }
      index += 1
    }
    return .endOfFile
  }
}
