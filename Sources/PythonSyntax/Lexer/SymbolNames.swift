import Base

/// Where each interned name of a file stands in its source.
///
/// Names that are not ASCII are kept NFKC-normalised beside the source, because Python compares them so.
struct SymbolNames: Sendable {
  /// First occurrence of each symbol; symbol 0 and the keywords that never occur are empty.
  var ranges: [TextRange]
  /// Normalised text of the few names that are not ASCII.
  var normalised: [UInt32: String]

  var count: Int { ranges.count }

  func text(_ symbol: Symbol, in source: [UInt8]) -> String {
    if let known = WellKnown.text(symbol) { return known }
    if let text = normalised[symbol.index] { return text }
    return String(decoding: bytes(symbol, in: source), as: UTF8.self)
  }

  func bytes(_ symbol: Symbol, in source: [UInt8]) -> ArraySlice<UInt8> {
    if let known = WellKnown.text(symbol) { return ArraySlice(known.utf8) }
    return source[ranges[Int(symbol.index)].indices]
  }
}
