import Base

/// Functions, classes, decorators, parameters and type parameters.
extension Parser {
  mutating func parseDecorated() throws(SyntaxFailure) {
    let row = open(.decorated, at: start)
    while kind == .at { try parseDecorator() }
    switch kind {
    case .def: try parseFunction(.functionDef, at: start)
    case .class: try parseClass()
    case .async where peek() == .def:
      let from = start
      advance()
      try parseFunction(.asyncFunctionDef, at: from)
    default: throw unexpected()
    }
    close(row)
  }

  private mutating func parseDecorator() throws(SyntaxFailure) {
    advance()
    let row = open(.decorator, at: start)
    try parseNamedExpression()
    close(row)
    guard kind == .newline else { throw unexpected() }
    cursor += 1
  }

  mutating func parseFunction(_ nodeKind: NodeKind, at from: UInt32) throws(SyntaxFailure) {
    let row = open(nodeKind, at: from)
    advance()
    nodes[row].payload = token.payload
    try parseIdentifier()
    try parseTypeParametersIfPresent()
    try expect(.leftParen)
    try parseParameters(until: .rightParen, isLambda: false)
    try expect(.rightParen)
    if skip(.arrow) {
      let returns = open(.returns, at: start)
      try parseExpression()
      close(returns)
      nodes[returns].start = nodes[returns + 1].start
      nodes[returns].end = nodes[returns + 1].end
    }
    try parseBlock()
    close(row)
  }

  mutating func parseClass() throws(SyntaxFailure) {
    let row = open(.classDef, at: start)
    advance()
    nodes[row].payload = token.payload
    try parseIdentifier()
    try parseTypeParametersIfPresent()
    if skip(.leftParen) {
      try parseArguments(call: nil)
      try expect(.rightParen)
    }
    try parseBlock()
    close(row)
  }

  /// Parameters up to, not with, the closing token, with the order rules of the grammar.
  mutating func parseParameters(until end: TokenKind, isLambda: Bool) throws(SyntaxFailure) {
    let row = open(.parameters, at: start)
    var order = ParameterOrder()
    while kind != end {
      try parseParameter(&order, isLambda: isLambda)
      if kind != .comma { break }
      advance()
    }
    if order.needsNameAfterStar { report(.invalidParameterOrder, row: nodes.count - 1) }
    close(row)
    if nodes[row].size == 1 { nodes[row].end = nodes[row].start }
  }

  private struct ParameterOrder {
    var count = 0
    var sawDefault = false
    var sawSlash = false
    var sawStar = false
    var sawDoubleStar = false
    var needsNameAfterStar = false
  }

  private mutating func parseParameter(_ order: inout ParameterOrder, isLambda: Bool) throws(SyntaxFailure) {
    if order.sawDoubleStar { throw unexpected(.invalidParameterOrder) }
    switch kind {
    case .slash:
      if order.count == 0 || order.sawSlash || order.sawStar { throw unexpected(.invalidParameterOrder) }
      order.sawSlash = true
      leaf(.slashMarker)
    case .star: try parseStarParameter(&order, isLambda: isLambda)
    case .doubleStar:
      if order.needsNameAfterStar { throw unexpected(.invalidParameterOrder) }
      order.sawDoubleStar = true
      advance()
      try parseNamed(.doubleStarParameter, isLambda: isLambda, allowsDefault: false)
    default:
      let row = nodes.count
      try parseNamed(.parameter, isLambda: isLambda, allowsDefault: true)
      let hasDefault = nodes[row].size > 1 && hasDefaultChild(row)
      if !hasDefault, order.sawDefault, !order.sawStar { report(.invalidParameterOrder, row: row) }
      order.sawDefault = order.sawDefault || hasDefault
      order.needsNameAfterStar = false
      order.count += 1
    }
  }

  private func hasDefaultChild(_ row: Int) -> Bool {
    let first = row + 1
    if nodes[first].kind == .defaultValue { return true }
    let second = first + Int(nodes[first].size)
    return second < row + Int(nodes[row].size) && nodes[second].kind == .defaultValue
  }

  private mutating func parseStarParameter(_ order: inout ParameterOrder, isLambda: Bool) throws(SyntaxFailure) {
    if order.sawStar { throw unexpected(.invalidParameterOrder) }
    order.sawStar = true
    if peek() == .comma || peek() == .rightParen || peek() == .colon {
      order.needsNameAfterStar = true
      return leaf(.starMarker)
    }
    advance()
    try parseNamed(.starParameter, isLambda: isLambda, allowsDefault: false)
  }

  private mutating func parseNamed(
    _ nodeKind: NodeKind, isLambda: Bool, allowsDefault: Bool
  ) throws(SyntaxFailure) {
    guard kind == .name else { throw unexpected() }
    let row = open(nodeKind, at: start, payload: token.payload)
    advance()
    if !isLambda, skip(.colon) {
      if nodeKind == .starParameter, kind == .star { try parseStarAnnotation() } else { try parseAnnotation() }
    }
    if kind == .equal {
      guard allowsDefault else { throw unexpected(.invalidParameterOrder) }
      try parseDefault()
    }
    close(row)
  }

  /// `*args: *Ts` (PEP 646).
  private mutating func parseStarAnnotation() throws(SyntaxFailure) {
    let row = open(.annotation, at: start)
    let star = open(.starred, at: start)
    advance()
    try parseOperators(Power.bitOr)
    close(star)
    close(row)
  }

  private mutating func parseDefault() throws(SyntaxFailure) {
    advance()
    let row = open(.defaultValue, at: start)
    try parseExpression()
    nodes[row].start = nodes[row &+ 1].start
    nodes[row].end = nodes[row &+ 1].end
    nodes[row].size = UInt32(truncatingIfNeeded: nodes.count &- row)
  }

  /// `[T: bound = default, *Ts, **P]` (PEP 695, PEP 696).
  mutating func parseTypeParametersIfPresent() throws(SyntaxFailure) {
    guard kind == .leftBracket else { return }
    let row = open(.typeParameters, at: start)
    advance()
    repeat { try parseTypeParameter() } while skip(.comma) && kind != .rightBracket
    try expect(.rightBracket)
    close(row)
  }

  private mutating func parseTypeParameter() throws(SyntaxFailure) {
    let nodeKind: NodeKind =
      kind == .star ? .typeVariableTuple : kind == .doubleStar ? .parameterSpecification : .typeVariable
    let row = open(nodeKind, at: start)
    if nodeKind != .typeVariable { advance() }
    guard kind == .name else { throw unexpected() }
    nodes[row].payload = token.payload
    advance()
    if nodeKind == .typeVariable, skip(.colon) { try parseAnnotation() }
    if kind == .equal {
      if nodeKind == .typeVariableTuple, peek() == .star { try parseStarDefault() } else { try parseDefault() }
    }
    close(row)
  }

  private mutating func parseStarDefault() throws(SyntaxFailure) {
    advance()
    let row = open(.defaultValue, at: start)
    let star = open(.starred, at: start)
    advance()
    try parseOperators(Power.bitOr)
    close(star)
    close(row)
  }
}
