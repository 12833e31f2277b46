/// The terms of one file's text with their frequency in each field; a function of the bytes, so it is cached by hash.
///
/// The path is not in here: two files with the same bytes have the same terms.
public struct FileTerms: Hashable, Sendable {
  /// One term and its frequencies, capped at 255: names defined, docstrings and comments, strings, body.
  public struct Row: Hashable, BitwiseCopyable, Sendable {
    public var term: Term
    public var frequencies: UInt32

    @inline(__always)
    public func frequency(_ field: Field) -> Int { field.frequency(in: frequencies) }
  }

  public enum Field: UInt8, CaseIterable, Sendable {
    case symbols, docs, strings, body

    @inline(__always) var shift: UInt32 { UInt32(rawValue) &* 8 }

    /// This field's lane of `Row.frequencies`.
    @inline(__always)
    public func frequency(in packed: UInt32) -> Int { Int(packed &>> shift & 0xff) }
  }

  /// Terms in the order in which the file first shows them.
  public var rows: [Row] = []
  /// How many terms each field holds in all, indexed by `Field`.
  public var lengths: [UInt32] = [0, 0, 0, 0]
  /// Hashes of the exact names that the file defines: classes, functions, class attributes, module constants.
  public var definitions: [Term] = []

  public init() {}

  public func length(_ field: Field) -> Int { Int(lengths[Int(field.rawValue)]) }
}

extension FileTerms {
  /// What `definitions` holds for a name.
  public static func definition(of name: String) -> Term {
    var hasher = TermHasher.whole
    for byte in name.utf8 { hasher.combine(byte) }
    return hasher.term
  }
}
