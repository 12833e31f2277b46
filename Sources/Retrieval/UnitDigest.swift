/// A short name for a piece of text at a path, by which what was sent before is known again.
public struct UnitDigest: Hashable, Sendable, Comparable {
  public var value: UInt64

  public init(value: UInt64) { self.value = value }

  /// FNV-1a of the path, a null byte and the text.
  public init(path: String, text: some Sequence<UInt8>) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ 0) &* 0x100_0000_01b3
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    value = hash
  }

  public static func < (a: UnitDigest, b: UnitDigest) -> Bool { a.value < b.value }
}
