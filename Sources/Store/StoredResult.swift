public import Platform

/// One result as it is kept: what it is, for which question, what it stands on, and itself.
public struct StoredResult: Sendable, Hashable {
  /// Such as `workspace`, `dump` or `impact`.
  public var kind: String
  /// Tells results of one kind apart.
  public var key: ContentHash
  /// What the result stands on, packed.
  public var trace: [UInt8]
  public var payload: [UInt8]

  public init(kind: String, key: ContentHash, trace: [UInt8], payload: [UInt8]) {
    self.kind = kind
    self.key = key
    self.trace = trace
    self.payload = payload
  }
}

/// Bytes with their hash in front, so that a flipped bit is found before anybody believes it.
enum SealedBytes {
  static func seal(_ bytes: [UInt8]) -> [UInt8] { ContentHash(bytes).bytes + bytes }

  static func open(_ sealed: [UInt8]) -> [UInt8]? {
    guard sealed.count >= 16 else { return nil }
    let bytes = Array(sealed[16...])
    return ContentHash(bytes).bytes.elementsEqual(sealed[..<16]) ? bytes : nil
  }
}
