/// What a token is.
///
/// Soft keywords (`match`, `case`, `type`, `_`) are names.
enum TokenKind: UInt8, BitwiseCopyable, Sendable {
  // MARK: Structure
  case endOfFile, newline, indent, dedent
  /// Bytes no token starts with; a problem says why.
  case invalid

  // MARK: Atoms
  case name, integer, float, imaginary
  /// A string or bytes literal without replacement fields / StringFlags
  case string
  /// Prefix and opening quote of an f- or t-string / StringFlags
  case formattedStart
  /// Literal text of an f- or t-string / 1 when raw
  case formattedText
  case formattedEnd

  // MARK: Keywords
  case `false`, none, `true`, and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`
  case except, finally, `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass, raise
  case `return`, `try`, `while`, with, yield

  // MARK: Punctuation
  case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, colonEqual, dot, ellipsis, semicolon, equal, arrow, exclamation
  case equalEqual, notEqual, less, lessEqual, greater, greaterEqual
  case plus, minus, star, slash, doubleSlash, percent, at, leftShift, rightShift, ampersand, pipe, caret, doubleStar
  case tilde
  case plusEqual, minusEqual, starEqual, slashEqual, doubleSlashEqual, percentEqual, atEqual
  case leftShiftEqual, rightShiftEqual, ampersandEqual, pipeEqual, caretEqual, doubleStarEqual
}

extension TokenKind {
  /// The hard keywords in the order of their cases, for the symbol table.
  static let keywordTexts: [StaticString] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]

  /// Keywords that begin a statement and can stand nowhere inside an expression: on a new line inside brackets they
  /// prove that a bracket was left open.
  var startsStatementOnly: Bool {
    switch self {
    case .assert, .break, .class, .continue, .def, .del, .elif, .except, .finally, .global, .import, .nonlocal,
      .pass, .raise, .return, .try, .while, .with:
      true
    default: false
    }
  }

  /// Whether an expression is over when this token follows a whole atom: closers, separators, ends of lines.
  @inline(__always)
  var endsExpression: Bool {
    switch self {
    case .newline, .comma, .rightParen, .rightBracket, .rightBrace, .colon, .equal, .semicolon, .endOfFile: true
    default: false
    }
  }
}

/// One token: 16 bytes.
struct Token: BitwiseCopyable {
  var start: UInt32
  var end: UInt32
  /// Symbol of a name, StringFlags of a string.
  var payload: UInt32
  var kind: TokenKind

  @inline(__always)
  init(_ kind: TokenKind, _ start: Int, _ end: Int, _ payload: UInt32 = 0) {
    self.kind = kind
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.payload = payload
  }
}
