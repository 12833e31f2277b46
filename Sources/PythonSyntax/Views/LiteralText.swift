import Base

/// The values of string and number literals.
extension PythonFile {
  /// The text of a `string`, `bytes` or `stringText` row with its escapes resolved.
  public func literalText(of row: Int) -> String {
    let node = nodes[row]
    if node.kind == .stringText { return decode(node.range.indices, isRaw: node.payload != 0, doubledBraces: true) }
    let flags = StringFlags(rawValue: UInt8(truncatingIfNeeded: node.payload))
    return decode(contents(of: node), isRaw: flags.contains(.raw), doubledBraces: false)
  }

  /// Where the text of a `string` or `bytes` row stands as it is; nil when it has escapes.
  public func plainText(of row: Int) -> Range<Int>? {
    let node = nodes[row]
    let range = contents(of: node)
    if StringFlags(rawValue: UInt8(truncatingIfNeeded: node.payload)).contains(.raw) { return range }
    for i in range where source[i] == 0x5c { return nil }
    return range
  }

  /// The value of an `integer` row; nil when it needs more than 64 bits.
  public func integer(of row: Int) -> Int? {
    if let plain = decimal(nodes[row].range.indices) { return plain }
    let digits = text(in: nodes[row].range).filter { $0 != "_" }.lowercased()
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      return Int(digits.dropFirst(2), radix: radix)
    }
    return Int(digits)
  }

  /// A number of few decimal digits and nothing else.
  private func decimal(_ range: Range<Int>) -> Int? {
    if range.count > 18 { return nil }
    var number = 0
    for i in range {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= source[i] else { return nil }
      number = number * 10 + Int(source[i] - UInt8(ascii: "0"))
    }
    return number
  }

  /// The value of a `float` row.
  public func float(of row: Int) -> Double? { Double(text(in: nodes[row].range).filter { $0 != "_" }) }

  /// The bytes between the quotes.
  public func contents(of node: Node) -> Range<Int> {
    let flags = StringFlags(rawValue: UInt8(truncatingIfNeeded: node.payload))
    var start = Int(node.start)
    let end = Int(node.end)
    while start < end, source[start] != 0x22, source[start] != 0x27 { start += 1 }
    let quotes = flags.contains(.triple) ? 3 : 1
    start = min(start + quotes, end)
    let stop = flags.contains(.unterminated) ? end : max(start, end - quotes)
    return start..<stop
  }

  private func decode(_ range: Range<Int>, isRaw: Bool, doubledBraces: Bool) -> String {
    let bytes = source[range]
    let hasEscape = !isRaw && bytes.contains(0x5c)
    guard hasEscape || doubledBraces && bytes.contains(where: { $0 == 0x7b || $0 == 0x7d }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return unescaped(bytes, escapes: !isRaw, braces: doubledBraces)
  }

  private func unescaped(_ bytes: ArraySlice<UInt8>, escapes: Bool, braces: Bool) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var i = bytes.startIndex
    while i < bytes.endIndex {
      let byte = bytes[i]
      i += 1
      if braces, byte == 0x7b || byte == 0x7d, i < bytes.endIndex, bytes[i] == byte { i += 1 }
      guard escapes, byte == 0x5c, i < bytes.endIndex else {
        text.append(byte)
        continue
      }
      i = appendEscape(bytes, i, to: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends what the escape at `i` (behind its backslash) stands for; returns the offset behind it.
  private func appendEscape(_ bytes: ArraySlice<UInt8>, _ i: Int, to text: inout [UInt8]) -> Int {
    switch bytes[i] {
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "a"): text.append(7)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "v"): text.append(11)
    case 10: break
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(bytes[i])
    case UInt8(ascii: "x"): return appendCode(bytes, i + 1, digits: 2, radix: 16, to: &text)
    case UInt8(ascii: "u"): return appendCode(bytes, i + 1, digits: 4, radix: 16, to: &text)
    case UInt8(ascii: "U"): return appendCode(bytes, i + 1, digits: 8, radix: 16, to: &text)
    case UInt8(ascii: "0")...UInt8(ascii: "7"): return appendCode(bytes, i, digits: 3, radix: 8, to: &text)
    default:
      text.append(0x5c)
      text.append(bytes[i])
    }
    return i + 1
  }

  private func appendCode(
    _ bytes: ArraySlice<UInt8>, _ start: Int, digits: Int, radix: Int, to text: inout [UInt8]
  ) -> Int {
    var end = start
    let limit = min(start + digits, bytes.endIndex)
    while end < limit, radix == 16 || UInt8(ascii: "0")...UInt8(ascii: "7") ~= bytes[end] { end += 1 }
    let code = UInt32(String(decoding: bytes[start..<end], as: UTF8.self), radix: radix)
    if let code, let scalar = Unicode.Scalar(code) { text.append(contentsOf: Array(String(scalar).utf8)) }
    return end
  }
}
