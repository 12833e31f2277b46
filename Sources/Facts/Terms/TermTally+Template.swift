import Base

extension TermTally {
  /// The terms of a template, read as bytes: words of text and tags are body, what a tag names is a symbol.
  public mutating func terms(ofTemplate source: [UInt8]) -> FileTerms {
    begin()
    let bytes = source.span
    var i = 0
    var text = 0
    while i + 1 < bytes.count {
      guard bytes[i] == UInt8(ascii: "{"), let close = closer(of: bytes[i + 1]) else {
        i += 1
        continue
      }
      addText(bytes, TextRange(UInt32(text), UInt32(i)), .body)
      let end = endOfTag(bytes, from: i + 2, close)
      addTag(bytes, TextRange(UInt32(i + 2), UInt32(end)), isTag: close == UInt8(ascii: "%"), isComment: close == 0x23)
      i = min(end + 2, bytes.count)
      text = i
    }
    addText(bytes, TextRange(UInt32(text), UInt32(bytes.count)), .body)
    return finish()
  }

  private func closer(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "#"): byte
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    default: nil
    }
  }

  private func endOfTag(_ bytes: Span<UInt8>, from start: Int, _ close: UInt8) -> Int {
    var i = start
    while i + 1 < bytes.count {
      if bytes[i] == close, bytes[i + 1] == UInt8(ascii: "}") { return i }
      i += 1
    }
    return bytes.count
  }

  private mutating func addTag(_ bytes: Span<UInt8>, _ range: TextRange, isTag: Bool, isComment: Bool) {
    guard !isComment else { return addText(bytes, range, .docs) }
    addText(bytes, range, .body)
    guard isTag, let name = firstWord(bytes, range) else { return }
    let word = bytes.extracting(name.indices)
    guard Self.naming.contains(where: { Self.equal($0, word) }) else { return }
    addText(bytes, TextRange(name.end, range.end), .symbols)
  }

  private func firstWord(_ bytes: Span<UInt8>, _ range: TextRange) -> TextRange? {
    var start = Int(range.start)
    while start < Int(range.end), WordByte.of(bytes[start]) == .other { start += 1 }
    var end = start
    while end < Int(range.end), WordByte.of(bytes[end]) != .other { end += 1 }
    return end > start ? TextRange(UInt32(start), UInt32(end)) : nil
  }

  private static func equal(_ name: [UInt8], _ word: Span<UInt8>) -> Bool {
    guard name.count == word.count else { return false }
    for i in name.indices where name[i] != word[i] { return false }
    return true
  }

  /// Tags whose argument names something: a block, a route, another template.
  private static let naming = ["block", "url", "include", "extends", "macro", "import", "from"].map { Array($0.utf8) }
}
