/// A typed index: `ID<Class>` cannot be used where an `ID<File>` is meant.
///
/// Four bytes, no reference counting. `ID.none` stands for "no row" inside tables, where an optional would double the size.
public struct ID<Row>: Hashable, BitwiseCopyable, Sendable, Comparable {
  public var index: UInt32

  @inlinable public init(_ index: Int) { self.index = UInt32(index) }
  @inlinable public init(_ index: UInt32) { self.index = index }

  public static var none: ID { ID(UInt32.max) }
  public var isNone: Bool { index == UInt32.max }
  public static func < (a: ID, b: ID) -> Bool { a.index < b.index }
}

extension Array {
  /// Lends the row instead of copying it: an array inside a row could not be appended to in place otherwise.
  @inlinable
  public subscript(id: ID<Element>) -> Element {
    @inline(__always) _read { yield self[Int(id.index)] }
    @inline(__always) _modify { yield &self[Int(id.index)] }
  }
}
