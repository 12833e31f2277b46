/// Parses `value|filter:argument|…` with the grammar of Django's `FilterExpression`.
struct FilterExpressionParser {
  private(set) var offset: Int
  private let end: Int

  init(_ range: Range<Int>) {
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Writes an expression row; what cannot be understood at its end becomes one `.unparsed` leaf.
  ///
  /// - Returns: whether Django would accept it.
  mutating func parse(_ source: Span<UInt8>, _ builder: inout TemplateBuilder) -> Bool {
    let row = builder.open(.expression, at: offset)
    let isValid = parseValue(source, &builder)
    while isValid, parseFilterIfPresent(source, &builder) {}
    if offset < end { builder.leaf(.unparsed, offset..<end) }
    builder.close(row, at: end)
    return isValid && offset >= end
  }

  /// Writes the filters of `{% filter a|b %}`: a chain whose first bar is not written.
  mutating func parseChain(_ source: Span<UInt8>, _ builder: inout TemplateBuilder) -> Bool {
    let isValid = parseFilter(source, &builder)
    while isValid, parseFilterIfPresent(source, &builder) {}
    if offset < end { builder.leaf(.unparsed, offset..<end) }
    return isValid && offset >= end
  }

  private mutating func parseFilterIfPresent(_ source: Span<UInt8>, _ builder: inout TemplateBuilder) -> Bool {
    let bar = source.skipSpace(from: offset, in: end)
    guard bar < end, source[bar] == UInt8(ascii: "|") else { return false }
    let before = offset
    offset = bar + 1
    if parseFilter(source, &builder) { return true }
    offset = before
    return false
  }

  private mutating func parseFilter(_ source: Span<UInt8>, _ builder: inout TemplateBuilder) -> Bool {
    let start = source.skipSpace(from: offset, in: end)
    let nameEnd = source.endOfName(from: start, in: end)
    guard nameEnd > start else { return false }
    let row = builder.open(.filter, at: start)
    builder.leaf(.name, start..<nameEnd)
    offset = nameEnd
    if offset < end, source[offset] == UInt8(ascii: ":") {
      offset += 1
      if !parseValue(source, &builder) { offset = nameEnd }
    }
    builder.close(row, at: offset)
    return true
  }

  /// A constant, a variable or a number, in this order.
  private mutating func parseValue(_ source: Span<UInt8>, _ builder: inout TemplateBuilder) -> Bool {
    guard offset < end else { return false }
    if parseConstantIfPresent(source, &builder) { return true }
    let start = offset
    offset = source.endOfNumberText(from: start, in: end)
    if !source.isNumber(start..<offset) { offset = source.endOfName(from: start, in: end, dots: true) }
    guard offset > start else { return false }
    let range = start..<offset
    let kind = source.kindOfName(range)
    builder.leaf(kind, range)
    if kind == .variable, source.hasUnderscorePart(range) { builder.report(.underscoreName, range) }
    return true
  }

  private mutating func parseConstantIfPresent(_ source: Span<UInt8>, _ builder: inout TemplateBuilder) -> Bool {
    let start = offset
    if source.isQuote(at: start), let close = source.endOfString(from: start, in: end), close <= end {
      builder.leaf(.string, start..<close)
      offset = close
      return true
    }
    guard end - start > 4, source[start] == UInt8(ascii: "_"), source[start + 1] == UInt8(ascii: "("),
      source.isQuote(at: start + 2), let close = source.endOfString(from: start + 2, in: end), close < end,
      source[close] == UInt8(ascii: ")")
    else { return false }
    let row = builder.open(.translated, at: start)
    builder.leaf(.string, start + 2..<close)
    builder.close(row, at: close + 1)
    offset = close + 1
    return true
  }
}

extension Span<UInt8> {
  func isQuote(at i: Int) -> Bool { self[i] == UInt8(ascii: "\"") || self[i] == UInt8(ascii: "'") }

  private func isDigit(_ i: Int, _ end: Int) -> Bool { i < end && self[i] >= 0x30 && self[i] <= 0x39 }

  /// The end of `[\w.+-]+` at `start`, of which Django 6 makes a number; before, no exponent had a sign.
  func endOfNumberText(from start: Int, in end: Int) -> Int {
    guard start < end, isDigit(start, end) || "+-.".utf8.contains(self[start]) else { return start }
    var i = start
    while i < end {
      let length = wordLength(at: i)
      if length == 0, !"+-.".utf8.contains(self[i]) { break }
      i += Swift.max(length, 1)
    }
    return Swift.min(i, end)
  }

  /// What a bare word means: a number as Python reads it, a constant, or else a variable.
  func kindOfName(_ range: Range<Int>) -> NodeKind {
    if isNumber(range) { return .number }
    if matches("True", at: range) || matches("False", at: range) || matches("None", at: range) { return .constant }
    return .variable
  }

  func isNumber(_ range: Range<Int>) -> Bool {
    var i = range.lowerBound
    let end = range.upperBound
    if i < end, self[i] == 0x2B || self[i] == 0x2D { i += 1 }
    guard !range.isEmpty, isDigit(i, end) || (i + 1 < end && self[i] == 0x2E && isDigit(i + 1, end)) else {
      return false
    }
    i = endOfDigits(from: i, in: end)
    if i < end, self[i] == 0x2E, end - i > 1 { i = endOfDigits(from: i + 1, in: end) }
    if i < end, self[i] | 0x20 == 0x65 {
      i += 1
      if i < end, self[i] == 0x2B || self[i] == 0x2D { i += 1 }
      guard isDigit(i, end) else { return false }
      i = endOfDigits(from: i, in: end)
    }
    return i == end
  }

  private func endOfDigits(from start: Int, in end: Int) -> Int {
    var i = start
    while isDigit(i, end) || (i > start && i < end && self[i] == 0x5F && isDigit(i + 1, end)) { i += 1 }
    return i
  }

  func hasUnderscorePart(_ range: Range<Int>) -> Bool {
    var previous = UInt8(ascii: ".")
    for i in range {
      if self[i] == UInt8(ascii: "_"), previous == UInt8(ascii: ".") { return true }
      previous = self[i]
    }
    return false
  }
}
