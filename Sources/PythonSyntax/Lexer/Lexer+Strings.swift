import Base

/// String and bytes literals, and the start of f- and t-strings.
extension Lexer {
  /// Reads the literal whose prefix begins at `start`; `flags` say what the prefix was.
  mutating func string(_ source: Span<UInt8>, from start: Int, flags: StringFlags) {
    var flags = flags
    let quoteAt = start &+ prefixLength(flags)
    let quote = source[quoteAt]
    var body = quoteAt &+ 1
    if source[body] == quote, source[body &+ 1] == quote {
      flags.insert(.triple)
      body &+= 2
    }
    if !flags.isDisjoint(with: [.formatted, .template]) {
      return beginFormatted(source, from: start, body: body, quote: quote, flags: flags)
    }
    let isClosed =
      flags.contains(.triple) ? tripleBody(source, body, quote, flags) : singleBody(source, body, quote, flags)
    if !isClosed {
      flags.insert(.unterminated)
      report(.unterminatedString, start, offset)
    } else if flags.contains(.bytes) {
      checkBytes(source, start, offset)
    }
    add(.string, start, offset, UInt32(flags.rawValue))
  }

  private func prefixLength(_ flags: StringFlags) -> Int { flags.rawValue.nonzeroBitCount }

  /// Ends `offset` behind the closing quote; false, with `offset` at the line's end, when there is none.
  private mutating func singleBody(
    _ source: Span<UInt8>, _ body: Int, _ quote: UInt8, _ flags: StringFlags
  ) -> Bool {
    var at = body
    let quotes = Words.filled(quote)
    while at < limit {
      let word = source.word(at: at)
      let stop =
        Words.matches(word, quotes) | Words.matches(word, Words.filled(UInt8(ascii: "\\")))
        | Words.matches(word, Words.filled(10)) | Words.matches(word, Words.filled(13))
      if stop == 0 {
        at &+= 8
        continue
      }
      at &+= Words.leading(stop)
      switch source[at] {
      case quote where at < limit:
        offset = at &+ 1
        return true
      case UInt8(ascii: "\\"):
        if source[at &+ 1].isRareEscape { checkEscape(source, at, flags) }
        at = afterEscape(source, at)
      default:
        offset = min(at, limit)
        return false
      }
    }
    offset = limit
    return false
  }

  private mutating func tripleBody(
    _ source: Span<UInt8>, _ body: Int, _ quote: UInt8, _ flags: StringFlags
  ) -> Bool {
    var at = body
    let quotes = Words.filled(quote)
    while at < limit {
      let word = source.word(at: at)
      let stop = Words.matches(word, quotes) | Words.matches(word, Words.filled(UInt8(ascii: "\\")))
      if stop == 0 {
        at &+= 8
        continue
      }
      at &+= Words.leading(stop)
      if source[at] == UInt8(ascii: "\\") {
        if source[at &+ 1].isRareEscape { checkEscape(source, at, flags) }
        at &+= 2
      } else if source[at &+ 1] == quote, source[at &+ 2] == quote {
        offset = at &+ 3
        return true
      } else {
        at &+= 1
      }
    }
    offset = limit
    return false
  }

  /// Behind a backslash and what it escapes; CR LF counts as one.
  @inline(__always)
  func afterEscape(_ source: Span<UInt8>, _ at: Int) -> Int {
    source[at &+ 1] == 13 && source[at &+ 2] == 10 ? at &+ 3 : at &+ 2
  }

  /// "bytes can only contain ASCII literal characters".
  private mutating func checkBytes(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    var at = start
    var seen: UInt8 = 0
    while at < end {
      seen |= source[at]
      at &+= 1
    }
    if seen > 127 { report(.invalidString, start, end) }
  }
}
