import Base

/// Bytes to tokens, in one pass, for a whole file.
///
/// The source is padded with `Lexer.padding` zero bytes, so that a word can be loaded anywhere before `limit` and the
/// byte at `limit` reads as the end. Positions are byte offsets. The lexer never fails: what it cannot read becomes an
/// `invalid` token and a problem. State lives in a struct that is passed `inout`; a class here measured four times slower.
struct Lexer: ~Copyable {
  static let padding = 16
  /// CPython's MAXLEVEL: more open brackets than this are refused.
  static let maximumBrackets = 200
  /// CPython's MAXINDENT.
  static let maximumIndents = 100

  var tokens = Buffer<Token>(capacity: 8192)
  var comments = Buffer<TextRange>(capacity: 512)
  var symbols = SymbolTable()
  var problems: [Problem] = []
  var indents: [Indent] = [Indent()]
  /// Open f-strings, their replacement fields and format specs, innermost last.
  var modes: [StringMode] = []
  var offset = 0
  var limit = 0
  var bracketDepth = 0
  /// How often `reopenLine` may still go back.
  var reopenings = 0

  mutating func tokenize(_ source: Span<UInt8>, limit: Int) {
    reset(limit: limit)
    beginLine(source)
    repeat { while nextToken(source) {} } while bracketDepth > 0 && reopenLine(source)
    finish()
  }

  private mutating func reset(limit: Int) {
    self.limit = limit
    offset = 0
    bracketDepth = 0
    reopenings = Self.maximumReopenings
    tokens.removeLast(to: 0)
    tokens.reserve(limit / 3)
    comments.removeLast(to: 0)
    problems = []
    indents.removeLast(indents.count - 1)
    modes.removeAll(keepingCapacity: true)
    symbols.reset(sourceSize: limit)
  }

  /// Ends the last line, closes every block and marks the end.
  private mutating func finish() {
    if bracketDepth > 0 || !modes.isEmpty { report(.unclosedBracket, limit, limit) }
    if tokens.count > 0, !tokens[tokens.count - 1].kind.isLineStructure { add(.newline, limit, limit) }
    while indents.count > 1 {
      indents.removeLast()
      add(.dedent, limit, limit)
    }
    add(.endOfFile, limit, limit)
  }

  @inline(__always)
  mutating func add(_ kind: TokenKind, _ start: Int, _ end: Int, _ payload: UInt32 = 0) {
    tokens.append(Token(kind, start, end, payload))
  }

  mutating func report(_ kind: Problem.Kind, _ start: Int, _ end: Int) {
    problems.append(Problem(kind, TextRange(UInt32(start), UInt32(end))))
  }

  /// Adds an operator or delimiter of `length` bytes.
  @inline(__always)
  private mutating func take(_ kind: TokenKind, _ length: Int) {
    add(kind, offset, offset &+ length)
    offset &+= length
  }

  /// Adds `plain`, or `withEqual` when `=` follows its `length` bytes.
  @inline(__always)
  private mutating func take(_ plain: TokenKind, orEqual withEqual: TokenKind, _ length: Int, _ source: Span<UInt8>) {
    if source[offset &+ length] == UInt8(ascii: "=") {
      take(withEqual, length &+ 1)
    } else {
      take(plain, length)
    }
  }

