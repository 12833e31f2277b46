import Base

/// Statements on one line.
extension Parser {
  mutating func parseStatement() throws(SyntaxFailure) {
    switch kind {
    case .name:
      if try parseSoftKeywordStatement() { return }
      try parseSimpleStatements()
    case .def: try parseFunction(.functionDef, at: start)
    case .class: try parseClass()
    case .if: try parseIf()
    case .for: try parseFor(.forStatement, at: start)
    case .while: try parseWhile()
    case .with: try parseWith(.withStatement, at: start)
    case .try: try parseTry()
    case .at: try parseDecorated()
    case .async: try parseAsync()
    case .indent:
      report(.unexpectedIndent, start, start)
      let row = open(.error, at: tokens[cursor &+ 1].start)
      parseIndentedStatements()
      close(row)
    default: try parseSimpleStatements()
    }
  }

  /// `stmt; stmt; NEWLINE`.
  mutating func parseSimpleStatements() throws(SyntaxFailure) {
    while true {
      try parseSimpleStatement()
      if kind == .semicolon {
        advance()
        if kind != .newline, kind != .endOfFile { continue }
      }
      break
    }
    switch kind {
    case .newline: cursor &+= 1
    case .endOfFile: return
    default: throw unexpected()
    }
  }

  private mutating func parseSimpleStatement() throws(SyntaxFailure) {
    switch kind {
    case .return: try parseReturn()
    case .import: try parseImport()
    case .from: try parseImportFrom()
    case .name where startsTypeAlias: try parseTypeAlias()
    case .pass: leaf(.passStatement)
    case .break: leaf(.breakStatement)
    case .continue: leaf(.continueStatement)
    case .raise: try parseRaise()
    case .assert: try parseAssert()
    case .del: try parseDelete()
    case .global: try parseNames(.globalStatement)
    case .nonlocal: try parseNames(.nonlocalStatement)
    default: try parseExpressionStatement()
    }
  }

  /// `return`, with or without a value.
  private mutating func parseReturn() throws(SyntaxFailure) {
    let row = open(.returnStatement, at: start)
    advance()
    if !endsSimpleStatement { try parseExpressions() }
    close(row)
  }

  private var endsSimpleStatement: Bool { kind == .newline || kind == .semicolon || kind == .endOfFile }

  private mutating func parseRaise() throws(SyntaxFailure) {
    let row = open(.raiseStatement, at: start)
    advance()
    if !endsSimpleStatement {
      try parseExpression()
      if skip(.from) { try parseExpression() }
    }
    close(row)
  }

  private mutating func parseAssert() throws(SyntaxFailure) {
    let row = open(.assertStatement, at: start)
    advance()
    try parseExpression()
    if skip(.comma) { try parseExpression() }
    close(row)
  }

  private mutating func parseDelete() throws(SyntaxFailure) {
    let row = open(.deleteStatement, at: start)
    advance()
    repeat {
      let target = nodes.count
      try parseOperators(Power.bitOr)
      checkTarget(target, .delete)
    } while skip(.comma) && !endsSimpleStatement
    close(row)
  }

  private mutating func parseNames(_ kind: NodeKind) throws(SyntaxFailure) {
    let row = open(kind, at: start)
    advance()
    repeat { try parseIdentifier() } while skip(.comma)
    close(row)
  }

  mutating func parseIdentifier() throws(SyntaxFailure) {
    guard kind == .name else { throw unexpected() }
    leaf(.identifier, payload: token.payload)
  }

  /// An expression, an assignment of any form, or an annotated name.
  private mutating func parseExpressionStatement() throws(SyntaxFailure) {
    let statement = open(.expressionStatement, at: start)
    let value = nodes.count
    try parseYieldOrExpressions()
    switch kind {
    case .equal: try parseAssignment(statement, value)
    case .colon: try parseAnnotatedAssignment(statement, value)
    default:
      if let operation = kind.augmentedOperator { try parseAugmentedAssignment(statement, value, operation) }
    }
    close(statement)
  }

  private mutating func parseAssignment(_ statement: Int, _ firstTarget: Int) throws(SyntaxFailure) {
    nodes[statement].kind = .assign
    var target = firstTarget
    while skip(.equal) {
      checkTarget(target, .assign)
      target = nodes.count
      try parseYieldOrExpressions()
    }
  }

  private mutating func parseAugmentedAssignment(
    _ statement: Int, _ target: Int, _ operation: BinaryOperator
  ) throws(SyntaxFailure) {
    nodes[statement].kind = .augmentedAssign
    nodes[statement].payload = UInt32(operation.rawValue)
    checkTarget(target, .augmented)
    advance()
    try parseYieldOrExpressions()
  }

  private mutating func parseAnnotatedAssignment(_ statement: Int, _ target: Int) throws(SyntaxFailure) {
    let isBare = nodes[target].kind == .name && nodes[target].start == nodes[statement].start
    nodes[statement].kind = .annotatedAssign
    nodes[statement].payload = isBare ? 1 : 0
    checkTarget(target, .annotated)
    advance()
    try parseAnnotation()
    if skip(.equal) { try parseYieldOrExpressions() }
  }

  mutating func parseAnnotation() throws(SyntaxFailure) {
    let row = open(.annotation, at: start)
    try parseExpression()
    nodes[row].start = nodes[row &+ 1].start
    nodes[row].end = nodes[row &+ 1].end
    nodes[row].size = UInt32(truncatingIfNeeded: nodes.count &- row)
  }
}

extension TokenKind {
  var augmentedOperator: BinaryOperator? {
    switch self {
    case .plusEqual: .add
    case .minusEqual: .subtract
    case .starEqual: .multiply
    case .slashEqual: .divide
    case .doubleSlashEqual: .floorDivide
    case .percentEqual: .modulo
    case .atEqual: .matrixMultiply
    case .leftShiftEqual: .leftShift
    case .rightShiftEqual: .rightShift
    case .ampersandEqual: .bitAnd
    case .pipeEqual: .bitOr
    case .caretEqual: .bitXor
    case .doubleStarEqual: .power
    default: nil
    }
  }
}
