public import Base

/// One row of a tree: 16 bytes, in pre-order, children directly behind their parent.
///
/// `size` counts the rows of the subtree with this one, so the row after the subtree of row `i` is `i + size` and a
/// subtree can be moved without being touched.
public struct Node: BitwiseCopyable, Sendable, Equatable {
  public var start: UInt32
  public var end: UInt32
  public var size: UInt32
  public var kind: NodeKind
  private var payloadHigh: UInt8
  private var payloadLow: UInt16

  @inline(__always)
  init(_ kind: NodeKind, _ start: UInt32, _ end: UInt32, size: UInt32 = 1, payload: UInt32 = 0) {
    self.start = start
    self.end = end
    self.size = size
    self.kind = kind
    payloadHigh = UInt8(truncatingIfNeeded: payload &>> 16)
    payloadLow = UInt16(truncatingIfNeeded: payload)
  }

  /// Ends the node: one access for both, where two would check the row twice.
  @inline(__always)
  mutating func close(at end: UInt32, size: Int) {
    self.end = end
    self.size = UInt32(truncatingIfNeeded: size)
  }

  /// Symbol, operator or flags, 24 bits: see `NodeKind`.
  @inline(__always)
  public var payload: UInt32 {
    get { UInt32(payloadHigh) &<< 16 | UInt32(payloadLow) }
    set {
      payloadHigh = UInt8(truncatingIfNeeded: newValue &>> 16)
      payloadLow = UInt16(truncatingIfNeeded: newValue)
    }
  }

  public var range: TextRange { TextRange(start, end) }
  /// The payload read as a name.
  public var symbol: Symbol { Symbol(payload) }
}

/// An interned name of one file; 0 is the empty name.
///
/// Symbols of different files are not comparable.
public struct Symbol: Hashable, BitwiseCopyable, Sendable {
  public var index: UInt32
  @inline(__always) public init(_ index: UInt32) { self.index = index }
  public static let none = Symbol(0)
  public var isNone: Bool { index == 0 }
}
