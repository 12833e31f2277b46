/// Turns one identifier or word into terms: its parts, lowercase and stemmed, and the whole when it has several.
///
/// `OrderLine`, `order_line` and `orderLine` all give `order`, `line` and `=orderline`. Parts of one or two letters and stop
/// words are dropped. Chinese, Japanese and Korean write words without spaces or with endings: each two characters are a term.
/// A splitter keeps its scratch space: make one per thread.
public struct TermSplitter: Sendable {
  private let stopWords = StopWords.standard
  private var part: [UInt8] = []

  public init() { part.reserveCapacity(64) }

  /// Appends the terms of `word` to `terms`; what is not a letter, a digit or a byte above ASCII only separates.
  public mutating func split(_ word: Span<UInt8>, into terms: inout [Term]) {
    var whole = TermHasher.whole
    var parts = 0
    var start = 0
    let count = word.count
    while start < count {
      guard WordByte.of(word[start]) != .other else {
        start += 1
        continue
      }
      let end = partEnd(in: word, from: start)
      parts += 1
      addPart(word, start, end, &whole, &terms)
      start = end
    }
    if parts > 1 { terms.append(whole.term) }
  }

  public mutating func terms(of text: String) -> [Term] {
    var terms: [Term] = []
    let bytes = Array(text.utf8)
    split(bytes.span, into: &terms)
    return terms
  }

  private mutating func addPart(
    _ word: borrowing Span<UInt8>, _ start: Int, _ end: Int, _ whole: inout TermHasher, _ terms: inout [Term]
  ) {
    part.removeAll(keepingCapacity: true)
    var plain = TermHasher.word
    var isWide = false
    for i in start..<end {
      let byte = WordByte.lowercase(word[i])
      isWide = isWide || WordByte.beginsWide(byte)
      part.append(byte)
      whole.combine(byte)
      plain.combine(byte)
    }
    if isWide { return addPairs(&terms) }
    guard end - start > 2, !stopWords.contains(plain.term) else { return }
    let length = Stem.cut(&part, part.count)
    var hasher = TermHasher.word
    for i in 0..<length { hasher.combine(part[i]) }
    terms.append(hasher.term)
  }

  /// Each two neighbours among the wide characters of the part, and what stands between them in other scripts.
  private func addPairs(_ terms: inout [Term]) {
    var start = 0
    while start < part.count {
      var end = start
      while end < part.count, WordByte.beginsWide(part[end]) { end += 3 }
      for pair in stride(from: start, to: end - 3, by: 3) { add(pair..<min(pair + 6, part.count), &terms) }
      start = end
      while end < part.count, !WordByte.beginsWide(part[end]) { end += 1 }
      if end - start > 2 { add(start..<end, &terms) }
      start = end
    }
  }

  private func add(_ bytes: Range<Int>, _ terms: inout [Term]) {
    var hasher = TermHasher.word
    for i in bytes { hasher.combine(part[i]) }
    terms.append(hasher.term)
  }

  /// Where the part that begins at `start` ends: a run of digits, of lowercase after one capital, or of capitals.
  private func partEnd(in word: borrowing Span<UInt8>, from start: Int) -> Int {
    let count = word.count
    let first = WordByte.of(word[start])
    var end = start + 1
    if first == .digit { return run(of: .digit, in: word, from: end) }
    if first == .lower { return run(of: .lower, in: word, from: end) }
    end = run(of: .upper, in: word, from: end)
    guard end < count, WordByte.of(word[end]) == .lower else { return end }
    return end - start > 1 ? end - 1 : run(of: .lower, in: word, from: end)
  }

  private func run(of kind: WordByte, in word: borrowing Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < word.count, WordByte.of(word[end]) == kind { end += 1 }
    return end
  }
}

/// What a byte is to a splitter; bytes above ASCII count as lowercase letters.
enum WordByte: UInt8 {
  case other, digit, lower, upper

  @inline(__always)
  static func of(_ byte: UInt8) -> WordByte {
    if byte >= 0x80 || (byte &- 0x61) < 26 { return .lower }
    if (byte &- 0x41) < 26 { return .upper }
    return (byte &- 0x30) < 10 ? .digit : .other
  }

  /// The first byte of a character of three bytes from U+3000 on: kana, ideographs, Hangul.
  @inline(__always)
  static func beginsWide(_ byte: UInt8) -> Bool { (byte &- 0xE3) <= 0xED - 0xE3 }

  @inline(__always)
  static func lowercase(_ byte: UInt8) -> UInt8 { (byte &- 0x41) < 26 ? byte | 0x20 : byte }
}
