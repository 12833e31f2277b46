import Base

/// Expressions from the loosest form down to operands.
extension Parser {
  /// `yield …`, or expressions with a tuple made of commas.
  mutating func parseYieldOrExpressions() throws(SyntaxFailure) {
    if kind == .yield { try parseYield() } else { try parseExpressions() }
  }

  mutating func parseYield() throws(SyntaxFailure) {
    try enter()
    let row = open(.yield, at: start)
    advance()
    if skip(.from) {
      nodes[row].kind = .yieldFrom
      try parseExpression()
    } else if !kind.endsYield {
      try parseExpressions()
    }
    close(row)
    leave()
  }

  /// `a`, `*a`, `a, b`, `a,`.
  @inline(__always)
  mutating func parseExpressions() throws(SyntaxFailure) {
    let row = nodes.count
    let from = start
    try parseStarredOrExpression()
    if kind == .comma { try parseTupleTail(row, from) }
  }

  private mutating func parseTupleTail(_ row: Int, _ from: UInt32) throws(SyntaxFailure) {
    wrap(row, in: .tuple, from: from)
    while skip(.comma), !kind.endsTuple { try parseStarredOrExpression() }
    close(row)
  }

  @inline(__always)
  private mutating func parseStarredOrExpression() throws(SyntaxFailure) {
    if kind == .star { try parseStarred() } else { try parseExpression() }
  }

  mutating func parseStarred() throws(SyntaxFailure) {
    let row = open(.starred, at: start)
    advance()
    try parseOperators(Power.bitOr)
    close(row)
  }

  /// `name := value` or an expression.
  @inline(__always)
  mutating func parseNamedExpression() throws(SyntaxFailure) {
    if kind == .name, peek() == .colonEqual {
      let row = open(.namedExpression, at: start)
      leaf(.name, payload: token.payload)
      advance()
      try parseExpression()
      close(row)
    } else {
      try parseExpression()
    }
  }

  /// A lambda, a conditional or operators.
  mutating func parseExpression() throws(SyntaxFailure) {
    if parsePlainAtom() { return }
    if kind == .lambda { return try parseLambda() }
    let row = nodes.count
    let from = start
    try parseOperators(Power.or)
    if kind == .if { try parseConditionalTail(row, from) }
  }

  /// Reads an operand that is the whole expression.
  ///
  /// Most arguments, items and values are one name or literal: no need to walk down the ladder of precedences.
  @inline(__always)
  private mutating func parsePlainAtom() -> Bool {
    guard peek().endsExpression else { return false }
    if let atom = kind.plainAtom {
      leaf(atom, payload: token.payload)
      return true
    }
    guard kind == .string, token.payload & UInt32(StringFlags.unterminated.rawValue) == 0 else { return false }
    leaf(token.payload & UInt32(StringFlags.bytes.rawValue) == 0 ? .string : .bytes, payload: token.payload)
    return true
  }

  private mutating func parseConditionalTail(_ row: Int, _ from: UInt32) throws(SyntaxFailure) {
    try enter()
    wrap(row, in: .conditional, from: from)
    advance()
    try parseOperators(Power.or)
    try expect(.else)
    try parseExpression()
    close(row)
    leave()
  }

  private mutating func parseLambda() throws(SyntaxFailure) {
    try enter()
    let row = open(.lambda, at: start)
    advance()
    try parseParameters(until: .colon, isLambda: true)
    try expect(.colon)
    try parseExpression()
    close(row)
    leave()
  }

  /// Operands joined by operators that bind at least as tightly as `minimum`.
  mutating func parseOperators(_ minimum: UInt8) throws(SyntaxFailure) {
    if parsePlainAtom() { return }
    try enter()
    let row = nodes.count
    let from = start
    // Most operands begin with a name: four calls fewer for them.
    if kind == .name {
      try parseNameChain()
      if kind.startsTrailer { try parseTrailers(row, from) }
      if kind == .doubleStar { try parsePowerTail(row, from) }
    } else {
      try parsePrefix(minimum)
    }
    if kind.infixPower != Power.none { try parseInfix(row, from, minimum) }
    leave()
  }

  private mutating func parseInfix(_ row: Int, _ from: UInt32, _ minimum: UInt8) throws(SyntaxFailure) {
    let mark = pending.count
    while true {
      let power = kind.infixPower
      if power < minimum || power == Power.none { break }
      if power > Power.compare {
        let operation = kind.binaryOperator
        advance()
        try parseOperators(power &+ 1)
        postpone(.binaryOp, row, from: from, payload: UInt32(operation.rawValue))
      } else if power == Power.compare {
        if kind == .not, peek() != .in { break }
        try parseComparisons(row, from)
      } else {
        try parseBoolean(row, from, power)
      }
    }
    placePending(row, since: mark)
  }

