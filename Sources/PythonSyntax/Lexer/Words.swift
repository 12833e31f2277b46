/// Eight bytes at a time: the tests the lexer makes on whole words instead of single bytes.
enum Words {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// A word with `byte` in each place.
  @inline(__always)
  static func filled(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

  /// The high bit of each byte that equals `pattern`'s; exact for the lowest one, which is all callers use.
  @inline(__always)
  static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let x = word ^ pattern
    return (x &- ones) & ~x & highs
  }

  /// The high bit of each byte that cannot be part of a name; bytes above 127 can.
  @inline(__always)
  static func notName(_ word: UInt64) -> UInt64 {
    let low = word & ~highs
    let folded = low | filled(0x20)
    let letter = (folded &+ filled(0x80 - 0x61)) & ~(folded &+ filled(0x80 - 0x7b))
    let digit = (low &+ filled(0x80 - 0x30)) & ~(low &+ filled(0x80 - 0x3a))
    let underscore = ~((low ^ filled(0x5f)) &+ filled(0x7f))
    return ~(letter | digit | underscore | word) & highs
  }

  /// How many bytes lie before the first marked one.
  @inline(__always)
  static func leading(_ mask: UInt64) -> Int { mask.trailingZeroBitCount &>> 3 }

  /// Keeps the first `count` (1…8) bytes.
  @inline(__always)
  static func keep(_ word: UInt64, _ count: Int) -> UInt64 {
    word & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- count &* 8))
  }
}

extension Span where Element == UInt8 {
  /// Whether any byte is above 127, and whether any is zero: one pass, in a shape that becomes vector code.
  func census() -> (hasHigh: Bool, hasZero: Bool) {
    var high: UInt64 = 0
    var zero: UInt64 = 0
    var at = 0
    unsafe withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return }
      let words = raw.count / 8
      for i in 0..<words {
        let word = unsafe base.loadUnaligned(fromByteOffset: i &* 8, as: UInt64.self)
        high |= word
        zero |= (word &- Words.ones) & ~word
      }
      at = words &* 8
    }
    while at < count {
      high |= UInt64(self[at])
      if self[at] == 0 { zero = Words.highs }
      at &+= 1
    }
    return (high & Words.highs != 0, zero & Words.highs != 0)
  }

  /// Eight bytes from `offset`, the first in the lowest place.
  ///
  /// The caller's buffer is padded, so this stays in bounds; the load itself is checked against the span.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
