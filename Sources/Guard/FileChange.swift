/// A file that somebody is about to change.
public struct FileChange: Sendable, Equatable {
  public enum Kind: Sendable {
    case edit
    /// Written whole, whether it was there or not.
    case write
    case delete
  }

  /// As given: absolute, or from where one stands.
  public var path: String
  public var kind: Kind
  /// The text that comes in, where it is known.
  public var text: String?

  public init(path: String, kind: Kind, text: String? = nil) {
    self.path = path
    self.kind = kind
    self.text = text
  }
}

/// What a session may touch.
public struct GuardScope: Sendable, Equatable {
  public var goal: String
  /// Patterns of gitignore's kind; empty for everything.
  public var files: [String]
  /// May be read and not changed.
  public var readOnly: [String]

  public init(goal: String = "", files: [String] = [], readOnly: [String] = []) {
    self.goal = goal
    self.files = files
    self.readOnly = readOnly
  }
}
