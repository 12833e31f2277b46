import Base

extension RoutePattern {
  /// Segments of a route as written; `isRegex` for `re_path`.
  init(_ parts: [(text: String, isRegex: Bool)]) {
    self.init()
    var text = ""
    for part in parts { text += part.isRegex ? RoutePattern.fromRegex(part.text) : RoutePattern.fromPath(part.text) }
    segments = text.split(separator: "/", omittingEmptySubsequences: true).map { RoutePattern.segment($0) }
  }

  // A variable is written as byte 1, the rest of a path as byte 2, so that splitting at `/` stays simple.
  private static let variable = "\u{1}"
  private static let rest = "\u{2}"

  private static func segment(_ text: Substring) -> Segment {
    if text.contains("\u{2}") { return .rest }
    guard let first = text.firstIndex(of: "\u{1}"), let last = text.lastIndex(of: "\u{1}") else {
      return .literal(String(text))
    }
    if text.count == 1 { return .any }
    return .partial(prefix: String(text[..<first]), suffix: String(text[text.index(after: last)...]))
  }

  private static func fromPath(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "<" || $0 == "{" }) {
      out += rest[..<open]
      let close = rest[open...].firstIndex { $0 == ">" || $0 == "}" } ?? rest.index(before: rest.endIndex)
      out += rest[open...close].hasPrefix("<path:") ? RoutePattern.rest : variable
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  /// A regular expression with groups and classes replaced; good enough to compare with a path.
  private static func fromRegex(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      switch byte {
      case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "?"), UInt8(ascii: "+"), UInt8(ascii: "*"): continue
      case UInt8(ascii: "\\"):
        guard i < bytes.count else { break }
        appendEscape(bytes[i], to: &out)
        i += 1
      case UInt8(ascii: "("):
        let end = skip(bytes, from: i, open: byte, close: UInt8(ascii: ")"))
        out.append(takesSlash(bytes[i..<max(i, end - 1)]) ? 2 : 1)
        i = end
      case UInt8(ascii: "["):
        i = skip(bytes, from: i, open: byte, close: UInt8(ascii: "]"))
        out.append(1)
      case UInt8(ascii: "{"): i = skip(bytes, from: i, open: byte, close: UInt8(ascii: "}"))
      case UInt8(ascii: "."):
        let isMany = i < bytes.count && (bytes[i] == UInt8(ascii: "*") || bytes[i] == UInt8(ascii: "+"))
        out.append(isMany ? 2 : 1)
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func appendEscape(_ byte: UInt8, to out: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "Z"), UInt8(ascii: "A"), UInt8(ascii: "b"): return
    case UInt8(ascii: "d"), UInt8(ascii: "w"), UInt8(ascii: "s"), UInt8(ascii: "S"): out.append(1)
    default: out.append(byte)
    }
  }

  private static func takesSlash(_ group: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: group, as: UTF8.self)
    return text.contains(".*") || text.contains(".+") || text.contains("/")
  }

  /// The offset behind the bracket that closes the one before `start`.
  private static func skip(_ bytes: [UInt8], from start: Int, open: UInt8, close: UInt8) -> Int {
    var depth = 1
    var i = start
    while i < bytes.count {
      let byte = bytes[i]
      i += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == close { depth -= 1 } else if byte == open { depth += 1 }
      if depth == 0 { return i }
    }
    return bytes.count
  }
}
