import Facts

/// A field of the index with its BM25F constants.
///
/// Fixed by measurement on Django projects (see `docs/retrieval-notes.md`); they are not fitted to any one project.
public enum SearchField: Int, CaseIterable, Sendable {
  case path, symbols, docs, strings, body

  /// How much one occurrence counts.
  public var weight: Float {
    switch self {
    case .path: 3
    case .symbols: 2.5
    case .docs, .strings, .body: 1
    }
  }

  /// How much a long field is held against a file.
  public var lengthPenalty: Float {
    switch self {
    case .path: 0.3
    case .symbols, .docs, .strings: 0.6
    case .body: 0.75
    }
  }

  /// Occurrences at which a term reaches half of its worth.
  public static let saturation: Float = 1.2
}
