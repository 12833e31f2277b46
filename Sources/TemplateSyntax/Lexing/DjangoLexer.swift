internal import Base

/// Cuts a template exactly as Django's `Lexer`, whose pattern is `({%.*?%}|{{.*?}}|{#.*?#})`.
///
/// No piece spans lines, and an opening without its end on the same line is text. Django reads files with universal
/// newlines, so a lone carriage return ends a line as well.
struct DjangoLexer: ~Copyable {
  private var tokens: Buffer<TemplateToken>
  /// The content that ends the current `{% verbatim %}`: `end` and this range.
  private var verbatim: Range<Int>?
  private var textStart = 0
  /// Up to where a search for each of the three ends has failed; without it a line of `{{{{` costs its square.
  private var fruitless = (tag: 0, output: 0, comment: 0)

  static func tokens(of source: Span<UInt8>) -> Buffer<TemplateToken> {
    var lexer = DjangoLexer(capacity: source.count / 24 + 16)
    lexer.run(source)
    return lexer.finish()
  }

  private init(capacity: Int) { tokens = Buffer(capacity: capacity) }

  private consuming func finish() -> Buffer<TemplateToken> { tokens }

  private mutating func run(_ source: Span<UInt8>) {
    var i = 0
    let end = source.count &- 1
    while i < end {
      if source[i] != UInt8(ascii: "{") {
        i &+= 1
        continue
      }
      if let close = piece(at: i, in: source) {
        add(i..<close, source)
        i = close
      } else {
        i &+= 1
      }
    }
    flushText(to: source.count)
  }

  private mutating func piece(at i: Int, in source: Span<UInt8>) -> Int? {
    switch source[i &+ 1] {
    case UInt8(ascii: "%"): DjangoLexer.close(UInt8(ascii: "%"), from: i &+ 2, in: source, &fruitless.tag)
    case UInt8(ascii: "{"): DjangoLexer.close(UInt8(ascii: "}"), from: i &+ 2, in: source, &fruitless.output)
    case UInt8(ascii: "#"): DjangoLexer.close(UInt8(ascii: "#"), from: i &+ 2, in: source, &fruitless.comment)
    default: nil
    }
  }

  /// Where the first `byte` `}` after `start` on this line ends.
  private static func close(_ byte: UInt8, from start: Int, in source: Span<UInt8>, _ fruitless: inout Int) -> Int? {
    guard start >= fruitless else { return nil }
    var i = start
    let last = source.count &- 1
    while i <= last {
      let here = source[i]
      if here == byte, i < last, source[i &+ 1] == UInt8(ascii: "}") { return i &+ 2 }
      if here == 10 || here == 13 { break }
      i &+= 1
    }
    fruitless = i
    return nil
  }

  private mutating func add(_ range: Range<Int>, _ source: Span<UInt8>) {
    let content = source.stripped(range.lowerBound + 2..<range.upperBound - 2)
    switch source[range.lowerBound + 1] {
    case UInt8(ascii: "%"):
      if let opening = verbatim {
        guard ends(opening, content, source) else { return }
        verbatim = nil
      } else if startsVerbatim(content, source) {
        verbatim = content
      }
      append(TemplateToken(.tag, range, content: content))
    case let second:
      guard verbatim == nil else { return }
      append(TemplateToken(second == UInt8(ascii: "{") ? .output : .comment, range, content: content))
    }
  }

  private func ends(_ opening: Range<Int>, _ content: Range<Int>, _ source: Span<UInt8>) -> Bool {
    guard content.count == opening.count + 3 else { return false }
    let start = content.lowerBound
    return source.matches("end", at: start..<start + 3) && source.equal(start + 3..<content.upperBound, opening)
  }

  private func startsVerbatim(_ content: Range<Int>, _ source: Span<UInt8>) -> Bool {
    let head = content.lowerBound..<min(content.upperBound, content.lowerBound + 9)
    return source.matches("verbatim", at: head) || source.matches("verbatim ", at: head)
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
