import Base

extension TermTally {
  /// Appends the terms of all words of a text, in order and with repetition.
  public mutating func appendTerms(of text: Span<UInt8>, to terms: inout [Term]) {
    var i = 0
    let end = text.count
    while i < end {
      let start = i
      while i < end, WordByte.of(text[i]) != .other || text[i] == UInt8(ascii: "_") { i += 1 }
      if i - start > 2 { appendTerms(ofWord: text.extracting(start..<i), to: &terms) }
      i += 1
    }
  }

  /// The terms of a path without its extension: folders, file name and their parts.
  public mutating func terms(ofPath path: String) -> [Term] {
    var terms: [Term] = []
    let bytes = Array(path.utf8)
    let slash = bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0
    let dot = bytes.lastIndex(of: UInt8(ascii: ".")) ?? bytes.count
    appendTerms(of: bytes.span.extracting(0..<(dot > slash ? dot : bytes.count)), to: &terms)
    return terms
  }

  mutating func appendTerms(ofWord word: Span<UInt8>, to terms: inout [Term]) {
    let entry = memo.entry(WordMemo.hash(word), word)
    for i in Int(entry.start)..<Int(entry.start + entry.count) { terms.append(memo.terms[Int(memo.ids[i])]) }
  }
}
