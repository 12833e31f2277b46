public import Facts

/// Finds a few terms among many: a bit set rejects nearly all, a binary search decides.
public struct TermFilter: Sendable {
  private var bits: [UInt64] = Array(repeating: 0, count: 64)
  private var sorted: [(term: Term, position: UInt16)]

  public init(_ terms: [Term]) {
    sorted = terms.enumerated().map { ($1, UInt16($0)) }.sorted { $0.term < $1.term }
    for term in terms { bits[Int(term.hash >> 6 & 63)] |= 1 << UInt64(term.hash & 63) }
  }

  @inline(__always)
  public func mayHold(_ term: Term) -> Bool { bits[Int(term.hash &>> 6 & 63)] &>> UInt64(term.hash & 63) & 1 != 0 }

  /// The place of `term` in the list that the filter was made from.
  public func position(of term: Term) -> UInt16? {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].term < term { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low].term == term ? sorted[low].position : nil
  }
}