  /// `and` and `or` join all their operands in one node.
  private mutating func parseBoolean(_ row: Int, _ from: UInt32, _ power: UInt8) throws(SyntaxFailure) {
    let word: TokenKind = power == Power.or ? .or : .and
    while skip(word) { try parseOperators(power &+ 1) }
    postpone(.boolOp, row, from: from, payload: power == Power.or ? 1 : 0)
  }

  private mutating func parseComparisons(_ row: Int, _ from: UInt32) throws(SyntaxFailure) {
    while kind.infixPower == Power.compare {
      if kind == .not, peek() != .in { break }
      parseComparison()
      try parseOperators(Power.bitOr)
    }
    postpone(.compare, row, from: from)
  }

  private mutating func parseComparison() {
    let from = start
    let operation: ComparisonOperator
    switch kind {
    case .equalEqual: operation = .equal
    case .notEqual: operation = .notEqual
    case .less: operation = .less
    case .lessEqual: operation = .lessOrEqual
    case .greater: operation = .greater
    case .greaterEqual: operation = .greaterOrEqual
    case .in: operation = .in
    case .is: operation = peek() == .not ? .isNot : .is
    default: operation = .notIn
    }
    if operation == .isNot || operation == .notIn { advance() }
    advance()
    nodes.append(Node(.comparison, from, lastEnd, payload: UInt32(operation.rawValue)))
  }

  /// A prefix operator with its operand, or a power.
  private mutating func parsePrefix(_ minimum: UInt8) throws(SyntaxFailure) {
    switch kind {
    case .not:
      guard minimum <= Power.not else { throw unexpected() }
      try parseUnary(.not) { (parser: inout Parser) throws(SyntaxFailure) in try parser.parseOperators(Power.not) }
    case .minus: try parseFactor(.minus)
    case .plus: try parseFactor(.plus)
    case .tilde: try parseFactor(.invert)
    default: try parsePower()
    }
  }

  private mutating func parseFactor(_ operation: UnaryOperator) throws(SyntaxFailure) {
    try enter()
    try parseUnary(operation) { (parser: inout Parser) throws(SyntaxFailure) in try parser.parsePrefix(Power.multiply) }
    leave()
  }

  @inline(__always)
  private mutating func parseUnary(
    _ operation: UnaryOperator, operand: (inout Parser) throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) {
    let row = open(.unaryOp, at: start, payload: UInt32(operation.rawValue))
    advance()
    try operand(&self)
    close(row)
  }

  /// `await x.y ** z`: the right operand binds like a prefix, to the right.
  private mutating func parsePower() throws(SyntaxFailure) {
    let row = nodes.count
    let from = start
    if kind == .await { try parseAwait() } else { try parsePrimary() }
    if kind == .doubleStar { try parsePowerTail(row, from) }
  }

  private mutating func parsePowerTail(_ row: Int, _ from: UInt32) throws(SyntaxFailure) {
    try enter()
    wrap(row, in: .binaryOp, from: from, payload: UInt32(BinaryOperator.power.rawValue))
    advance()
    try parsePrefix(Power.multiply)
    close(row)
    leave()
  }

  private mutating func parseAwait() throws(SyntaxFailure) {
    let row = open(.await, at: start)
    advance()
    try parsePrimary()
    close(row)
  }
}

extension TokenKind {
  /// The node of a token that is a whole operand.
  @inline(__always)
  var plainAtom: NodeKind? {
    switch self {
    case .name: .name
    case .integer: .integer
    case .float: .float
    case .imaginary: .imaginary
    case .none: NodeKind.none
    case .true: .true
    case .false: .false
    case .ellipsis: .ellipsis
    default: nil
    }
  }

  var endsYield: Bool {
    switch self {
    case .newline, .rightParen, .rightBracket, .rightBrace, .semicolon, .equal, .endOfFile, .exclamation, .colon: true
    default: augmentedOperator != nil
    }
  }

  /// What may follow the last comma of a tuple without parentheses.
  var endsTuple: Bool {
    switch self {
    case .newline, .rightParen, .rightBracket, .rightBrace, .semicolon, .equal, .endOfFile, .colon, .exclamation: true
    default: augmentedOperator != nil
    }
  }
}
