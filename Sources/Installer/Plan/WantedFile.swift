/// A file that an installation needs, and what of it is ours.
public struct WantedFile: Sendable {
  public enum Content: Sendable {
    /// All of it; a file of this name that says something else is somebody's and stays.
    case whole(String)
    /// Members and elements of a JSON document.
    case json([JSONWish])
    /// A table of a TOML document: its keys, and the lines below its header.
    case table([String], [String])
    /// Lines between two marks, as Markdown.
    case region(WantedRegion)
    /// The same as it stands there, because what is to stand there cannot be told now.
    case keptRegion
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

  init(_ region: WantedRegion) { self.init(region.path, .region(region)) }
}

/// What is to stand between two marks of a Markdown file.
public struct WantedRegion: Sendable, Equatable {
  /// Where the file is, from the root.
  public var path: String
  public var lines: [String]
  /// Of a file that is not there yet.
  public var heading: [String]

  public init(path: String, lines: [String], heading: [String] = []) {
    self.path = path
    self.lines = lines
    self.heading = heading
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
