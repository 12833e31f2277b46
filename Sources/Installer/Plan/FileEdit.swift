/// What becomes of one file: its bytes before and after, nil where there is none.
public struct FileEdit: Sendable {
  public var path: String
  public var before: [UInt8]?
  public var after: [UInt8]?

  public var isChange: Bool { before != after }

  /// The change as `diff -u` shows it.
  public var diff: String { UnifiedDiff.text(path: path, before: before, after: after) }
}

/// Something that a person should know about a file of a plan.
public struct PlanNote: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The file cannot be read as what it is, and stays as it is.
    case broken
    /// Something of the same name stands there, and stays.
    case kept
  }

  public var kind: Kind
  public var path: String
  public var line: Int?
  public var message: String

  /// One line.
  public var text: String { path + (line.map { ":\($0)" } ?? "") + ": " + message }
}
