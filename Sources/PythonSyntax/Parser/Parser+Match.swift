import Base

/// `match` statements and `type` aliases: the statements of soft keywords.
extension Parser {
  /// Reads a statement that begins with a name used as a keyword; false, with nothing consumed, when it is a name.
  mutating func parseSoftKeywordStatement() throws(SyntaxFailure) -> Bool {
    let symbol = token.payload
    if symbol == WellKnown.match.index, startsMatch() {
      try parseMatch()
      return true
    }
    return false
  }

  /// Whether a name begins `type X = …` or `type X[T] = …`.
  var startsTypeAlias: Bool {
    token.payload == WellKnown.type.index && peek() == .name && (peek(2) == .equal || peek(2) == .leftBracket)
  }

  mutating func parseTypeAlias() throws(SyntaxFailure) {
    let row = open(.typeAlias, at: start)
    advance()
    leaf(.name, payload: token.payload)
    try parseTypeParametersIfPresent()
    try expect(.equal)
    try parseExpression()
    close(row)
  }

  /// A line that begins with `match`, ends with `:` and is followed by an indented `case` is nothing else.
  private func startsMatch() -> Bool {
    switch peek() {
    case .equal, .dot, .comma, .colon, .newline, .rightParen, .semicolon, .endOfFile: return false
    default: break
    }
    var index = cursor + 1
    while tokens[index].kind != .newline, tokens[index].kind != .endOfFile { index += 1 }
    guard tokens[index].kind == .newline, tokens[index - 1].kind == .colon, index + 2 < tokens.count else {
      return false
    }
    return tokens[index + 1].kind == .indent && isCase(index + 2)
  }

  private func isCase(_ index: Int) -> Bool {
    tokens[index].kind == .name && tokens[index].payload == WellKnown.case.index
  }

  private mutating func parseMatch() throws(SyntaxFailure) {
    let row = open(.matchStatement, at: start)
    advance()
    try parseSubject()
    try expect(.colon)
    cursor += 2
    while kind != .dedent, kind != .endOfFile {
      if isCase(cursor) { try parseCase() } else if kind == .newline { cursor += 1 } else { throw unexpected() }
    }
    if kind == .dedent { cursor += 1 }
    close(row)
  }

  private mutating func parseSubject() throws(SyntaxFailure) {
    let row = nodes.count
    let from = start
    if kind == .star { try parseStarred() } else { try parseNamedExpression() }
    guard kind == .comma else { return }
    wrap(row, in: .tuple, from: from)
    while skip(.comma), kind != .colon {
      if kind == .star { try parseStarred() } else { try parseNamedExpression() }
    }
    close(row)
  }

  private mutating func parseCase() throws(SyntaxFailure) {
    let row = open(.matchCase, at: start)
    advance()
    try parseOpenPattern()
    if kind == .if {
      let guardRow = open(.guardClause, at: start)
      advance()
      try parseNamedExpression()
      close(guardRow)
    }
    try parseBlock()
    close(row)
  }

  /// A pattern that may be a sequence without brackets.
  private mutating func parseOpenPattern() throws(SyntaxFailure) {
    let row = nodes.count
    let from = start
    try parseStarOrPattern()
    guard kind == .comma else {
      if nodes[row].kind == .matchStar { report(.invalidPattern, row: row) }
      return
    }
    wrap(row, in: .matchSequence, from: from)
    while skip(.comma), kind != .colon, kind != .if { try parseStarOrPattern() }
    close(row)
  }

  private mutating func parseStarOrPattern() throws(SyntaxFailure) {
    guard kind == .star else { return try parsePattern() }
    let row = open(.matchStar, at: start)
    advance()
    guard kind == .name else { throw unexpected(.invalidPattern) }
    nodes[row].payload = captureSymbol
    advance()
    close(row)
  }

  /// The current name as a capture: 0 for the wildcard.
  private var captureSymbol: UInt32 { token.payload == WellKnown.wildcard.index ? 0 : token.payload }

  /// `a | b as name`.
  private mutating func parsePattern() throws(SyntaxFailure) {
    try enter()
    let row = nodes.count
    let from = start
    try parseClosedPattern()
    if kind == .pipe {
      wrap(row, in: .matchOr, from: from)
      while skip(.pipe) { try parseClosedPattern() }
      close(row)
    }
    if skip(.as) {
      wrap(row, in: .matchAs, from: from, payload: captureSymbol)
      if captureSymbol == 0 { report(.invalidPattern, start, token.end) }
      try parseIdentifier()
      close(row)
    }
    leave()
  }

