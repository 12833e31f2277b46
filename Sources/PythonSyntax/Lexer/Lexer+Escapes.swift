import Base

/// Escapes that can be wrong: `\x`, `\u`, `\U` and `\N{…}` (any other unknown escape is only a warning in Python).
extension Lexer {
  @inline(never)
  mutating func checkEscape(_ source: Span<UInt8>, _ at: Int, _ flags: StringFlags) {
    if !flags.contains(.raw) { checkEscape(source, at, isBytes: flags.contains(.bytes)) }
  }

  /// Checks the escape whose backslash is at `at`.
  mutating func checkEscape(_ source: Span<UInt8>, _ at: Int, isBytes: Bool) {
    let isFine: Bool
    switch source[at &+ 1] {
    case UInt8(ascii: "x"): isFine = hasHexadecimal(source, at &+ 2, count: 2)
    case _ where isBytes: isFine = true
    case UInt8(ascii: "u"): isFine = hasHexadecimal(source, at &+ 2, count: 4)
    case UInt8(ascii: "U"): isFine = hasHexadecimal(source, at &+ 2, count: 8) && isScalar(source, at &+ 2)
    default: isFine = hasCharacterName(source, at &+ 2)
    }
    if !isFine { report(.invalidEscape, at, min(at + 2, limit)) }
  }

  private func hasHexadecimal(_ source: Span<UInt8>, _ start: Int, count: Int) -> Bool {
    for i in 0..<count {
      let byte = source[start &+ i]
      if byte &- UInt8(ascii: "0") >= 10, (byte | 0x20) &- UInt8(ascii: "a") >= 6 { return false }
    }
    return true
  }

  /// Eight digits at most 10FFFF.
  private func isScalar(_ source: Span<UInt8>, _ start: Int) -> Bool {
    let zero = UInt8(ascii: "0")
    guard source[start] == zero, source[start &+ 1] == zero else { return false }
    return source[start &+ 2] == zero || source[start &+ 2] == UInt8(ascii: "1") && source[start &+ 3] == zero
  }

  /// `{…}` around what the name of a character can consist of; whether there is such a character is not looked up.
  private func hasCharacterName(_ source: Span<UInt8>, _ start: Int) -> Bool {
    guard source[start] == UInt8(ascii: "{") else { return false }
    var at = start &+ 1
    while at < limit, source[at].isInCharacterName { at &+= 1 }
    return at > start &+ 1 && source[at] == UInt8(ascii: "}")
  }
}

extension UInt8 {
  /// The letters behind a backslash that must be followed by more.
  @inline(__always)
  var isRareEscape: Bool {
    self == UInt8(ascii: "x") || self | 0x20 == UInt8(ascii: "u") || self == UInt8(ascii: "N")
  }

  fileprivate var isInCharacterName: Bool {
    (self | 0x20) &- UInt8(ascii: "a") < 26 || self &- UInt8(ascii: "0") < 10 || self == UInt8(ascii: " ")
      || self == UInt8(ascii: "-")
  }
}
