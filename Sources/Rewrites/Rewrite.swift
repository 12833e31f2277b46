public import Base

/// A difference between two versions of a file that changes nothing of what the file does.
public struct Rewrite: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Blanks, lines, brackets, trailing commas.
    case layout
    /// Other quotes around the same text.
    case quotes
    /// Comments that were added or reworded where the code is as it was.
    case comments
    /// Comments that are gone where the code is as it was.
    case droppedComments = "dropped-comments"
    /// Docstrings that were added, reworded or taken out.
    case docstrings
    /// Annotations that were added or taken away.
    case annotations
    /// A local variable has another name.
    case renames
    /// Functions or classes stand in another order.
    case order
    /// Imports stand in another order.
    case imports
  }

  public var kind: Kind
  /// Where it is now; of what is gone the code that it stood by.
  public var place: TextRange
  /// What it is about: a function's name, `total -> amount`; empty where nothing has a name.
  public var subject: String
  /// All the text that says what was said before.
  public var extents: [TextRange]

  public init(_ kind: Kind, _ place: TextRange, _ subject: String = "", extents: [TextRange]? = nil) {
    self.kind = kind
    self.extents = extents ?? [place]
    self.place = place
    self.subject = subject
  }
}
