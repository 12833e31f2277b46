/// Writes a value to bytes, or reads one back: each type names its parts once, for both.
///
/// Numbers are little-endian and of fixed width. Reading never traps and never reads beyond the bytes: what cannot be
/// right marks the coder as damaged and gives blanks from there on, for whoever asks `isDamaged` in the end.
public struct PackCoder {
  @usableFromInline var bytes: [UInt8]
  @usableFromInline var place = 0
  public let isReading: Bool
  public private(set) var isDamaged = false

  /// To write.
  public init(reserving capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
    isReading = false
  }

  /// To read.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isReading = true
  }

  /// What was written.
  public var written: [UInt8] { bytes }

  /// All bytes were read, and all made sense.
  public var isWhole: Bool { !isDamaged && place == bytes.count }

  /// Nothing that follows can be believed.
  public mutating func damage() {
    isDamaged = true
    place = bytes.count
  }

  @inlinable
  public mutating func callAsFunction<Value: Packed>(_ value: inout Value) { value.pack(&self) }

  /// A number of fixed width.
  @inlinable
  public mutating func number<Value: FixedWidthInteger & BitwiseCopyable>(_ value: inout Value) {
    let size = MemoryLayout<Value>.size
    if isReading {
      guard bytes.count &- place >= size else { return damage() }
      let start = place
      value = unsafe bytes.withUnsafeBytes {
        Value(littleEndian: unsafe $0.loadUnaligned(fromByteOffset: start, as: Value.self))
      }
      place &+= size
    } else {
      unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }
  }

  /// A case of an enumeration, by its raw value.
  @inlinable
  public mutating func option<Value: RawRepresentable>(
    _ value: inout Value
  ) where Value.RawValue: FixedWidthInteger & BitwiseCopyable {
    var raw = value.rawValue
    number(&raw)
    guard isReading else { return }
    if let known = Value(rawValue: raw) { value = known } else { damage() }
  }

  /// One of at most 256 values, by its place in `all`.
  @inlinable
  public mutating func choice<Value: Equatable>(_ value: inout Value, among all: [Value]) {
    var place = isReading ? 0 : UInt8(truncatingIfNeeded: all.firstIndex(of: value) ?? 0)
    number(&place)
    guard isReading else { return }
    if Int(place) < all.count { value = all[Int(place)] } else { damage() }
  }

  /// How many things follow, each of at least one byte.
  @inlinable
  public mutating func count(_ value: Int) -> Int {
    var count = UInt32(truncatingIfNeeded: value)
    number(&count)
    guard isReading else { return value }
    if Int(count) > bytes.count &- place {
      damage()
      return 0
    }
    return Int(count)
  }

  public mutating func text(_ value: inout String) {
    if isReading {
      let length = count(0)
      let range = place..<place &+ length
      value = unsafe bytes.withUnsafeBytes { unsafe String(decoding: $0[range], as: UTF8.self) }
      place &+= length
    } else {
      _ = count(value.utf8.count)
      bytes += value.utf8
    }
  }

  public mutating func data(_ value: inout [UInt8]) {
    let length = count(value.count)
    if isReading {
      value = Array(bytes[place..<place &+ length])
      place &+= length
    } else {
      bytes += value
    }
  }

  /// Rows without room between their parts, copied as they lie in memory.
  @inlinable
  public mutating func rows<Row: BitwiseCopyable>(_ rows: inout [Row]) {
    let size = MemoryLayout<Row>.stride
    let count = count(rows.count)
    if isReading {
      guard count &* size <= bytes.count &- place else {
        rows = []
        return damage()
      }
      let start = place
      rows = unsafe [Row](unsafeUninitializedCapacity: count) { room, filled in
        unsafe bytes.withUnsafeBytes { bytes in
          guard count > 0, let from = bytes.baseAddress, let to = room.baseAddress else { return }
          unsafe UnsafeMutableRawPointer(to).copyMemory(from: from + start, byteCount: count &* size)
        }
        filled = count
      }
      place &+= count &* size
    } else {
      unsafe rows.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }
  }
}
