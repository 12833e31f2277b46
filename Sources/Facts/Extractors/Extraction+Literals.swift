import Base
import PythonSyntax

/// The values of string literals.
extension Extraction {
  /// The text of a literal, adjacent ones joined, `{}` for each replacement.
  func literalText(_ row: Int) -> String {
    let node = nodes[row]
    switch node.kind {
    case .string, .bytes: return plainText(node)
    case .stringText: return decode(node.range.indices, isRaw: node.payload != 0, doubledBraces: true)
    case .replacement: return "{}"
    case .concatenation, .formattedString, .templateString:
      var text = ""
      for child in children(of: row) { text += literalText(child) }
      return text
    default: return ""
    }
  }

  private func plainText(_ node: Node) -> String {
    let flags = StringFlags(rawValue: UInt8(truncatingIfNeeded: node.payload))
    return decode(contents(of: node), isRaw: flags.contains(.raw), doubledBraces: false)
  }

  /// The bytes between the quotes.
  func contents(of node: Node) -> Range<Int> {
    let flags = StringFlags(rawValue: UInt8(truncatingIfNeeded: node.payload))
    var start = Int(node.start)
    let end = Int(node.end)
    while start < end, file.source[start] != 0x22, file.source[start] != 0x27 { start += 1 }
    let quotes = flags.contains(.triple) ? 3 : 1
    start = min(start + quotes, end)
    let stop = flags.contains(.unterminated) ? end : max(start, end - quotes)
    return start..<stop
  }

  private func decode(_ range: Range<Int>, isRaw: Bool, doubledBraces: Bool) -> String {
    let bytes = file.source[range]
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
    case 10: break
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(bytes[i])
    case UInt8(ascii: "x"): return appendCode(bytes, i + 1, digits: 2, to: &text)
    case UInt8(ascii: "u"): return appendCode(bytes, i + 1, digits: 4, to: &text)
    case UInt8(ascii: "U"): return appendCode(bytes, i + 1, digits: 8, to: &text)
    default:
      text.append(0x5c)
      text.append(bytes[i])
    }
    return i + 1
  }

  private func appendCode(_ bytes: ArraySlice<UInt8>, _ start: Int, digits: Int, to text: inout [UInt8]) -> Int {
    let end = min(start + digits, bytes.endIndex)
    let code = UInt32(String(decoding: bytes[start..<end], as: UTF8.self), radix: 16)
    if let code, let scalar = Unicode.Scalar(code) { text.append(contentsOf: Array(String(scalar).utf8)) }
    return end
  }
}
