extension [UInt8] {
  /// What stands behind the `@` of each address, in order.
  ///
  /// Looks to both sides of each `@`: a fixture may hold words of many kilobytes, and a search for addresses from their
  /// first letter on would begin at each letter of them.
  public var mailHosts: [String] {
    indices.compactMap { place in
      guard self[place] == UInt8(ascii: "@"), place > 0, Self.isOfMailbox(self[place - 1]) else { return nil }
      let host = self[(place + 1)...].prefix(while: Self.isOfHost)
      return host.isEmpty ? nil : String(decoding: host, as: UTF8.self)
    }
  }

  private static func isOfMailbox(_ byte: UInt8) -> Bool { isOfHost(byte) || byte == UInt8(ascii: "+") }

  private static func isOfHost(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), 0x80...0xFF:
      true
    default: false
    }
  }
}