  private mutating func parseClosedPattern() throws(SyntaxFailure) {
    switch kind {
    case .name: try parseNamePattern()
    case .none, .true, .false:
      let row = open(.matchSingleton, at: start)
      try parsePrimary()
      close(row)
    case .leftParen: try parseGroupPattern()
    case .leftBracket:
      let row = open(.matchSequence, at: start)
      advance()
      try parsePatterns(until: .rightBracket)
      close(row)
    case .leftBrace: try parseMappingPattern()
    default: try parseValuePattern()
    }
  }

  /// Numbers, signed and complex ones, and strings.
  private mutating func parseValuePattern() throws(SyntaxFailure) {
    let row = open(.matchValue, at: start)
    try parseLiteral()
    close(row)
  }

  private mutating func parseLiteral() throws(SyntaxFailure) {
    switch kind {
    case .string, .formattedStart: try parseStrings()
    case .minus, .integer, .float, .imaginary: try parseOperators(Power.add)
    default: throw unexpected(.invalidPattern)
    }
  }

  /// A capture, a dotted value or a class pattern.
  private mutating func parseNamePattern() throws(SyntaxFailure) {
    let row = nodes.count
    let from = start
    if peek() != .dot, peek() != .leftParen {
      let capture = open(.matchAs, at: start, payload: captureSymbol)
      if captureSymbol == 0 { advance() } else { try parseIdentifier() }
      return close(capture)
    }
    try parseDottedValue()
    guard kind == .leftParen else {
      wrap(row, in: .matchValue, from: from)
      return close(row)
    }
    wrap(row, in: .matchClass, from: from)
    advance()
    try parseClassArguments()
    try expect(.rightParen)
    close(row)
  }

  private mutating func parseDottedValue() throws(SyntaxFailure) {
    let row = nodes.count
    let from = start
    let mark = pending.count
    leaf(.name, payload: token.payload)
    while skip(.dot) {
      guard kind == .name else { throw unexpected(.invalidPattern) }
      let symbol = token.payload
      advance()
      postpone(.attribute, row, from: from, payload: symbol)
    }
    placePending(row, since: mark)
  }

  private mutating func parseClassArguments() throws(SyntaxFailure) {
    var sawKeyword = false
    while kind != .rightParen {
      if kind == .name, peek() == .equal {
        let row = open(.matchKeyword, at: start, payload: token.payload)
        advance()
        advance()
        try parsePattern()
        close(row)
        sawKeyword = true
      } else {
        if sawKeyword { report(.invalidPattern, start, token.end) }
        try parsePattern()
      }
      if kind != .comma { break }
      advance()
    }
  }

  /// `(p)` has no row of its own; `(p,)` and `()` are sequences.
  private mutating func parseGroupPattern() throws(SyntaxFailure) {
    let row = nodes.count
    let from = start
    advance()
    if kind == .rightParen {
      _ = open(.matchSequence, at: from)
      advance()
      return close(row)
    }
    try parseStarOrPattern()
    if kind == .comma || nodes[row].kind == .matchStar {
      wrap(row, in: .matchSequence, from: from)
      guard skip(.comma) else { throw unexpected(.invalidPattern) }
      try parsePatterns(until: .rightParen)
      close(row)
    } else {
      try expect(.rightParen)
    }
  }

  private mutating func parsePatterns(until end: TokenKind) throws(SyntaxFailure) {
    while kind != end {
      try parseStarOrPattern()
      if kind != .comma { break }
      advance()
    }
    try expect(end)
  }

  private mutating func parseMappingPattern() throws(SyntaxFailure) {
    let row = open(.matchMapping, at: start)
    advance()
    while kind != .rightBrace {
      if kind == .doubleStar {
        let rest = open(.matchRest, at: start)
        advance()
        guard kind == .name, captureSymbol != 0 else { throw unexpected(.invalidPattern) }
        nodes[rest].payload = token.payload
        advance()
        close(rest)
        _ = skip(.comma)
        break
      } else {
        try parseMappingKey()
        try expect(.colon)
        try parsePattern()
      }
      if kind != .comma { break }
      advance()
    }
    try expect(.rightBrace)
    close(row)
  }

  private mutating func parseMappingKey() throws(SyntaxFailure) {
    switch kind {
    case .name:
      guard peek() == .dot else { throw unexpected(.invalidPattern) }
      try parseDottedValue()
    case .none: leaf(.none)
    case .true: leaf(.true)
    case .false: leaf(.false)
    default: try parseLiteral()
    }
  }
}
