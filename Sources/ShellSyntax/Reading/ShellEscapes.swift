/// The escapes of `$'…'`, `echo -e` and `printf`.
enum ShellEscapes {
  /// The text with its escapes replaced.
  static func decoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      let (decoded, length) = decode(bytes[at...])
      result += decoded
      at += length
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What the letters behind a backslash stand for, and how many they are.
  static func decode(_ rest: ArraySlice<UInt8>) -> (bytes: [UInt8], length: Int) {
    guard let letter = rest.first else { return ([UInt8(ascii: "\\")], 0) }
    switch letter {
    case UInt8(ascii: "n"): return ([10], 1)
    case UInt8(ascii: "t"): return ([9], 1)
    case UInt8(ascii: "r"): return ([13], 1)
    case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "v"): return ([32], 1)
    case UInt8(ascii: "e"), UInt8(ascii: "E"): return ([27], 1)
    case UInt8(ascii: "x"): return number(rest.dropFirst(), radix: 16, digits: 2, before: 1)
    case UInt8(ascii: "u"): return number(rest.dropFirst(), radix: 16, digits: 4, before: 1)
    case UInt8(ascii: "U"): return number(rest.dropFirst(), radix: 16, digits: 8, before: 1)
    case UInt8(ascii: "0"): return number(rest, radix: 8, digits: 4, before: 0)
    case UInt8(ascii: "1")...UInt8(ascii: "7"): return number(rest, radix: 8, digits: 3, before: 0)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"): return ([letter], 1)
    default: return ([UInt8(ascii: "\\"), letter], 1)
    }
  }

  private static func number(
    _ rest: ArraySlice<UInt8>, radix: Int, digits: Int, before: Int
  ) -> (bytes: [UInt8], length: Int) {
    let text = rest.prefix(digits).prefix { Int(String(decoding: [$0], as: UTF8.self), radix: radix) != nil }
    guard let value = UInt32(String(decoding: text, as: UTF8.self), radix: radix),
      let scalar = Unicode.Scalar(value)
    else { return ([], before + text.count) }
    return (value == 0 ? [] : Array(String(scalar).utf8), before + text.count)
  }
}
