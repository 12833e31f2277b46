/// Reads one JSON document, strictly by the standard or as Python's `json` does; the last of equal keys wins.
public struct JSONReader {
  public enum Dialect: Sendable {
    /// RFC 8259, in valid UTF-8.
    case standard
    /// `NaN` and `Infinity` are numbers; bytes that are not UTF-8 are replaced.
    case python
  }

  public static let maximumDepth = 200

  private let bytes: [UInt8]
  private let dialect: Dialect
  private var place = 0
  private var depth = 0

  private init(_ bytes: [UInt8], _ dialect: Dialect) {
    self.bytes = bytes
    self.dialect = dialect
  }

  /// The document as Python reads it; nil when the bytes are not one, or nest too deeply.
  public static func read(_ bytes: [UInt8]) -> JSONValue? { try? read(bytes, as: .python) }

  /// The document, which may have at most `limit` bytes.
  public static func read(
    _ bytes: [UInt8], as dialect: Dialect, limit: Int = .max
  ) throws(JSONError) -> JSONValue {
    if bytes.count > limit { throw JSONError(reason: .tooLong(limit: limit), byte: limit) }
    if dialect == .standard { try checkEncoding(bytes) }
    var reader = JSONReader(bytes, dialect)
    let value = try reader.value()
    reader.skipSpace()
    if reader.place < bytes.count { throw reader.error(.trailingText) }
    return value
  }

  private static func checkEncoding(_ bytes: [UInt8]) throws(JSONError) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw JSONError(reason: .notUTF8, byte: error.byteOffsets.lowerBound)
    }
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func error(_ reason: JSONError.Reason) -> JSONError { JSONError(reason: reason, byte: place) }

  /// What stands here does not belong here.
  private var surprise: JSONError { error(next.map { .unexpected($0) } ?? .unexpectedEnd) }

  private mutating func skipSpace() {
    while let byte = next, byte == 32 || (9...10).contains(byte) || byte == 13 { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func take(word: StaticString) -> Bool {
    let letters = Array("\(word)".utf8)
    guard bytes[place...].starts(with: letters) else { return false }
    place += letters.count
    return true
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipSpace()
    depth += 1
    defer { depth -= 1 }
    if depth > JSONReader.maximumDepth { throw error(.tooDeep(limit: JSONReader.maximumDepth)) }
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    default:
      if let word = word() { return word }
      return try number()
    }
  }

  private mutating func word() -> JSONValue? {
    if take(word: "null") { return .null }
    if take(word: "true") { return .bool(true) }
    if take(word: "false") { return .bool(false) }
    guard dialect == .python else { return nil }
    if take(word: "NaN") { return .double(.nan) }
    if take(word: "Infinity") { return .double(.infinity) }
    return take(word: "-Infinity") ? .double(-.infinity) : nil
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    place += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    repeat {
      elements.append(try value())
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw surprise }
    return .array(elements)
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    place += 1
    var members: [(String, JSONValue)] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw surprise }
      let key = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw surprise }
      members.append((key, try value()))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw surprise }
    return .object(members)
  }
}

// MARK: Scalars

extension JSONReader {
  /// A whole number that fits is an `.int`; any other is the nearest `.double`.
  private mutating func number() throws(JSONError) -> JSONValue {
    let start = place
    _ = take(UInt8(ascii: "-"))
    let whole = digits()
    guard whole > 0 else { throw surprise }
    guard whole == 1 || bytes[place - whole] != UInt8(ascii: "0") else { throw error(.number) }
    var isWhole = true
    if take(UInt8(ascii: ".")) {
      isWhole = false
      guard digits() > 0 else { throw surprise }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isWhole = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() > 0 else { throw surprise }
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if isWhole, let int = Int(text) { return .int(int) }
    guard let double = Double(text) else { throw error(.number) }
    return .double(double)
  }

  private mutating func digits() -> Int {
    let start = place
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    return place - start
  }

  private mutating func string() throws(JSONError) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        place += 1
        text.append(contentsOf: Array(String(try escape()).utf8))
      case 0..<32: throw error(.controlCharacter)
      default:
        text.append(byte)
        place += 1
      }
    }
    throw error(.unexpectedEnd)
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard let letter = next else { throw error(.unexpectedEnd) }
    place += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try codePoint()
    default: throw JSONError(reason: .escape, byte: place - 1)
    }
  }

  /// Four hexadecimal digits, or two surrogates; a lone one stands for nothing that Swift can hold.
  private mutating func codePoint() throws(JSONError) -> Unicode.Scalar {
    let high = try codeUnit()
    guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    let behind = place
    guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")), case let low = try codeUnit(),
      (0xDC00..<0xE000).contains(low)
    else {
      // What follows a lone one is read for itself.
      place = behind
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func codeUnit() throws(JSONError) -> UInt32 {
    guard place + 4 <= bytes.count else { throw JSONError(reason: .unexpectedEnd, byte: bytes.count) }
    let text = String(decoding: bytes[place..<place + 4], as: UTF8.self)
    guard !text.hasPrefix("+"), !text.hasPrefix("-"), let unit = UInt32(text, radix: 16) else { throw error(.escape) }
    place += 4
    return unit
  }
}
