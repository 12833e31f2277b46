/// What tells two contents apart: 128 bits that depend on every byte and its place.
///
/// Not for secrets: whoever writes a file could make two that collide, and would fool only himself.
public struct ContentHash: Hashable, BitwiseCopyable, Sendable {
  public var high: UInt64
  public var low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  public init(_ bytes: [UInt8]) {
    var mixer = Mixer()
    unsafe bytes.withUnsafeBytes { unsafe mixer.add($0) }
    self = mixer.hash
  }

  /// The hash of several texts in their order.
  public init(_ texts: some Sequence<String>) {
    var mixer = Mixer()
    for var text in texts {
      text.withUTF8 { unsafe mixer.add(UnsafeRawBufferPointer($0)) }
    }
    self = mixer.hash
  }

  /// Sixteen bytes, the highest first.
  public var bytes: [UInt8] {
    [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }
  }

  /// Thirty-two digits.
  public var text: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Multiplies words of eight bytes into two lanes: as fast as memory.
  private struct Mixer {
    private var high: UInt64 = 0x9e37_79b9_7f4a_7c15
    private var low: UInt64 = 0xd6e8_feb8_6659_fd93

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
      var place = 0
      while place &+ 16 <= bytes.count {
        let a = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        let b = unsafe bytes.loadUnaligned(fromByteOffset: place &+ 8, as: UInt64.self)
        mix(a, b)
        place &+= 16
      }
      var (a, b): (UInt64, UInt64) = (0, 0)
      while place < bytes.count {
        a = a << 8 | UInt64(unsafe bytes[place])
        swap(&a, &b)
        place &+= 1
      }
      mix(a, b)
      mix(UInt64(bytes.count), 0x5851_f42d_4c95_7f2d)
    }

    private mutating func mix(_ a: UInt64, _ b: UInt64) {
      high = Self.fold(high ^ a, 0xff51_afd7_ed55_8ccd ^ b)
      low = Self.fold(low &+ b, 0xc4ce_b9fe_1a85_ec53 ^ a) ^ high.byteSwapped
    }

    private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
      let product = a.multipliedFullWidth(by: b | 1)
      return product.high ^ product.low &+ a
    }

    var hash: ContentHash {
      ContentHash(
        high: Self.fold(high ^ (low >> 29), 0x94d0_49bb_1331_11eb),
        low: Self.fold(low ^ (high >> 31), 0xbf58_476d_1ce4_e5b9))
    }
  }
}
