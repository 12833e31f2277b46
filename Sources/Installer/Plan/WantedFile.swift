/// A file that an installation needs, and what of it is ours.
public struct WantedFile: Sendable {
  public enum Content: Sendable {
    /// All of it; a file of this name that says something else is somebody's and stays.
    case whole(String)
    /// Members and elements of a JSON document.
    case json([JSONWish])
    /// A table of a TOML document: its keys, and the lines below its header.
    case table([String], [String])
    /// Lines between two marks.
    case region([String], FencedRegion.Comment)
    /// Lines that the text shall have, in a region of ours as far as it does not have them.
    case ignored([String])
  }

  /// From the root; `~/` begins a file in the user's home.
  public var path: String
  public var content: Content

  public init(_ path: String, _ content: Content) {
    self.path = path
    self.content = content
  }
}

/// A file of text by its path.
public struct TextFile: Hashable, Sendable {
  public var path: String
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
