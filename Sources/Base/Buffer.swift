/// A growable run of plain rows that one owner fills and reuses: an array without reference counting.
///
/// The parser appends millions of rows; `Array.append` costs a uniqueness check each (lexing falls from 570 to 390 MB/s
/// with three arrays). All access is bounds-checked, so the type is safe to use although it owns raw memory.
/// `@inlinable` because a generic of another module is not specialised without it: the parser ran at a third of its speed.
@safe
public struct Buffer<Row: BitwiseCopyable>: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<Row>
  @usableFromInline var capacity: Int
  @usableFromInline var filled = 0

  @inlinable public var count: Int { @inline(__always) get { filled } }

  @inlinable
  public init(capacity: Int) {
    self.capacity = max(capacity, 16)
    unsafe base = .allocate(capacity: self.capacity)
  }

  @inlinable
  deinit { unsafe base.deallocate() }

  @inlinable @inline(__always)
  public mutating func append(_ row: Row) {
    if filled == capacity { grow(to: capacity &* 2) }
    unsafe (base + filled).initialize(to: row)
    filled &+= 1
  }

  @inlinable
  public subscript(index: Int) -> Row {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: filled))
      return unsafe base[index]
    }
    @inline(__always) _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: filled))
      yield unsafe &base[index]
    }
  }

  /// Opens a gap of `gap` rows at `index` for the caller to fill; what stood there moves up.
  ///
  /// Most moves are of one to four rows, where calling `memmove` costs more than the copy.
  @inlinable
  public mutating func insertGap(_ gap: Int, at index: Int) {
    precondition(gap >= 0 && index >= 0 && index <= count)
    if count &+ gap > capacity { grow(to: max(capacity &* 2, count &+ gap)) }
    let moved = filled &- index
    if moved > 8 {
      unsafe (base + index + gap).update(from: base + index, count: moved)
    } else {
      var i = filled
      while i > index {
        i &-= 1
        unsafe base[i &+ gap] = base[i]
      }
    }
    filled &+= gap
  }

  @inlinable
  public mutating func removeLast(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count)
    filled = newCount
  }

  /// Makes the buffer exactly `newCount` copies of `row`.
  @inlinable
  public mutating func refill(count newCount: Int, with row: Row) {
    reserve(newCount)
    unsafe base.update(repeating: row, count: newCount)
    filled = newCount
  }

  @inlinable
  public mutating func reserve(_ rows: Int) {
    if rows > capacity { grow(to: rows) }
  }

  /// A copy of exactly the filled rows.
  @inlinable
  public func rows() -> [Row] {
    unsafe Array(UnsafeBufferPointer(start: base, count: count))
  }

  @inlinable @inline(never)
  mutating func grow(to newCapacity: Int) {
    let bigger = UnsafeMutablePointer<Row>.allocate(capacity: newCapacity)
    unsafe bigger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = bigger
    capacity = newCapacity
  }
}
