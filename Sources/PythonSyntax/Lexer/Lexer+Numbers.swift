import Base

/// Integers, floats and imaginary numbers, with the checks CPython's tokenizer makes.
extension Lexer {
  mutating func number(_ source: Span<UInt8>) {
    let start = offset
    var kind = TokenKind.integer
    let isValid: Bool
    if source[start] == UInt8(ascii: "0"), let digits = radixDigits(source[start &+ 1]) {
      offset &+= 2
      isValid = radixNumber(source, digits)
    } else {
      isValid = decimalNumber(source, &kind)
    }
    if !isValid || !endsCleanly(source) {
      report(.invalidNumber, start, offset)
      skipNameBytes(source)
    }
    add(kind, start, offset)
  }

  private func radixDigits(_ letter: UInt8) -> UInt8? {
    switch letter | 0x20 {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  private mutating func radixNumber(_ source: Span<UInt8>, _ radix: UInt8) -> Bool {
    var sawDigit = false
    while true {
      if source[offset] == UInt8(ascii: "_") { offset &+= 1 }
      guard digitValue(source[offset]) < radix else { return false }
      while digitValue(source[offset]) < radix { offset &+= 1 }
      sawDigit = true
      if source[offset] != UInt8(ascii: "_") { break }
    }
    return sawDigit && source[offset] &- UInt8(ascii: "0") > 9
  }

  private func digitValue(_ byte: UInt8) -> UInt8 {
    if byte &- UInt8(ascii: "0") < 10 { return byte &- UInt8(ascii: "0") }
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter &+ 10 : 255
  }

  private mutating func decimalNumber(_ source: Span<UInt8>, _ kind: inout TokenKind) -> Bool {
    let start = offset
    var isValid = source[start] == UInt8(ascii: ".") || decimalDigits(source)
    let end = offset
    if source[offset] == UInt8(ascii: ".") {
      offset &+= 1
      kind = .float
      if isDigit(source[offset]) { isValid = decimalDigits(source) && isValid }
    }
    isValid = exponent(source, &kind) && isValid
    if source[offset] | 0x20 == UInt8(ascii: "j") {
      offset &+= 1
      kind = .imaginary
    }
    return isValid && (kind != .integer || !hasLeadingZero(source, start, end))
  }

  private mutating func exponent(_ source: Span<UInt8>, _ kind: inout TokenKind) -> Bool {
    guard source[offset] | 0x20 == UInt8(ascii: "e") else { return true }
    let next = source[offset &+ 1]
    let isSigned = next == UInt8(ascii: "+") || next == UInt8(ascii: "-")
    guard isDigit(isSigned ? source[offset &+ 2] : next) else { return !isSigned }
    offset &+= isSigned ? 2 : 1
    kind = .float
    return decimalDigits(source)
  }

  /// Digits with single underscores between them.
  private mutating func decimalDigits(_ source: Span<UInt8>) -> Bool {
    while true {
      while isDigit(source[offset]) { offset &+= 1 }
      if source[offset] != UInt8(ascii: "_") { return true }
      offset &+= 1
      if !isDigit(source[offset]) { return false }
    }
  }

  /// `012` is refused, `00` and `0_0` are zero.
  private func hasLeadingZero(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard source[start] == UInt8(ascii: "0") else { return false }
    for i in start..<end where source[i] != UInt8(ascii: "0") && source[i] != UInt8(ascii: "_") { return true }
    return false
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// A number may run into `and`, `else`, `for`, `if`, `in`, `is`, `not`, `or` (deprecated), into no other name.
  private func endsCleanly(_ source: Span<UInt8>) -> Bool {
    let word = source.word(at: offset)
    let length = Words.leading(Words.notName(word) | 1 << 63)
    if length == 0 { return true }
    let texts: [StaticString] = ["and", "else", "for", "if", "in", "is", "not", "or"]
    return texts.contains { text in
      let bytes = text.description.utf8
      return word & 0xff == UInt64(bytes.first ?? 0)
        && zip(bytes, 0..<8).allSatisfy { byte, i in UInt8(truncatingIfNeeded: word >> UInt64(i * 8)) == byte }
    }
  }

  private mutating func skipNameBytes(_ source: Span<UInt8>) {
    while Words.notName(source.word(at: offset)) & 0x80 == 0, offset < limit { offset += 1 }
  }
}
