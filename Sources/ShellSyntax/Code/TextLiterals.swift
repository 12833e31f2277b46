/// Quoted texts in code whose language does not matter.
enum TextLiterals {
  static func all(in code: String) -> [String] {
    let bytes = Array(code.utf8)
    var found: [String] = []
    var at = 0
    while at < bytes.count {
      let quote = bytes[at]
      at += 1
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: "`") else { continue }
      var text: [UInt8] = []
      while at < bytes.count, bytes[at] != quote {
        if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { at += 1 }
        text.append(bytes[at])
        at += 1
      }
      at += 1
      found.append(String(decoding: text, as: UTF8.self))
    }
    return found
  }
}
