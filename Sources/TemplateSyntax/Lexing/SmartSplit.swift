/// Cuts the content of a tag at white space outside quotes, as Django's `smart_split`.
///
/// A bit is `[^\s'"]*` followed by one or more of (a quoted string, `[^\s'"]*`), or else a run of non-space.
struct SmartSplit {
  private var offset: Int
  private let end: Int
  /// A quote that found no end will find none further on: escapes keep their parity.
  private var noDouble = false
  private var noSingle = false

  init(_ range: Range<Int>) {
    offset = range.lowerBound
    end = range.upperBound
  }

  mutating func next(in source: Span<UInt8>) -> Range<Int>? {
    offset = source.skipSpace(from: offset, in: end)
    guard offset < end else { return nil }
    let start = offset
    var i = plain(from: start, in: source)
    var quoted = false
    while i < end, isQuote(source[i]), let close = endOfQuoted(from: i, in: source) {
      quoted = true
      i = plain(from: close, in: source)
    }
    offset = quoted ? i : source.endOfWord(from: start, in: end)
    return start..<offset
  }

  private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  private func plain(from i: Int, in source: Span<UInt8>) -> Int {
    var i = i
    while i < end, !isQuote(source[i]), source.spaceLength(at: i) == 0 { i += 1 }
    return i
  }

  private mutating func endOfQuoted(from i: Int, in source: Span<UInt8>) -> Int? {
    let isDouble = source[i] == UInt8(ascii: "\"")
    if isDouble ? noDouble : noSingle { return nil }
    if let close = source.endOfString(from: i, in: end) { return close }
    if isDouble { noDouble = true } else { noSingle = true }
    return nil
  }
}

extension Span<UInt8> {
  /// The end of the quoted literal that starts at `i`, backslash escapes respected; `nil` if it does not close.
  func endOfString(from i: Int, in end: Int) -> Int? {
    let quote = self[i]
    var i = i + 1
    while i < end {
      let byte = self[i]
      if byte == quote { return i + 1 }
      i += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }
}
