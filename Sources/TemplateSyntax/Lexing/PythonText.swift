/// Python's notions of white space and word characters, over UTF-8 bytes.
extension Span<UInt8> {
  /// How many bytes of white space (`str.isspace`) one character at `i` has; 0 if it is none.
  @inline(__always)
  func spaceLength(at i: Int) -> Int {
    let byte = self[i]
    if byte < 0x80 { return byte == 32 || (byte >= 9 && byte <= 13) || (byte >= 28 && byte <= 31) ? 1 : 0 }
    return wideSpaceLength(at: i)
  }

  private func wideSpaceLength(at i: Int) -> Int {
    let second = i + 1 < count ? self[i + 1] : 0
    let third = i + 2 < count ? self[i + 2] : 0
    switch (self[i], second, third) {
    case (0xC2, 0x85, _), (0xC2, 0xA0, _): return 2
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
      (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return 3
    case _: return 0
    }
  }

  /// `range` without white space at both ends, as `str.strip` does it.
  func stripped(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, case let length = spaceLength(at: low), length > 0 { low += length }
    strip: while low < high {
      for length in 1...3 where high - length >= low && spaceLength(at: high - length) == length {
        high -= length
        continue strip
      }
      break
    }
    return low..<Swift.max(low, high)
  }

  /// The end of the run of non-space characters at `i`.
  func endOfWord(from i: Int, in end: Int) -> Int {
    var i = i
    while i < end, spaceLength(at: i) == 0 { i += 1 }
    return i
  }

  func skipSpace(from i: Int, in end: Int) -> Int {
    var i = i
    while i < end, case let length = spaceLength(at: i), length > 0 { i += length }
    return Swift.min(i, end)
  }

  /// How many bytes of a `\w` character stand at `i`; 0 if it is none.
  @inline(__always)
  func wordLength(at i: Int) -> Int {
    let byte = self[i]
    if byte < 0x80 {
      let lower = byte | 0x20
      return (lower >= 0x61 && lower <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F ? 1 : 0
    }
    return wideWordLength(at: i)
  }

  private func wideWordLength(at i: Int) -> Int {
    let first = self[i]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
    guard length > 0, i + length <= count else { return 0 }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for k in 1..<length {
      guard self[i + k] & 0xC0 == 0x80 else { return 0 }
      value = value << 6 | UInt32(self[i + k] & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value) else { return 0 }
    return scalar.isAlphanumeric ? length : 0
  }

  /// The end of the `\w` run at `i`, with dots too if `dots`.
  func endOfName(from i: Int, in end: Int, dots: Bool = false) -> Int {
    var i = i
    while i < end {
      let length = wordLength(at: i)
      if length > 0 { i += length } else if dots, self[i] == UInt8(ascii: ".") { i += 1 } else { break }
    }
    return Swift.min(i, end)
  }

  func matches(_ text: String, at range: Range<Int>) -> Bool {
    guard text.utf8.count == range.count else { return false }
    var i = range.lowerBound
    for byte in text.utf8 {
      if self[i] != byte { return false }
      i += 1
    }
    return true
  }

  func equal(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where self[a.lowerBound + i] != self[b.lowerBound + i] { return false }
    return true
  }
}

extension Unicode.Scalar {
  fileprivate var isAlphanumeric: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
