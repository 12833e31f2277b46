/// A token of Python code, as far as finding calls needs them.
enum PythonToken: Equatable {
  case name(String)
  /// A string's value; what an f-string fills in is a hole.
  case text(String)
  case other(UInt8)

  /// Comments, spaces and line ends are left out.
  static func all(of code: String) -> [PythonToken] {
    var lexer = PythonTokens(bytes: Array(code.utf8))
    return lexer.read()
  }
}

private struct PythonTokens {
  let bytes: [UInt8]
  var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() -> [PythonToken] {
    var tokens: [PythonToken] = []
    while at < bytes.count {
      let byte = bytes[at]
      if ShellNames.isBlank(byte) || byte == UInt8(ascii: "\\") {
        at += 1
      } else if byte == UInt8(ascii: "#") {
        while at < bytes.count, bytes[at] != 10 { at += 1 }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        tokens.append(.text(string(prefix: "")))
      } else if ShellReader.isName(byte) || byte >= 128 {
        tokens.append(word())
      } else {
        tokens.append(.other(byte))
        at += 1
      }
    }
    return tokens
  }

  private mutating func word() -> PythonToken {
    let start = at
    while at < bytes.count, ShellReader.isName(bytes[at]) || bytes[at] >= 128 { at += 1 }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    let isQuoted = at < bytes.count && (bytes[at] == UInt8(ascii: "'") || bytes[at] == UInt8(ascii: "\""))
    if isQuoted, name.utf8.count <= 2, name.utf8.allSatisfy({ "rRbBuUfFtT".utf8.contains($0) }) {
      return .text(string(prefix: name.lowercased()))
    }
    return .name(name)
  }

  private mutating func string(prefix: String) -> String {
    let quote = bytes[at]
    let isLong = at + 2 < bytes.count && bytes[at + 1] == quote && bytes[at + 2] == quote
    at += isLong ? 3 : 1
    var text: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      if byte == quote, !isLong || (at + 2 < bytes.count && bytes[at + 1] == quote && bytes[at + 2] == quote) {
        at += isLong ? 3 : 1
        break
      }
      if byte == 10, !isLong { break }
      at += 1
      if byte == UInt8(ascii: "\\"), !prefix.contains("r"), at < bytes.count {
        let (decoded, length) = ShellEscapes.decode(bytes[at...])
        if bytes[at] == 10 { at += 1 } else { text += decoded }
        at += bytes[min(at, bytes.count) - 1] == 10 ? 0 : length
      } else if byte == UInt8(ascii: "{"), prefix.contains("f") {
        filled(into: &text)
      } else {
        text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// What an f-string fills in, up to its closing brace.
  private mutating func filled(into text: inout [UInt8]) {
    if at < bytes.count, bytes[at] == UInt8(ascii: "{") {
      at += 1
      text.append(UInt8(ascii: "{"))
      return
    }
    while at < bytes.count, bytes[at] != UInt8(ascii: "}"), bytes[at] != 10 { at += 1 }
    if at < bytes.count { at += 1 }
    text.append(0)
  }
}
