internal import Base

/// Cuts a Jinja template: delimiters span lines, and strings and brackets inside them are respected.
struct JinjaLexer: ~Copyable {
  private var tokens: Buffer<TemplateToken>
  private var textStart = 0
  private var unterminated: [Range<Int>] = []
  /// A search for this end has reached the end of the file, so another one will, too.
  private var fruitless = (tag: false, output: false, comment: false, balanced: false, raw: false)

  static func tokens(
    of source: Span<UInt8>, unterminated: inout [Range<Int>]
  ) -> Buffer<TemplateToken> {
    var lexer = JinjaLexer(capacity: source.count / 24 + 16)
    lexer.run(source)
    unterminated = lexer.unterminated
    return lexer.finish()
  }

  private init(capacity: Int) { tokens = Buffer(capacity: capacity) }

  private consuming func finish() -> Buffer<TemplateToken> { tokens }

  private mutating func run(_ source: Span<UInt8>) {
    var i = 0
    while i &+ 1 < source.count {
      if source[i] != UInt8(ascii: "{") {
        i &+= 1
        continue
      }
      switch source[i &+ 1] {
      case UInt8(ascii: "#"): i = comment(at: i, source)
      case UInt8(ascii: "%"), UInt8(ascii: "{"): i = code(at: i, source)
      case _: i &+= 1
      }
    }
    flushText(to: source.count)
  }

  private mutating func comment(at start: Int, _ source: Span<UInt8>) -> Int {
    guard !fruitless.comment, let end = plainEnd(UInt8(ascii: "#"), from: start + 2, source) else {
      fruitless.comment = true
      unterminated.append(start..<start + 2)
      return start + 2
    }
    append(TemplateToken(.comment, start..<end, content: source.stripped(start + 2..<end - 2)))
    return end
  }

  private mutating func code(at start: Int, _ source: Span<UInt8>) -> Int {
    let isTag = source[start + 1] == UInt8(ascii: "%")
    guard let end = end(of: start, isTag ? UInt8(ascii: "%") : UInt8(ascii: "}"), source) else {
      unterminated.append(start..<start + 2)
      return start + 2
    }
    let content = content(of: start..<end, source)
    append(TemplateToken(isTag ? .tag : .output, start..<end, content: content))
    guard isTag, source.matches("raw", at: content) else { return end }
    return raw(from: end, source)
  }

  /// The end of a tag or output; without regard to strings and brackets if these do not close.
  private mutating func end(of start: Int, _ byte: UInt8, _ source: Span<UInt8>) -> Int? {
    if !fruitless.balanced {
      if let end = balancedEnd(byte, from: start + 2, source) { return end }
      fruitless.balanced = true
    }
    let isTag = byte == UInt8(ascii: "%")
    if isTag ? fruitless.tag : fruitless.output { return nil }
    if let end = plainEnd(byte, from: start + 2, source) { return end }
    if isTag { fruitless.tag = true } else { fruitless.output = true }
    return nil
  }

  private func plainEnd(_ byte: UInt8, from start: Int, _ source: Span<UInt8>) -> Int? {
    var i = start
    while i &+ 1 < source.count {
      if source[i] == byte, source[i &+ 1] == UInt8(ascii: "}") { return i &+ 2 }
      i &+= 1
    }
    return nil
  }

  private func balancedEnd(_ byte: UInt8, from start: Int, _ source: Span<UInt8>) -> Int? {
    var depth = 0
    var i = start
    while i < source.count {
      let here = source[i]
      if depth == 0, here == byte, i &+ 1 < source.count, source[i &+ 1] == UInt8(ascii: "}") { return i &+ 2 }
      switch here {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let close = source.endOfString(from: i, in: source.count) else { return nil }
        i = close
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth &+= 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth &- 1)
      case _: break
      }
      i &+= 1
    }
    return nil
  }

  /// What stands between the delimiters without the signs of white-space control.
  private func content(of range: Range<Int>, _ source: Span<UInt8>) -> Range<Int> {
    var low = range.lowerBound + 2
    var high = range.upperBound - 2
    if low < high, source[low] == UInt8(ascii: "-") || source[low] == UInt8(ascii: "+") { low += 1 }
    if low < high, source[high - 1] == UInt8(ascii: "-") || source[high - 1] == UInt8(ascii: "+") { high -= 1 }
    return source.stripped(low..<high)
  }

  /// The content of `{% raw %}` is text up to the next `{% endraw %}`; returns where that starts.
  private mutating func raw(from start: Int, _ source: Span<UInt8>) -> Int {
    guard !fruitless.raw else { return start }
    var i = start
    while i &+ 1 < source.count {
      if source[i] == UInt8(ascii: "{"), source[i &+ 1] == UInt8(ascii: "%"), endsRaw(at: i, source) { return i }
      i &+= 1
    }
    fruitless.raw = true
    return start
  }

  private func endsRaw(at start: Int, _ source: Span<UInt8>) -> Bool {
    var i = start + 2
    if i < source.count, source[i] == UInt8(ascii: "-") || source[i] == UInt8(ascii: "+") { i += 1 }
    i = source.skipSpace(from: i, in: source.count)
    guard i + 6 <= source.count, source.matches("endraw", at: i..<i + 6) else { return false }
    i = source.skipSpace(from: i + 6, in: source.count)
    if i < source.count, source[i] == UInt8(ascii: "-") || source[i] == UInt8(ascii: "+") { i += 1 }
    return i + 1 < source.count && source[i] == UInt8(ascii: "%") && source[i + 1] == UInt8(ascii: "}")
  }

  private mutating func append(_ token: TemplateToken) {
    flushText(to: Int(token.start))
    tokens.append(token)
    textStart = Int(token.end)
  }

  private mutating func flushText(to end: Int) {
    guard textStart < end else { return }
    tokens.append(TemplateToken(.text, textStart..<end, content: textStart..<end))
    textStart = end
  }
}
