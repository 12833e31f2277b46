import Base
import PythonSyntax

/// The value of one plain string or bytes literal: code points (lone surrogates included) or byte values.
struct StringLiteral {
  let value: [UInt32]
  let isUnicode: Bool

  init(_ id: ID<Node>, in file: PythonFile) {
    let literal = file.source[file[id].range.indices]
    let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    let prefix = literal.prefix { !isQuote($0) }.map { $0 | 0x20 }
    let quoted = literal.dropFirst(prefix.count)
    let quote = quoted.first ?? 0
    let isTriple = quoted.count >= 6 && quoted.prefix(3).allSatisfy { $0 == quote }
    let width = isTriple ? 3 : 1
    let unescape = Unescape(
      isRaw: prefix.contains(UInt8(ascii: "r")), isBytes: prefix.contains(UInt8(ascii: "b")), undoublesBraces: false)
    value = unescape(quoted.dropFirst(width).dropLast(width))
    // CPython looks at the letter as written: `U"x"` has no kind.
    isUnicode = literal.first == UInt8(ascii: "u")
  }
}

/// Turns the inside of a literal into its value: newlines, escapes, doubled braces.
struct Unescape {
  var isRaw: Bool
  var isBytes: Bool
  var undoublesBraces: Bool

  func callAsFunction(_ text: ArraySlice<UInt8>) -> [UInt32] {
    var value: [UInt32] = []
    value.reserveCapacity(text.count)
    var i = text.startIndex
    while i < text.endIndex {
      let byte = text[i]
      if byte == UInt8(ascii: "\\") {
        escape(text, &i, &value)
      } else if byte == 13 {
        i += 1
        if i < text.endIndex, text[i] == 10 { i += 1 }
        value.append(10)
      } else if undoublesBraces, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        i += 1
        if i < text.endIndex, text[i] == byte { i += 1 }
        value.append(UInt32(byte))
      } else {
        value.append(codePoint(text, &i))
      }
    }
    return value
  }

  /// One UTF-8 sequence; the source is known to be valid.
  private func codePoint(_ text: ArraySlice<UInt8>, _ i: inout Int) -> UInt32 {
    let byte = text[i]
    i += 1
    guard byte >= 0xc0 else { return UInt32(byte) }
    let length = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1
    var value = UInt32(byte) & (0x3f >> UInt32(length))
    for _ in 0..<length where i < text.endIndex {
      value = value << 6 | UInt32(text[i] & 0x3f)
      i += 1
    }
    return value
  }

  private func escape(_ text: ArraySlice<UInt8>, _ i: inout Int, _ value: inout [UInt32]) {
    let backslash = UInt32(UInt8(ascii: "\\"))
    i += 1
    guard !isRaw, i < text.endIndex else { return value.append(backslash) }
    let byte = text[i]
    if let simple = simpleEscape(byte) {
      i += 1
      return value.append(simple)
    }
    switch byte {
    case 10: i += 1
    case 13:
      i += 1
      if i < text.endIndex, text[i] == 10 { i += 1 }
    case UInt8(ascii: "0")...UInt8(ascii: "7"): value.append(octal(text, &i))
    case UInt8(ascii: "x"): hexadecimal(text, &i, 2, &value)
    case UInt8(ascii: "u") where !isBytes: hexadecimal(text, &i, 4, &value)
    case UInt8(ascii: "U") where !isBytes: hexadecimal(text, &i, 8, &value)
    case UInt8(ascii: "N") where !isBytes: named(text, &i, &value)
    default: value.append(backslash)
    }
  }

  private func simpleEscape(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): UInt32(byte)
    case UInt8(ascii: "a"): 7
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "v"): 11
    default: nil
    }
  }

  private func octal(_ text: ArraySlice<UInt8>, _ i: inout Int) -> UInt32 {
    var value: UInt32 = 0
    var digits = 0
    while digits < 3, i < text.endIndex, text[i] & 0xf8 == 0x30 {
      value = value * 8 + UInt32(text[i] & 7)
      i += 1
      digits += 1
    }
    return isBytes ? value & 0xff : value
  }

  private func hexadecimal(_ text: ArraySlice<UInt8>, _ i: inout Int, _ width: Int, _ value: inout [UInt32]) {
    let digits = text[i...].dropFirst().prefix(width)
    i += 1 + digits.count
    value.append(UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xfffd)
  }

  private func named(_ text: ArraySlice<UInt8>, _ i: inout Int, _ value: inout [UInt32]) {
    let rest = text[i...].dropFirst(2)
    let name = rest.prefix { $0 != UInt8(ascii: "}") }
    i = min(text.endIndex, name.endIndex + 1)
    value.append(CharacterNames.codePoint(of: String(decoding: name, as: UTF8.self).uppercased()) ?? 0xfffd)
  }
}

/// `\N{…}`: from a character's name to its code point.
enum CharacterNames {
  private static let table: [String: UInt32] = {
    var table = controls
    for value in UInt32(0x20)...0x10ffff {
      guard let properties = Unicode.Scalar(value)?.properties else { continue }
      if let name = properties.name { table[name] = value }
      if let alias = properties.nameAlias { table[alias] = value }
    }
    return table
  }()

  /// Control characters have no name, only aliases, which Swift does not know.
  private static let controls: [String: UInt32] = [
    "NULL": 0, "NUL": 0, "BACKSPACE": 8, "CHARACTER TABULATION": 9, "TAB": 9, "LINE FEED": 10, "NEW LINE": 10,
    "LF": 10, "FORM FEED": 12, "CARRIAGE RETURN": 13, "CR": 13, "ESCAPE": 27, "DELETE": 127, "NEXT LINE": 133,
    "NBSP": 160, "ZWJ": 0x200d, "ZWNJ": 0x200c, "BOM": 0xfeff,
  ]

  static func codePoint(of name: String) -> UInt32? { table[name] }
}
