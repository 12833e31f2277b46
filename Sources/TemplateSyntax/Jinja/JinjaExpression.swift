internal import Base

/// Reads Jinja expressions into rows, flat but for calls and filters with their arguments.
///
/// Operators are words, brackets leave no row, and an explicit stack stands in for recursion.
struct JinjaExpressionParser {
  /// An open call or filter, or the expression itself at the bottom.
  private struct Frame {
    /// The call or filter row; none at the bottom.
    var call: Int?
    /// The expression row of the current argument, once it has begun.
    var expression: Int?
    var keyword: Int?
    /// Brackets open inside the argument.
    var brackets = 0
  }

  private(set) var offset: Int
  let end: Int
  private var frames: [Frame] = []
  private var lastEnd: Int
  /// Whether the next name is a filter or test rather than a value.
  private var afterBar = false
  private var afterIs = false
  private var isValid = true

  private static let maximumCalls = 100

  init(_ range: Range<Int>) {
    offset = range.lowerBound
    end = range.upperBound
    lastEnd = range.lowerBound
  }

  mutating func skipSpace(_ source: Span<UInt8>) {
    offset = source.skipSpace(from: offset, in: end)
  }

  /// Takes `text` if it stands at the current place.
  mutating func take(_ text: String, in source: Span<UInt8>) -> Range<Int>? {
    skipSpace(source)
    let range = offset..<offset + text.utf8.count
    guard range.upperBound <= end, source.matches(text, at: range) else { return nil }
    let isWord = source.wordLength(at: offset) > 0
    if isWord, range.upperBound < end, source.wordLength(at: range.upperBound) > 0 { return nil }
    offset = range.upperBound
    return range
  }

  mutating func takeName(in source: Span<UInt8>) -> Range<Int>? {
    skipSpace(source)
    let nameEnd = source.endOfName(from: offset, in: end)
    guard nameEnd > offset else { return nil }
    defer { offset = nameEnd }
    return offset..<nameEnd
  }

  /// A name that may be assigned, `namespace.attribute` included.
  mutating func takeTarget(in source: Span<UInt8>) -> Range<Int>? {
    skipSpace(source)
    let nameEnd = source.endOfName(from: offset, in: end, dots: true)
    let range = offset..<nameEnd
    guard !range.isEmpty, !source.matches("in", at: range) else { return nil }
    offset = nameEnd
    return range
  }

  mutating func move(to place: Int) { offset = min(place, end) }

  /// The first name is a filter, as in `{% filter upper|trim %}`.
  mutating func expectFilter() { afterBar = true }

  /// Writes one expression row up to the end, a top-level comma (if `stopsAtComma`) or one of the words.
  ///
  /// - Returns: whether it was understood to its end.
  mutating func parse(
    _ source: Span<UInt8>, _ builder: inout TemplateBuilder, until words: [String] = [], stopsAtComma: Bool = false
  ) -> Bool {
    skipSpace(source)
    isValid = offset < end
    frames = [Frame(call: nil, expression: builder.open(.expression, at: offset))]
    lastEnd = offset
    while true {
      skipSpace(source)
      guard offset < end, !(frames.count == 1 && frames[0].brackets == 0 && stops(words, stopsAtComma, source)) else {
        break
      }
      step(source, &builder)
    }
    if frames.count > 1 { isValid = false }
    while let frame = frames.popLast() { close(frame, &builder) }
    return isValid
  }

  private func stops(_ words: [String], _ stopsAtComma: Bool, _ source: Span<UInt8>) -> Bool {
    if stopsAtComma, source[offset] == UInt8(ascii: ",") { return true }
    let word = offset..<source.endOfName(from: offset, in: end)
    return !word.isEmpty && words.contains { source.matches($0, at: word) }
  }

