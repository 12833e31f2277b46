public import Base

/// One row of a tree: 16 bytes, in pre-order, children directly behind their parent.
///
/// `size` counts the rows of the subtree with this one, so the row after the subtree of row `i` is `i + size` and a
/// subtree can be moved without being touched.
public struct Node: BitwiseCopyable, Sendable, Equatable {
  public var start: UInt32
  public var end: UInt32
  public var size: UInt32
  /// Kind in the low 8 bits, payload (symbol, operator or flags: see `NodeKind`) above.
  var packed: UInt32

  @inline(__always)
  init(_ kind: NodeKind, _ start: UInt32, _ end: UInt32, size: UInt32 = 1, payload: UInt32 = 0) {
    self.start = start
    self.end = end
    self.size = size
    packed = UInt32(kind.rawValue) | payload &<< 8
  }

  @inline(__always)
  public var kind: NodeKind {
    get { NodeKind(rawValue: UInt8(truncatingIfNeeded: packed)) ?? .error }
    set { packed = packed & ~0xff | UInt32(newValue.rawValue) }
  }

  @inline(__always)
  public var payload: UInt32 {
    get { packed &>> 8 }
    set { packed = packed & 0xff | newValue &<< 8 }
  }

  public var range: TextRange { TextRange(start, end) }
  /// The payload read as a name.
  public var symbol: Symbol { Symbol(payload) }
}

/// An interned name of one file; 0 is the empty name. Symbols of different files are not comparable.
public struct Symbol: Hashable, BitwiseCopyable, Sendable {
  public var index: UInt32
  @inline(__always) public init(_ index: UInt32) { self.index = index }
  public static let none = Symbol(0)
  public var isNone: Bool { index == 0 }
}
