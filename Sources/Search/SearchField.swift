import Facts

/// A field of the index with its BM25F constants.
///
/// The numbers are in `Weights`.
public enum SearchField: Int, CaseIterable, Sendable {
  case path, symbols, docs, strings, body

  /// How much one occurrence counts.
  public var weight: Float {
    switch self {
    case .path: Weights.Words.path
    case .symbols: Weights.Words.symbols
    case .docs, .strings, .body: Weights.Words.prose
    }
  }

  /// How much a long field is held against a file.
  public var lengthPenalty: Float {
    switch self {
    case .path: Weights.Words.pathLength
    case .symbols: Weights.Words.symbolsLength
    case .docs, .strings, .body: Weights.Words.textLength
    }
  }

  /// Occurrences at which a term reaches half of its worth.
  public static let saturation = Weights.Words.saturation
}
