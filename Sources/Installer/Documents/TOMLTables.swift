import Base
internal import TextRegions

/// Puts a table into the text of a TOML document and takes it out, by its header; all other lines stay as they are.
enum TOMLTables {
  /// Where the table and those below it stand, as lines.
  static func ranges(of table: [String], in bytes: [UInt8]) -> [Range<Int>] {
    let headers = headers(in: bytes)
    return headers.enumerated().compactMap { number, header in
      guard header.keys.starts(with: table) else { return nil }
      let next = number + 1 < headers.count ? headers[number + 1].start : bytes.count
      return header.start..<endOfEntries(header.start..<next, in: bytes)
    }
  }

  /// Why the table cannot be added; nil where it can be or is there.
  static func problem(_ table: [String], in bytes: [UInt8]) -> DocumentProblem? {
    let reader = TOMLReader(bytes)
    if let unread = reader.unread.first { return DocumentProblem(line: unread.line, message: "a line that is no TOML") }
    for depth in 1..<table.count {
      let path = table[..<depth].joined(separator: ".")
      if let line = reader.lines[path] { return DocumentProblem(line: line, message: "\(path) is written as a value") }
    }
    return nil
  }

  /// The value of the table as the document has it, however it is written.
  static func value(of table: [String], in bytes: [UInt8]) -> TOMLValue? {
    table.reduce(Optional(TOMLReader(bytes).document)) { $0?[$1] }
  }

  private struct Header {
    var keys: [String]
    var start: Int
  }

  /// The headers that stand outside of strings and arrays.
  private static func headers(in bytes: [UInt8]) -> [Header] {
    var headers: [Header] = []
    var scanner = TOMLLineScanner(bytes)
    while let start = scanner.nextStatement() {
      guard let first = bytes[start...].first(where: { $0 != 32 && $0 != 9 }), first == UInt8(ascii: "[") else {
        continue
      }
      let line = bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
      guard case let keys = keys(ofHeader: Array(line)), !keys.isEmpty else { continue }
      headers.append(Header(keys: keys, start: start))
    }
    return headers
  }

  /// The keys of a header line, read by the reader of whole documents.
  private static func keys(ofHeader line: [UInt8]) -> [String] {
    var keys: [String] = []
    var value = TOMLReader(line).document
    while case .table(let entries) = value, let entry = entries.first, entries.count == 1 {
      keys.append(entry.key)
      value = entry.value.array.first ?? entry.value
    }
    return keys
  }

  /// Comments and empty lines before the next header belong to that.
  private static func endOfEntries(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    var end = range.lowerBound
    var place = range.lowerBound
    while place < range.upperBound {
      let newline = bytes[place..<range.upperBound].firstIndex(of: UInt8(ascii: "\n"))
      let next = newline.map { $0 + 1 } ?? range.upperBound
      let first = bytes[place..<next].first { $0 != 32 && $0 != 9 && $0 != 13 && $0 != 10 }
      if let first, first != UInt8(ascii: "#") { end = next }
      place = next
    }
    return end
  }
}

/// Walks over a TOML document statement by statement, so that a bracket in a string is no header.
struct TOMLLineScanner {
  private let bytes: [UInt8]
  private var place: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    place = TextStyle.start(of: bytes)
  }

  /// Where the next statement's line begins; the scanner then stands behind it.
  mutating func nextStatement() -> Int? {
    guard place < bytes.count else { return nil }
    let start = place
    var depth = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\n"), depth <= 0 {
        place += 1
        return start
      }
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(byte)
      default: break
      }
      if place < bytes.count, bytes[place] != UInt8(ascii: "\n") || depth > 0 { place += 1 }
    }
    return start
  }

  private mutating func skipComment() {
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
  }

  /// Leaves the scanner on the last quote.
  private mutating func skipString(_ quote: UInt8) {
    let isLong = bytes[place...].starts(with: [quote, quote, quote])
    let closing = Array(repeating: quote, count: isLong ? 3 : 1)
    place += closing.count
    while place < bytes.count, !bytes[place...].starts(with: closing) {
      if !isLong, bytes[place] == UInt8(ascii: "\n") { return }
      place += bytes[place] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") ? 2 : 1
    }
    place = min(place + closing.count - 1, bytes.count)
  }
}
