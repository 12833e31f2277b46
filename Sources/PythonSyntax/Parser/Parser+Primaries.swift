import Base

/// Operands: atoms with attributes, calls and subscripts behind them.
extension Parser {
  mutating func parsePrimary() throws(SyntaxFailure) {
    let row = nodes.count
    let from = start
    try parseAtom()
    if kind.startsTrailer { try parseTrailers(row, from) }
  }

  /// Reads `a`, `a.b.c` or `a.b.c(…)`.
  ///
  /// Looking ahead over the names tells how many headers stand before the first one, so nothing has to be moved.
  mutating func parseNameChain() throws(SyntaxFailure) {
    let from = start
    var end = cursor &+ 1
    while tokens[end].kind == .dot, tokens[end &+ 1].kind == .name { end &+= 2 }
    let isCall = tokens[end].kind == .leftParen
    let call = isCall ? open(.call, at: from) : 0
    var last = end &- 1
    while last > cursor {
      let name = tokens[last]
      let size = UInt32(truncatingIfNeeded: (last &- cursor) / 2 &+ 1)
      nodes.append(Node(.attribute, from, name.end, size: size, payload: name.payload))
      last &-= 2
    }
    nodes.append(Node(.name, from, token.end, payload: token.payload))
    lastEnd = tokens[end &- 1].end
    cursor = end
    if isCall {
      let parenthesis = start
      advance()
      try parseArguments(call: parenthesis)
      try expect(.rightParen)
      close(call)
    }
  }

  mutating func parseTrailers(_ row: Int, _ from: UInt32) throws(SyntaxFailure) {
    let mark = pending.count
    while true {
      switch kind {
      case .dot:
        advance()
        guard kind == .name else { throw unexpected() }
        let symbol = token.payload
        advance()
        postpone(.attribute, row, from: from, payload: symbol)
      case .leftParen:
        let open = start
        advance()
        try parseArguments(call: open)
        try expect(.rightParen)
        postpone(.call, row, from: from)
      case .leftBracket:
        advance()
        try parseIndex()
        try expect(.rightBracket)
        postpone(.subscript, row, from: from)
      default: return placePending(row, since: mark)
      }
    }
  }

  /// The index of a subscript: an expression, a slice or a tuple of those.
  private mutating func parseIndex() throws(SyntaxFailure) {
    let row = nodes.count
    let from = start
    let isStarred = kind == .star
    try parseIndexItem()
    // `a[*b]` is a tuple of one (PEP 646).
    guard kind == .comma || isStarred else { return }
    wrap(row, in: .tuple, from: from)
    while skip(.comma), kind != .rightBracket { try parseIndexItem() }
    close(row)
  }

  private mutating func parseIndexItem() throws(SyntaxFailure) {
    if kind == .star { return try parseStarred() }
    let row = nodes.count
    let from = start
    var parts: UInt32 = 0
    if kind != .colon {
      try parseNamedExpression()
      parts = 1
    }
    guard kind == .colon else { return }
    wrap(row, in: .slice, from: from)
    advance()
    if !kind.endsSlicePart {
      try parseExpression()
      parts |= 2
    }
    if skip(.colon), !kind.endsSlicePart {
      try parseExpression()
      parts |= 4
    }
    nodes[row].payload = parts
    close(row)
  }

  /// Arguments up to, not with, the closing parenthesis; `call` is where a call's parenthesis opened, nil for a class.
  mutating func parseArguments(call open: UInt32?) throws(SyntaxFailure) {
    var sawKeyword = false
    var sawUnpacking = false
    let first = nodes.count
    while kind != .rightParen {
      let row = nodes.count
      switch kind {
      case .star:
        if sawUnpacking { report(.invalidArgumentOrder, start, start) }
        let starred = self.open(.starred, at: start)
        advance()
        try parseExpression()
        close(starred)
      case .doubleStar:
        let unpack = self.open(.keywordUnpack, at: start)
        advance()
        try parseExpression()
        close(unpack)
        sawUnpacking = true
      case .name where peek() == .equal:
        let keyword = self.open(.keyword, at: start, payload: token.payload)
        advance()
        advance()
        try parseExpression()
        close(keyword)
        sawKeyword = true
      default:
        try parseNamedExpression()
        if kind == .for || kind == .async {
          try parseGeneratorArgument(row, open, isFirst: row == first)
        } else if sawKeyword || sawUnpacking {
          report(.invalidArgumentOrder, row: row)
        }
      }
      if kind != .comma { break }
      advance()
    }
  }

  /// `f(x for x in y)`: the generator takes the call's parentheses and must be alone.
  private mutating func parseGeneratorArgument(
    _ row: Int, _ open: UInt32?, isFirst: Bool
  ) throws(SyntaxFailure) {
    wrap(row, in: .generator, from: nodes[row].start)
    try parseComprehensions()
    close(row)
    guard let open, isFirst, kind == .rightParen else { return report(.invalidArgumentOrder, row: row) }
    nodes[row].start = open
    nodes[row].end = token.end
  }

  private mutating func parseAtom() throws(SyntaxFailure) {
    switch kind {
    case .name: leaf(.name, payload: token.payload)
    case .string: try parseStrings()
    case .formattedStart: try parseStrings()
    case .integer: leaf(.integer)
    case .float: leaf(.float)
    case .imaginary: leaf(.imaginary)
    case .none: leaf(.none)
    case .true: leaf(.true)
    case .false: leaf(.false)
    case .ellipsis: leaf(.ellipsis)
    case .leftParen: try parseParenthesised()
    case .leftBracket: try parseListDisplay()
    case .leftBrace: try parseBraceDisplay()
    default: throw unexpected()
    }
  }
}

extension TokenKind {
  /// What may stand directly behind an operand: an attribute, a call or a subscript.
  @inline(__always)
  var startsTrailer: Bool { self == .dot || self == .leftParen || self == .leftBracket }

  var endsSlicePart: Bool { self == .colon || self == .comma || self == .rightBracket }
}
