import Base

/// Names, keywords and the prefixes of strings.
extension Lexer {
  @inline(__always)
  mutating func name(_ source: Span<UInt8>) {
    let start = offset
    let first = source.word(at: start)
    let stop = Words.notName(first)
    if stop != 0 {
      let length = Words.leading(stop)
      if length <= 2 {
        let quote = source[start &+ length]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), prefixedString(source, start, length) { return }
      }
      let key = Words.keep(first, length)
      if key & Words.highs != 0 { return unicodeName(source, start, start &+ length) }
      finishName(source, key, start, start &+ length)
    } else {
      longName(source, start, first)
    }
  }

  private mutating func longName(_ source: Span<UInt8>, _ start: Int, _ first: UInt64) {
    var key = longKey(first)
    var seen = first
    var end = start &+ 8
    while true {
      let word = source.word(at: end)
      let stop = Words.notName(word)
      let length = stop == 0 ? 8 : Words.leading(stop)
      if length > 0 {
        let part = Words.keep(word, length)
        seen |= part
        key = longKey(key, part)
        end &+= length
      }
      if stop != 0 { break }
    }
    if seen & Words.highs != 0 { return unicodeName(source, start, end) }
    finishName(source, end &- start == 8 ? first : key | SymbolTable.longMark, start, end)
  }

  @inline(__always)
  private mutating func finishName(_ source: Span<UInt8>, _ key: UInt64, _ start: Int, _ end: Int) {
    offset = end
    let name = symbols.intern(key, start, end, in: source)
    if name.kind != .name, bracketDepth > 0 { return keyword(name.kind, start, end, source) }
    add(name.kind, start, end, name.symbol)
  }

  /// A keyword inside brackets, where some cannot stand: see `Lexer+Recovery`.
  private mutating func keyword(_ kind: TokenKind, _ start: Int, _ end: Int, _ source: Span<UInt8>) {
    if kind.startsStatementOnly, columnOnLine(start, after: 0, source) != nil {
      if reopenLine(source) { return }
      closeForgottenBrackets(before: start, source)
      offset = end
    }
    add(kind, start, end)
  }

  /// A name with bytes above 127: checked scalar by scalar against PEP 3131 and normalised.
  private mutating func unicodeName(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    let end = min(end, limit)
    var at = start
    while at < end {
      guard let scalar = scalar(in: source, at: at, before: end) else { break }
      let properties = scalar.value.properties
      let fits = at == start ? properties.isXIDStart || scalar.value == "_" : properties.isXIDContinue
      if !fits { break }
      at += scalar.length
    }
    if at == start { return invalidScalar(source, start, end) }
    offset = at
    let text = identifierText(source, start, at)
    if text.utf8.allSatisfy({ $0 < 128 }), text.utf8.count == at - start {
      add(.name, start, at, internASCII(source, start, at))
    } else {
      let range = TextRange(UInt32(start), UInt32(at))
      add(.name, start, at, symbols.intern(normalised: Normalisation.nfkc(text), at: range))
    }
  }

  /// The ASCII head of a run that a bad character ended.
  private mutating func internASCII(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
    let first = Words.keep(source.word(at: start), min(8, end - start))
    if end - start <= 8 { return symbols.intern(first, start, end, in: source).symbol }
    var key = longKey(first)
    for at in stride(from: start + 8, to: end, by: 8) {
      key = longKey(key, Words.keep(source.word(at: at), min(8, end - at)))
    }
    return symbols.intern(key | SymbolTable.longMark, start, end, in: source).symbol
  }

  /// The key of a name of more than eight bytes, word by word.
  @inline(__always)
  private func longKey(_ first: UInt64) -> UInt64 { first &* 0x9e37_79b9_7f4a_7c15 }

  @inline(__always)
  private func longKey(_ key: UInt64, _ part: UInt64) -> UInt64 {
    (key ^ part &+ (key &>> 29)) &* 0xbf58_476d_1ce4_e5b9
  }

  private mutating func invalidScalar(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    let length = scalar(in: source, at: start, before: end)?.length ?? 1
    report(.invalidCharacter, start, start + length)
    add(.invalid, start, start + length)
    offset = start + length
  }

  private func identifierText(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    String(decoding: source.extracting(start..<end).indices.map { source[start + $0] }, as: UTF8.self)
  }

  private func scalar(in source: Span<UInt8>, at: Int, before end: Int) -> (value: Unicode.Scalar, length: Int)? {
    let first = source[at]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
    guard first >= 0xc2, at + length <= end else { return nil }
    var value = UInt32(first) & (0x7f >> UInt32(length))
    for i in 1..<length {
      guard source[at + i] & 0xc0 == 0x80 else { return nil }
      value = value << 6 | UInt32(source[at + i] & 0x3f)
    }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// Reads a string whose prefix is the name at `start`, if it is one.
  private mutating func prefixedString(_ source: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
    var flags: StringFlags = []
    for i in 0..<length {
      let flag: StringFlags
      switch source[start &+ i] | 0x20 {
      case UInt8(ascii: "r"): flag = .raw
      case UInt8(ascii: "b"): flag = .bytes
      case UInt8(ascii: "u"): flag = .unicode
      case UInt8(ascii: "f"): flag = .formatted
      case UInt8(ascii: "t"): flag = .template
      default: return false
      }
      if flags.contains(flag) { return false }
      flags.insert(flag)
    }
    if length == 2, !flags.contains(.raw) || flags.contains(.unicode) { return false }
    string(source, from: start, flags: flags)
    return true
  }
}