  /// Reads one token, or several when a string with replacement fields or a line begins; false at the end.
  @inline(__always)
  private mutating func nextToken(_ source: Span<UInt8>) -> Bool {
    var byte = source[offset]
    while byte == 32 || byte == 9 || byte == 12 {
      offset &+= 1
      byte = source[offset]
    }
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 128...255:
      name(source)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number(source)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): string(source, from: offset, flags: [])
    case 10, 13: newline(source)
    case UInt8(ascii: "#"): comment(source)
    case 0:
      if offset >= limit { return false }
      // Reported once for the file, by `SourceText`.
      take(.invalid, 1)
    default: punctuation(byte, source)
    }
    return true
  }

  @inline(__always)
  private mutating func punctuation(_ byte: UInt8, _ source: Span<UInt8>) {
    switch byte {
    case UInt8(ascii: "("): openBracket(.leftParen)
    case UInt8(ascii: ")"): closeBracket(.rightParen)
    case UInt8(ascii: "["): openBracket(.leftBracket)
    case UInt8(ascii: "]"): closeBracket(.rightBracket)
    case UInt8(ascii: "{"): openBracket(.leftBrace)
    case UInt8(ascii: "}"): closeBrace(source)
    case UInt8(ascii: ","): take(.comma, 1)
    case UInt8(ascii: ":"): colon(source)
    case UInt8(ascii: "."): dot(source)
    case UInt8(ascii: "="): take(.equal, orEqual: .equalEqual, 1, source)
    case UInt8(ascii: ";"): take(.semicolon, 1)
    default: rarePunctuation(byte, source)
    }
  }

  private mutating func rarePunctuation(_ byte: UInt8, _ source: Span<UInt8>) {
    let next = source[offset &+ 1]
    switch byte {
    case UInt8(ascii: "-"):
      if next == UInt8(ascii: ">") { take(.arrow, 2) } else { take(.minus, orEqual: .minusEqual, 1, source) }
    case UInt8(ascii: "+"): take(.plus, orEqual: .plusEqual, 1, source)
    case UInt8(ascii: "*"): doubled(next == byte, .star, .starEqual, .doubleStar, .doubleStarEqual, source)
    case UInt8(ascii: "/"): doubled(next == byte, .slash, .slashEqual, .doubleSlash, .doubleSlashEqual, source)
    case UInt8(ascii: "<"):
      if next == UInt8(ascii: ">") { return invalid() }
      doubled(next == byte, .less, .lessEqual, .leftShift, .leftShiftEqual, source)
    case UInt8(ascii: ">"): doubled(next == byte, .greater, .greaterEqual, .rightShift, .rightShiftEqual, source)
    case UInt8(ascii: "%"): take(.percent, orEqual: .percentEqual, 1, source)
    case UInt8(ascii: "@"): take(.at, orEqual: .atEqual, 1, source)
    case UInt8(ascii: "&"): take(.ampersand, orEqual: .ampersandEqual, 1, source)
    case UInt8(ascii: "|"): take(.pipe, orEqual: .pipeEqual, 1, source)
    case UInt8(ascii: "^"): take(.caret, orEqual: .caretEqual, 1, source)
    case UInt8(ascii: "~"): take(.tilde, 1)
    case UInt8(ascii: "!"): exclamation(next)
    case UInt8(ascii: "\\"): continuation(source)
    default: invalid()
    }
  }

  private mutating func doubled(
    _ isDouble: Bool, _ one: TokenKind, _ oneEqual: TokenKind, _ two: TokenKind, _ twoEqual: TokenKind,
    _ source: Span<UInt8>
  ) {
    if isDouble { take(two, orEqual: twoEqual, 2, source) } else { take(one, orEqual: oneEqual, 1, source) }
  }

  mutating func invalid() {
    report(.invalidCharacter, offset, offset + 1)
    take(.invalid, 1)
  }

  private mutating func exclamation(_ next: UInt8) {
    if next == UInt8(ascii: "=") { return take(.notEqual, 2) }
    if isInField { return take(.exclamation, 1) }
    invalid()
  }

  private mutating func dot(_ source: Span<UInt8>) {
    let next = source[offset &+ 1]
    if next &- UInt8(ascii: "0") < 10 { return number(source) }
    if next == UInt8(ascii: "."), source[offset &+ 2] == UInt8(ascii: ".") { return take(.ellipsis, 3) }
    take(.dot, 1)
  }

  private mutating func colon(_ source: Span<UInt8>) {
    if !modes.isEmpty, isInField, modes[modes.count - 1].depth == bracketDepth { return beginFormatSpec(source) }
    take(.colon, orEqual: .colonEqual, 1, source)
  }

  private mutating func openBracket(_ kind: TokenKind) {
    bracketDepth &+= 1
    if bracketDepth >= Self.maximumBrackets {
      report(.tooDeep, offset, offset + 1)
      return take(.invalid, 1)
    }
    take(kind, 1)
  }

  private mutating func closeBracket(_ kind: TokenKind) {
    let floor = modes.last?.depth ?? 0
    if bracketDepth > floor {
      bracketDepth &-= 1
    } else {
      report(.unmatchedBracket, offset, offset + 1)
    }
    take(kind, 1)
  }

  private mutating func closeBrace(_ source: Span<UInt8>) {
    if modes.isEmpty || !isInField || modes[modes.count - 1].depth != bracketDepth { return closeBracket(.rightBrace) }
    take(.rightBrace, 1)
    endField(source)
  }

  mutating func comment(_ source: Span<UInt8>) {
    let start = offset
    skipToLineEnd(source)
    comments.append(TextRange(UInt32(start), UInt32(offset)))
  }

  private mutating func skipToLineEnd(_ source: Span<UInt8>) {
    var at = offset
    while at < limit {
      let word = source.word(at: at)
      let end = Words.matches(word, Words.filled(10)) | Words.matches(word, Words.filled(13))
      if end != 0 {
        at &+= Words.leading(end)
        break
      }
      at &+= 8
    }
    offset = min(at, limit)
  }
}

extension TokenKind {
  /// Tokens that stand for line breaks and indentation, not for text.
  @inline(__always)
  var isLineStructure: Bool { rawValue <= TokenKind.dedent.rawValue }
}
