/// Where a class or function stands in a Python file, by its indentation alone: enough to see that it changed.
enum SymbolBlock {
  /// - Parameter symbol: dotted, as `Order.save`.
  static func find(_ symbol: String, in bytes: [UInt8]) -> Range<Int>? {
    var range = 0..<bytes.count
    for name in symbol.split(separator: ".") {
      guard let inner = block(String(name), in: bytes, range) else { return nil }
      range = inner
    }
    return range
  }

  private static func block(_ name: String, in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var start: (place: Int, indent: Int)?
    var end = range.lowerBound
    for line in lines(bytes, range) {
      let text = bytes[line]
      let indent = text.prefix { $0 == 32 || $0 == 9 }.count
      let isBlank = text.dropFirst(indent).allSatisfy { $0 == 10 || $0 == 13 }
      if let begun = start {
        if !isBlank, indent <= begun.indent, text[line.lowerBound + indent] != UInt8(ascii: ")") {
          return begun.place..<end
        }
        if !isBlank { end = line.upperBound }
      } else if declares(name, text.dropFirst(indent)) {
        start = (line.lowerBound, indent)
        end = line.upperBound
      }
    }
    return start.map { $0.place..<end }
  }

  private static func declares(_ name: String, _ line: ArraySlice<UInt8>) -> Bool {
    for word in ["class ", "def ", "async def "] where line.starts(with: word.utf8) {
      let rest = line.dropFirst(word.utf8.count)
      guard rest.starts(with: name.utf8), let next = rest.dropFirst(name.utf8.count).first else { continue }
      return [UInt8(ascii: "("), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "[")].contains(next)
    }
    return false
  }

  private static func lines(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = bytes[start..<range.upperBound].firstIndex(of: 10).map { $0 + 1 } ?? range.upperBound
      lines.append(start..<end)
      start = end
    }
    return lines
  }
}
