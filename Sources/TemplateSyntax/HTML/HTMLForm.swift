public import Base

/// A `<form>` with what it encloses.
///
/// Its attributes are those whose `elementStart` is `range.start`.
public struct HTMLForm: BitwiseCopyable, Hashable, Sendable {
  /// From `<form` to the `<` of `</form>`, or to the end of the file.
  public var range: TextRange
  /// The offset after the `>` of the start tag.
  public var contentStart: UInt32
  public var isClosed: Bool
}
