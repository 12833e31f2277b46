public import Base

/// A JSON text as values that know where they stand; what is broken ends the reading and keeps what was read.
public indirect enum PlacedJSON {
  case object([(key: String, range: TextRange, value: PlacedJSON)])
  case array([PlacedJSON])
  case string(String, TextRange)
  case other

  public init(_ bytes: [UInt8]) {
    var reader = JSONReader(bytes: bytes)
    self = reader.value(depth: 0) ?? .other
  }

  public subscript(key: String) -> PlacedJSON? {
    if case .object(let entries) = self { entries.first { $0.key == key }?.value } else { nil }
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var at = 0

  mutating func value(depth: Int) -> PlacedJSON? {
    skipSpace()
    guard at < bytes.count, depth < 200 else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""): return string().map { .string($0.text, $0.range) }
    default:
      let start = at
      while at < bytes.count, !Self.ends.contains(bytes[at]) { at += 1 }
      return at > start ? .other : nil
    }
  }

  private static let ends: Set<UInt8> = Set(",]} \n\r\t".utf8)

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] <= 32 { at += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func object(_ depth: Int) -> PlacedJSON {
    at += 1
    var entries: [(key: String, range: TextRange, value: PlacedJSON)] = []
    while !take(UInt8(ascii: "}")) {
      skipSpace()
      guard let key = string(), take(UInt8(ascii: ":")), let value = value(depth: depth + 1) else { break }
      entries.append((key.text, key.range, value))
      if !take(UInt8(ascii: ",")) {
        _ = take(UInt8(ascii: "}"))
        break
      }
    }
    return .object(entries)
  }

  private mutating func array(_ depth: Int) -> PlacedJSON {
    at += 1
    var elements: [PlacedJSON] = []
    while !take(UInt8(ascii: "]")) {
      guard let value = value(depth: depth + 1) else { break }
      elements.append(value)
      if !take(UInt8(ascii: ",")) {
        _ = take(UInt8(ascii: "]"))
        break
      }
    }
    return .array(elements)
  }

  /// The text between the quotes; escapes stay as they are written, since no name of a field has one.
  private mutating func string() -> (text: String, range: TextRange)? {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return nil }
    let start = at + 1
    at = start
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
    let end = min(at, bytes.count)
    at = min(at + 1, bytes.count)
    return (String(decoding: bytes[start..<end], as: UTF8.self), TextRange(UInt32(start), UInt32(end)))
  }
}
