/// One word of the lexical index, known by its hash.
///
/// Thirty-two bits are enough: with 200,000 words in a project and 64 in a query, one query in three hundred meets one
/// false match, and a row of a file stays at eight bytes. The text is never needed again, the query has its own.
public struct Term: Hashable, BitwiseCopyable, Sendable, Comparable {
  public var hash: UInt32

  @inlinable
  public init(hash: UInt32) { self.hash = hash }

  public static func < (a: Term, b: Term) -> Bool { a.hash < b.hash }
}

/// A running hash over bytes; `Term` keeps its upper half.
struct TermHasher {
  private(set) var state: UInt64

  /// Sub-tokens and whole identifiers hash with different seeds, so that `order` and `=order` are two terms.
  static let word = TermHasher(state: 0xcbf2_9ce4_8422_2325)
  static let whole = TermHasher(state: 0x9ae1_6a3b_2f90_404f)

  @inline(__always)
  mutating func combine(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  @inline(__always)
  var value: UInt64 {
    var h = state
    h = (h ^ (h &>> 32)) &* 0xd6e8_feb8_6659_fd93
    return h ^ (h &>> 32)
  }

  @inline(__always)
  var term: Term { Term(hash: UInt32(truncatingIfNeeded: value &>> 32)) }
}
