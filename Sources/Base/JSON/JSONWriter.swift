/// Writes JSON so that the same value always gives the same bytes.
public struct JSONWriter {
  public enum Layout: Sendable {
    case compact
    case indented
  }

  private let layout: Layout
  private var bytes: [UInt8] = []
  private var depth = 0

  public static func bytes(_ value: JSONValue, _ layout: Layout = .compact) -> [UInt8] {
    var writer = JSONWriter(layout: layout)
    writer.write(value)
    return writer.bytes
  }

  /// The document of one object whose members are those of several, each written by itself, in order.
  public static func joined(_ objects: [[UInt8]]) -> [UInt8] {
    let filled = objects.filter { $0.count > 2 }
    guard let first = filled.first, filled.count > 1 else { return filled.first ?? objects.first ?? [] }
    // An object ends with its brace, which stands on a line of its own when the layout is indented.
    let ending = Array(first.suffix(first.suffix(2).first == UInt8(ascii: "\n") ? 2 : 1))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(filled.reduce(0) { $0 + $1.count })
    for (row, object) in filled.enumerated() {
      bytes.append(row == 0 ? UInt8(ascii: "{") : UInt8(ascii: ","))
      bytes += object[1..<object.count - ending.count]
    }
    bytes += ending
    return bytes
  }

  private init(layout: Layout) { self.layout = layout }

  private mutating func write(_ value: JSONValue) {
    switch value {
    case .null: put("null")
    case .bool(let value): put(value ? "true" : "false")
    case .int(let value): put(value.description)
    case .double(let value): put(value.isFinite ? value.description : "null")  // JSON has no infinity
    case .string(let text): write(text)
    case .array(let values): writeAll(values, "[", "]") { $0.write($1) }
    case .object(let members):
      writeAll(members, "{", "}") { writer, member in
        writer.write(member.0)
        writer.put(writer.layout == .compact ? ":" : ": ")
        writer.write(member.1)
      }
    }
  }

  private mutating func writeAll<Item>(
    _ items: [Item], _ open: String, _ close: String, _ write: (inout JSONWriter, Item) -> Void
  ) {
    put(open)
    depth += 1
    for (index, item) in items.enumerated() {
      if index > 0 { put(",") }
      newLine()
      write(&self, item)
    }
    depth -= 1
    if !items.isEmpty { newLine() }
    put(close)
  }

  private mutating func newLine() {
    if layout == .compact { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if JSONWriter.isPlain(text.utf8.span) {
      bytes.append(contentsOf: text.utf8)
      bytes.append(UInt8(ascii: "\""))
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): put("\\\"")
      case UInt8(ascii: "\\"): put("\\\\")
      case UInt8(ascii: "\n"): put("\\n")
      case UInt8(ascii: "\r"): put("\\r")
      case UInt8(ascii: "\t"): put("\\t")
      case 0..<32, 127:
        let hex = String(byte, radix: 16)
        put("\\u00" + (hex.count == 1 ? "0" : "") + hex)
      case _: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a text stands in JSON as it is.
  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    for i in text.indices {
      let byte = text[i]
      if byte < 32 || byte == 127 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
    }
    return true
  }

  private mutating func put(_ text: String) { bytes += text.utf8 }
}
