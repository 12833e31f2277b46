/// Names that have the same symbol in every file: the soft keywords, interned before the first byte is read.
enum WellKnown {
  static let match = Symbol(1)
  static let `case` = Symbol(2)
  static let type = Symbol(3)
  static let wildcard = Symbol(4)

  static let texts: [StaticString] = ["match", "case", "type", "_"]
  /// Symbols below this one are not tied to a place in the source.
  static let count: UInt32 = 5

  static func text(_ symbol: Symbol) -> String? {
    symbol.index == 0 ? "" : symbol.index < count ? texts[Int(symbol.index) - 1].description : nil
  }
}
