import Base

/// Where the lexer is inside an f- or t-string (PEP 701): literal text, a replacement field, or a field's format spec.
struct StringMode: BitwiseCopyable {
  enum Kind: UInt8, BitwiseCopyable { case text, field, spec }

  var kind: Kind
  var quote: UInt8
  var isTriple: Bool
  var isRaw: Bool
  /// Bracket depth inside: the depth at which `}`, `:` and `!` belong to the field.
  var depth: Int
}

extension Lexer {
  /// CPython's MAXFSTRINGLEVEL, counted in modes.
  private static let maximumModes = 300
  /// CPython's MAX_EXPR_NESTING: fields in format specs in fields.
  private static let maximumFields = 3

  var isInField: Bool { modes.last?.kind == .field }

  mutating func beginFormatted(_ source: Span<UInt8>, from start: Int, body: Int, quote: UInt8, flags: StringFlags) {
    add(.formattedStart, start, body, UInt32(flags.rawValue))
    offset = body
    if modes.count > Self.maximumModes {
      report(.tooDeep, start, body)
      return add(.formattedEnd, body, body)
    }
    modes.append(
      StringMode(
        kind: .text, quote: quote, isTriple: flags.contains(.triple), isRaw: flags.contains(.raw), depth: bracketDepth))
    formattedText(source)
  }

  /// Reads literal text up to a replacement field, the end of a format spec or the end of the string.
  private mutating func formattedText(_ source: Span<UInt8>) {
    let mode = modes[modes.count - 1]
    let start = offset
    var at = offset
    while at < limit {
      switch source[at] {
      case UInt8(ascii: "{"):
        if mode.kind == .text, source[at &+ 1] == UInt8(ascii: "{") {
          at &+= 2
          continue
        }
        return beginField(start, at, mode)
      case UInt8(ascii: "}"):
        if mode.kind == .spec { return endFormatSpec(start, at, mode, source) }
        if source[at &+ 1] == UInt8(ascii: "}") {
          at &+= 2
          continue
        }
        report(.invalidString, at, at + 1)
        at &+= 1
      case UInt8(ascii: "\\"): at = afterFormattedEscape(source, at, mode)
      case 10, 13:
        if !mode.isTriple { return endLine(start, at, mode, source) }
        at &+= 1
      case mode.quote:
        if !mode.isTriple { return endFormatted(start, at, at &+ 1, mode) }
        if source[at &+ 1] == mode.quote, source[at &+ 2] == mode.quote {
          return endFormatted(start, at, at &+ 3, mode)
        }
        at &+= 1
      default: at &+= 1
      }
    }
    unterminated(start, limit, mode)
  }

  /// Behind an escape: `\{` is a backslash and a field, `\N{…}` is one character.
  private mutating func afterFormattedEscape(_ source: Span<UInt8>, _ at: Int, _ mode: StringMode) -> Int {
    let next = source[at &+ 1]
    if next.isRareEscape, !mode.isRaw { checkEscape(source, at, isBytes: false) }
    if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") { return at &+ 1 }
    guard !mode.isRaw, next == UInt8(ascii: "N"), source[at &+ 2] == UInt8(ascii: "{") else {
      return afterEscape(source, at)
    }
    var end = at &+ 3
    while end < limit, source[end] != UInt8(ascii: "}"), source[end] != mode.quote, source[end] != 10 { end &+= 1 }
    return source[end] == UInt8(ascii: "}") ? end &+ 1 : at &+ 3
  }

  private mutating func addText(_ start: Int, _ end: Int, _ mode: StringMode) {
    if end > start { add(.formattedText, start, end, mode.isRaw ? 1 : 0) }
  }

  private mutating func beginField(_ start: Int, _ at: Int, _ mode: StringMode) {
    addText(start, at, mode)
    if mode.kind == .spec, openFields >= Self.maximumFields { report(.tooDeep, at, at + 1) }
    add(.leftBrace, at, at + 1)
    offset = at + 1
    bracketDepth += 1
    modes.append(
      StringMode(kind: .field, quote: mode.quote, isTriple: mode.isTriple, isRaw: mode.isRaw, depth: bracketDepth))
  }

  /// How many fields of the innermost string are open, one in the format spec of the other.
  private var openFields: Int {
    var count = 0
    for mode in modes.reversed() {
      if mode.kind == .text { break }
      if mode.kind == .field { count += 1 }
    }
    return count
  }

  /// Behind the `}` of a field: back to the text around it.
  mutating func endField(_ source: Span<UInt8>) {
    modes.removeLast()
    bracketDepth -= 1
    formattedText(source)
  }

  mutating func beginFormatSpec(_ source: Span<UInt8>) {
    add(.colon, offset, offset + 1)
    offset += 1
    var mode = modes[modes.count - 1]
    mode.kind = .spec
    modes.append(mode)
    formattedText(source)
  }

  private mutating func endFormatSpec(_ start: Int, _ at: Int, _ mode: StringMode, _ source: Span<UInt8>) {
    addText(start, at, mode)
    modes.removeLast()
    add(.rightBrace, at, at + 1)
    offset = at + 1
    endField(source)
  }

  /// A line break in a string with single quotes: it ends a format spec whose field is closed below, anything else was
  /// not closed.
  private mutating func endLine(_ start: Int, _ at: Int, _ mode: StringMode, _ source: Span<UInt8>) {
    guard mode.kind == .spec, closesField(source, from: at) else { return unterminated(start, at, mode) }
    addText(start, at, mode)
    modes.removeLast()
    offset = at
  }

  private func closesField(_ source: Span<UInt8>, from start: Int) -> Bool {
    var at = start
    while at < limit, source[at] <= 32 { at &+= 1 }
    return source[at] == UInt8(ascii: "}")
  }

  private mutating func endFormatted(_ start: Int, _ at: Int, _ end: Int, _ mode: StringMode) {
    addText(start, at, mode)
    if mode.kind == .spec { report(.invalidString, at, end) }
    popString()
    add(.formattedEnd, at, end)
    offset = end
  }

  private mutating func unterminated(_ start: Int, _ at: Int, _ mode: StringMode) {
    addText(start, at, mode)
    report(.unterminatedString, start, at)
    popString()
    add(.formattedEnd, at, at)
    offset = at
  }

  /// Leaves the innermost string with whatever fields of it are open.
  private mutating func popString() {
    while let mode = modes.popLast() {
      if mode.kind == .field { bracketDepth = mode.depth - 1 }
      if mode.kind == .text { return }
    }
  }
}