  private mutating func step(_ source: Span<UInt8>, _ builder: inout TemplateBuilder) {
    let byte = source[offset]
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): string(source, &builder)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number(source, &builder)
    case UInt8(ascii: "|"):
      afterBar = true
      advance(1)
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      beginArgument(&builder)
      frames[frames.count - 1].brackets += 1
      advance(1)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): closeBracket(&builder)
    case UInt8(ascii: ","): comma(&builder)
    case UInt8(ascii: "."): attribute(source)
    case _ where source.wordLength(at: offset) > 0: name(source, &builder)
    case _: sign(source, &builder)
    }
  }

  private mutating func advance(_ count: Int) {
    offset = min(offset + count, end)
    lastEnd = offset
  }

  /// Opens the row of an argument when its first token comes.
  private mutating func beginArgument(_ builder: inout TemplateBuilder) {
    let top = frames.count - 1
    if frames[top].expression == nil { frames[top].expression = builder.open(.expression, at: offset) }
  }

  private mutating func string(_ source: Span<UInt8>, _ builder: inout TemplateBuilder) {
    beginArgument(&builder)
    guard let close = source.endOfString(from: offset, in: end) else {
      isValid = false
      builder.leaf(.unparsed, offset..<end)
      return advance(end - offset)
    }
    builder.leaf(.string, offset..<close)
    advance(close - offset)
  }

  private mutating func number(_ source: Span<UInt8>, _ builder: inout TemplateBuilder) {
    beginArgument(&builder)
    var i = source.endOfName(from: offset, in: end)
    if i + 1 < end, source[i] == UInt8(ascii: "."), source[i + 1] >= 0x30, source[i + 1] <= 0x39 {
      i = source.endOfName(from: i + 1, in: end)
    }
    builder.leaf(.number, offset..<i)
    advance(i - offset)
  }

  /// `.name` behind a call or subscript belongs to no path.
  private mutating func attribute(_ source: Span<UInt8>) {
    let nameEnd = source.endOfName(from: offset + 1, in: end)
    advance(max(nameEnd - offset, 1))
  }

  private mutating func sign(_ source: Span<UInt8>, _ builder: inout TemplateBuilder) {
    beginArgument(&builder)
    var i = offset
    while i < end, "+-*/%~<>=!:".utf8.contains(source[i]) { i += 1 }
    if i == offset { i += 1 }
    while i < end, source[i] & 0xC0 == 0x80 { i += 1 }
    builder.leaf(.word, offset..<i)
    advance(i - offset)
  }

  private mutating func name(_ source: Span<UInt8>, _ builder: inout TemplateBuilder) {
    let word = offset..<source.endOfName(from: offset, in: end)
    if afterBar { return filter(source, &builder) }
    if keywordIfPresent(word, source, &builder) { return }
    beginArgument(&builder)
    if ["and", "or", "not", "in", "is", "if", "else"].contains(where: { source.matches($0, at: word) }) {
      builder.leaf(.word, word)
      afterIs = source.matches("is", at: word) || (afterIs && source.matches("not", at: word))
      return advance(word.count)
    }
    if afterIs {
      afterIs = false
      return path(.name, word, source, &builder)
    }
    let isConstant = ["true", "false", "none", "True", "False", "None"].contains { source.matches($0, at: word) }
    path(isConstant ? .constant : .variable, word, source, &builder)
  }

  /// A dotted path, or the call of it.
  private mutating func path(
    _ kind: NodeKind, _ word: Range<Int>, _ source: Span<UInt8>, _ builder: inout TemplateBuilder
  ) {
    var pathEnd = word.upperBound
    while pathEnd + 1 < end, source[pathEnd] == UInt8(ascii: "."), source.wordLength(at: pathEnd + 1) > 0 {
      pathEnd = source.endOfName(from: pathEnd + 1, in: end)
    }
    let path = word.lowerBound..<pathEnd
    let next = source.skipSpace(from: pathEnd, in: end)
    guard next < end, source[next] == UInt8(ascii: "("), frames.count < JinjaExpressionParser.maximumCalls else {
      builder.leaf(kind, path)
      return advance(path.count)
    }
    let row = builder.open(.call, at: path.lowerBound)
    builder.leaf(kind, path)
    openArguments(row, at: next + 1)
  }

  private mutating func filter(_ source: Span<UInt8>, _ builder: inout TemplateBuilder) {
    afterBar = false
    beginArgument(&builder)
    let name = offset..<source.endOfName(from: offset, in: end, dots: true)
    let row = builder.open(.filter, at: name.lowerBound)
    builder.leaf(.name, name)
    let next = source.skipSpace(from: name.upperBound, in: end)
    if next < end, source[next] == UInt8(ascii: "("), frames.count < JinjaExpressionParser.maximumCalls {
      openArguments(row, at: next + 1)
    } else {
      advance(name.count)
      builder.close(row, at: offset)
    }
  }

  private mutating func openArguments(_ row: Int, at start: Int) {
    frames.append(Frame(call: row, expression: nil))
    advance(start - offset)
  }

  /// `key=` at the start of an argument.
  private mutating func keywordIfPresent(
    _ word: Range<Int>, _ source: Span<UInt8>, _ builder: inout TemplateBuilder
  ) -> Bool {
    let top = frames.count - 1
    guard frames[top].call != nil, frames[top].expression == nil, frames[top].keyword == nil else { return false }
    let sign = source.skipSpace(from: word.upperBound, in: end)
    guard sign < end, source[sign] == UInt8(ascii: "="), sign + 1 >= end || source[sign + 1] != UInt8(ascii: "=")
    else { return false }
    frames[top].keyword = builder.open(.keyword, at: word.lowerBound)
    builder.leaf(.name, word)
    advance(sign + 1 - offset)
    return true
  }

  private mutating func comma(_ builder: inout TemplateBuilder) {
    let top = frames.count - 1
    if frames[top].call != nil, frames[top].brackets == 0 { closeArgument(&frames[top], &builder) }
    offset += 1
  }

  private mutating func closeBracket(_ builder: inout TemplateBuilder) {
    let top = frames.count - 1
    if frames[top].brackets > 0 {
      frames[top].brackets -= 1
      advance(1)
    } else if frames[top].call != nil, let frame = frames.popLast() {
      var frame = frame
      closeArgument(&frame, &builder)
      advance(1)
      if let call = frame.call { builder.close(call, at: offset) }
    } else {
      isValid = false
      advance(1)
    }
  }

  private func closeArgument(_ frame: inout Frame, _ builder: inout TemplateBuilder) {
    if let expression = frame.expression { builder.close(expression, at: lastEnd) }
    if let keyword = frame.keyword { builder.close(keyword, at: lastEnd) }
    frame.expression = nil
    frame.keyword = nil
  }

  private func close(_ frame: Frame, _ builder: inout TemplateBuilder) {
    var frame = frame
    closeArgument(&frame, &builder)
    if let call = frame.call { builder.close(call, at: lastEnd) }
  }
}
