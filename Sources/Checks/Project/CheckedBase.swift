/// The project before the change that is judged.
public struct CheckedBase: Sendable {
  /// `HEAD`, `the branch point with main`.
  public let name: String
  /// The files that the change touched, by path after the change, a deleted one by its old path.
  public let changed: [String: Change]

  /// Somebody asked for new migrations, whatever the configuration says.
  public let allowsMigrations: Bool

  public struct Change: Sendable {
    /// The bytes before; nil for a new file.
    public var old: [UInt8]?
    /// The bytes after; nil for a deleted one.
    public var new: [UInt8]?
    /// Where the file was, if it moved.
    public var oldPath: String?

    public init(old: [UInt8]?, new: [UInt8]?, oldPath: String? = nil) {
      self.old = old
      self.new = new
      self.oldPath = oldPath
    }
  }

  public init(name: String, changed: [String: Change], allowsMigrations: Bool = false) {
    self.name = name
    self.changed = changed
    self.allowsMigrations = allowsMigrations
  }
}
