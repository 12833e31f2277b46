/// A half-open range of byte offsets into one file.
public struct TextRange: Hashable, BitwiseCopyable, Sendable {
  public var start: UInt32
  public var end: UInt32

  public init(_ start: UInt32, _ end: UInt32) {
    self.start = start
    self.end = end
  }

  public var count: Int { Int(end) - Int(start) }
  public var isEmpty: Bool { end <= start }
  public var indices: Range<Int> { Int(start)..<Int(end) }

  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  public func contains(_ offset: UInt32) -> Bool { start <= offset && offset < end }
}

extension TextRange: Comparable {
  public static func < (a: TextRange, b: TextRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
