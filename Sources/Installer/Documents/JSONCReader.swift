import Base
internal import TextRegions

/// Reads JSON as editors write their settings: with comments and trailing commas, and with places.
struct JSONCReader {
  private let bytes: [UInt8]
  private var place: Int
  private var depth = 0

  /// The document's value; nil when there is none but comments and space.
  static func read(_ bytes: [UInt8]) throws(DocumentProblem) -> JSONCNode? {
    var reader = JSONCReader(bytes: bytes, place: TextStyle.start(of: bytes))
    try reader.skipSpace()
    guard reader.place < bytes.count else { return nil }
    let node = try reader.value()
    try reader.skipSpace()
    if reader.place < bytes.count { throw reader.problem("text after the document") }
    return node
  }

  /// Where the space and comments that start at `place` end.
  static func endOfSpace(_ bytes: [UInt8], from place: Int) -> Int {
    var reader = JSONCReader(bytes: bytes, place: place)
    try? reader.skipSpace()
    return reader.place
  }

  private init(bytes: [UInt8], place: Int) {
    self.bytes = bytes
    self.place = place
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func problem(_ message: String, at offset: Int? = nil) -> DocumentProblem {
    DocumentProblem(line: TextStyle.line(of: offset ?? place, in: bytes), message: message)
  }

  private var surprise: DocumentProblem {
    guard let next else { return problem("unexpected end of the file") }
    return problem(
      (33...126).contains(next) ? "unexpected '\(Unicode.Scalar(next))'" : "unexpected byte \(next)")
  }

  private mutating func skipSpace() throws(DocumentProblem) {
    while let byte = next {
      if byte == 32 || (9...10).contains(byte) || byte == 13 {
        place += 1
      } else if bytes[place...].starts(with: "//".utf8) {
        while let byte = next, byte != UInt8(ascii: "\n") { place += 1 }
      } else if bytes[place...].starts(with: "/*".utf8) {
        try skipBlock()
      } else {
        return
      }
    }
  }

  private mutating func skipBlock() throws(DocumentProblem) {
    let start = place
    place += 2
    while place + 1 < bytes.count {
      if bytes[place] == UInt8(ascii: "*"), bytes[place + 1] == UInt8(ascii: "/") {
        place += 2
        return
      }
      place += 1
    }
    throw problem("a comment that is not ended", at: start)
  }

  private mutating func value() throws(DocumentProblem) -> JSONCNode {
    depth += 1
    defer { depth -= 1 }
    if depth > JSONReader.maximumDepth { throw problem("nested too deeply") }
    let start = place
    switch next {
    case UInt8(ascii: "{"):
      let items = try items(closedBy: UInt8(ascii: "}"), haveKeys: true)
      return JSONCNode(range: start..<place, content: .object(items))
    case UInt8(ascii: "["):
      let items = try items(closedBy: UInt8(ascii: "]"), haveKeys: false)
      return JSONCNode(range: start..<place, content: .array(items))
    case UInt8(ascii: "\""):
      return JSONCNode(range: start..<place, content: .scalar(.string(try string()))).ending(at: place)
    default:
      return JSONCNode(range: start..<place, content: .scalar(try word())).ending(at: place)
    }
  }

  private mutating func items(closedBy close: UInt8, haveKeys: Bool) throws(DocumentProblem) -> [JSONCItem] {
    place += 1
    var items: [JSONCItem] = []
    while true {
      try skipSpace()
      if next == close { break }
      if let last = items.last, last.comma == nil { throw surprise }
      items.append(try item(hasKey: haveKeys))
      try skipSpace()
      if next == UInt8(ascii: ",") {
        items[items.count - 1].comma = place
        place += 1
      }
    }
    place += 1
    return items
  }

  private mutating func item(hasKey: Bool) throws(DocumentProblem) -> JSONCItem {
    let start = place
    var key = ""
    if hasKey {
      guard next == UInt8(ascii: "\"") else { throw surprise }
      key = try string()
      try skipSpace()
      guard next == UInt8(ascii: ":") else { throw surprise }
      place += 1
      try skipSpace()
    }
    return JSONCItem(key: key, start: start, node: try value(), comma: nil)
  }

  /// The string that stands here, read by the strict reader.
  private mutating func string() throws(DocumentProblem) -> String {
    let start = place
    place += 1
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\n") {
      place += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard next == UInt8(ascii: "\"") else { throw problem("a string that is not ended", at: start) }
    place += 1
    guard case .string(let text)? = try scalar(start..<place) else { throw problem("no string", at: start) }
    return text
  }

  private mutating func word() throws(DocumentProblem) -> JSONValue {
    let start = place
    let endings = Set(" \t\r\n,]}/:\"".utf8)
    while let byte = next, !endings.contains(byte) { place += 1 }
    guard place > start, let value = try scalar(start..<place) else {
      place = start
      throw surprise
    }
    return value
  }

  private func scalar(_ range: Range<Int>) throws(DocumentProblem) -> JSONValue? {
    do throws(JSONError) {
      return try JSONReader.read(Array(bytes[range]), as: .standard)
    } catch {
      throw problem("a value that cannot be read", at: range.lowerBound)
    }
  }
}

extension JSONCNode {
  fileprivate func ending(at place: Int) -> JSONCNode {
    JSONCNode(range: range.lowerBound..<place, content: content)
  }
}
