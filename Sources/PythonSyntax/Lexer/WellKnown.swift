/// Names that have the same symbol in every file, interned before the first byte is read: the soft keywords and the
/// conversion letters of f-strings.
enum WellKnown {
  static let match = Symbol(1)
  static let `case` = Symbol(2)
  static let type = Symbol(3)
  static let wildcard = Symbol(4)

  private static let s: UInt32 = 5
  private static let r: UInt32 = 6
  private static let a: UInt32 = 7

  static let texts: [StaticString] = ["match", "case", "type", "_", "s", "r", "a"]
  /// Symbols below this one are not tied to a place in the source.
  static let count: UInt32 = 8

  /// The letter of an f-string conversion.
  static func conversion(_ symbol: UInt32) -> UInt8? {
    switch symbol {
    case s: UInt8(ascii: "s")
    case r: UInt8(ascii: "r")
    case a: UInt8(ascii: "a")
    default: nil
    }
  }

  static func text(_ symbol: Symbol) -> String? {
    symbol.index == 0 ? "" : symbol.index < count ? texts[Int(symbol.index) - 1].description : nil
  }
}
