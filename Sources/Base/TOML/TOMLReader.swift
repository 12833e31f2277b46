/// Reads the part of TOML that Python projects configure themselves with, and skips what it does not understand.
///
/// Tables, arrays of tables, dotted and quoted keys, all four kinds of strings, arrays and inline tables over several
/// lines. A line that is none of these is passed over: a broken file answers with what stands around the break.
public struct TOMLReader {
  private let bytes: [UInt8]
  private var at = 0
  public private(set) var document = TOMLValue.table([:])
  private var table: [String] = []
  /// The line of every key that was set, by its dotted path.
  public private(set) var lines: [String: Int] = [:]
  /// The line of every key and table, by a path that counts the elements of arrays of tables: `tool.x.forbidden[1].call`.
  public private(set) var places: [String: Int] = [:]
  /// What was passed over: the line, and the table it stands in.
  public private(set) var unread: [(line: Int, table: [String])] = []
  private var tablePlace = ""
  private var counts: [String: Int] = [:]
  private var line = 1

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while at < bytes.count { readLine() }
  }

  private mutating func readLine() {
    skipSpace(newlines: true)
    guard let first = peek else { return }
    let here = line
    var isRead = false
    if first == UInt8(ascii: "[") {
      isRead = readHeader()
    } else if let keys = readKeys(), take("="), let value = readValue(depth: 0) {
      let path = table + keys
      lines[path.joined(separator: "."), default: here] = here
      places[([tablePlace].filter { !$0.isEmpty } + keys).joined(separator: ".")] = here
      document.set(path[...], value)
      isRead = endsHere
    }
    if !isRead { unread.append((here, table)) }
    skipToLineEnd()
  }

  private mutating func readHeader() -> Bool {
    let here = line
    at += 1
    let isArray = peek == UInt8(ascii: "[")
    if isArray { at += 1 }
    guard let keys = readKeys(), take("]") else { return false }
    if isArray, !take("]") { return false }
    table = keys
    tablePlace = keys.joined(separator: ".")
    if isArray {
      let count = counts[tablePlace, default: 0]
      counts[tablePlace] = count + 1
      tablePlace += "[\(count)]"
    }
    places[tablePlace] = here
    document.set(keys[...], .table([:]), appending: isArray)
    return endsHere
  }

  /// Whether nothing but a comment is left of the line.
  private var endsHere: Bool {
    for byte in bytes[at...] {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): continue
      case UInt8(ascii: "#"), UInt8(ascii: "\n"): return true
      default: return false
      }
    }
    return true
  }

  // MARK: Keys

  private mutating func readKeys() -> [String]? {
    var keys: [String] = []
    repeat {
      skipSpace()
      guard let key = readKey() else { return nil }
      keys.append(key)
      skipSpace()
    } while take(".")
    return keys
  }

  private mutating func readKey() -> String? {
    if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") { return readString(quote) }
    let start = at
    while let byte = peek, Self.isBare(byte) { at += 1 }
    return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
  }

  // MARK: Values

  private mutating func readValue(depth: Int) -> TOMLValue? {
    skipSpace()
    guard let first = peek, depth < 64 else { return nil }
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return readString(first).map { .string($0) }
    case UInt8(ascii: "["): return readArray(depth)
    case UInt8(ascii: "{"): return readInlineTable(depth)
    default: return readWord()
    }
  }

  private mutating func readWord() -> TOMLValue? {
    let start = at
    while let byte = peek, !Self.endsWord.contains(byte) { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    switch word {
    case "": return nil
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default: return .other(word)
    }
  }

  private mutating func readArray(_ depth: Int) -> TOMLValue? {
    at += 1
    var values: [TOMLValue] = []
    while true {
      skipSpace(newlines: true)
      if take("]") { return .array(values) }
      guard let value = readValue(depth: depth + 1) else { return .array(values) }
      values.append(value)
      skipSpace(newlines: true)
      _ = take(",")
    }
  }

  private mutating func readInlineTable(_ depth: Int) -> TOMLValue? {
    at += 1
    var value = TOMLValue.table([:])
    while true {
      skipSpace(newlines: true)
      if take("}") { return value }
      guard let keys = readKeys(), take("="), let inner = readValue(depth: depth + 1) else { return value }
      value.set(keys[...], inner)
      skipSpace(newlines: true)
      _ = take(",")
    }
  }

  // MARK: Strings

  private mutating func readString(_ quote: UInt8) -> String? {
    let escapes = quote == UInt8(ascii: "\"")
    let isLong = at + 2 < bytes.count && bytes[at + 1] == quote && bytes[at + 2] == quote
    at += isLong ? 3 : 1
    if isLong, peek == UInt8(ascii: "\n") { advance() }
    var text: [UInt8] = []
    while let byte = peek {
      if byte == quote, !isLong || endsLong(quote) {
        at += isLong ? 3 : 1
        return String(decoding: text, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\n"), !isLong { return nil }
      if byte == UInt8(ascii: "\\"), escapes {
        readEscape(into: &text)
      } else {
        text.append(byte)
        advance()
      }
    }
    return nil
  }

  private func endsLong(_ quote: UInt8) -> Bool {
    at + 2 < bytes.count && bytes[at + 1] == quote && bytes[at + 2] == quote
      && !(at + 3 < bytes.count && bytes[at + 3] == quote)
  }

  private mutating func readEscape(into text: inout [UInt8]) {
    at += 1
    guard let byte = peek else { return }
    advance()
    switch byte {
    case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let digits = byte == UInt8(ascii: "u") ? 4 : 8
      let hex = String(decoding: bytes[at..<min(at + digits, bytes.count)], as: UTF8.self)
      at = min(at + digits, bytes.count)
      if let scalar = UInt32(hex, radix: 16).flatMap(Unicode.Scalar.init) { text += String(scalar).utf8 }
    case UInt8(ascii: "\n"): skipSpace(newlines: true, comments: false)
    default: text.append(byte)
    }
  }

  // MARK: Bytes

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func advance() {
    if bytes[at] == UInt8(ascii: "\n") { line += 1 }
    at += 1
  }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: wanted) else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace(newlines: Bool = false, comments: Bool = true) {
    while let byte = peek {
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") {
        at += 1
      } else if newlines, byte == UInt8(ascii: "\n") {
        advance()
      } else if newlines, comments, byte == UInt8(ascii: "#") {
        while let byte = peek, byte != UInt8(ascii: "\n") { at += 1 }
      } else {
        return
      }
    }
  }

  private mutating func skipToLineEnd() {
    while let byte = peek, byte != UInt8(ascii: "\n") { at += 1 }
    if at < bytes.count { advance() }
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static let endsWord = Set(" \t\r\n,]}#=".utf8)
}
