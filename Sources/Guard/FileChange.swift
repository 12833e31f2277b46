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
