import Base

/// A file as it was before a change and as it is after it.
public struct ChangedFile: Sendable {
  public enum Status: String, Sendable { case added, modified, deleted, renamed }

  /// Where it is now; where it was, if it is gone.
  public var path: String
  /// Where a renamed file was.
  public var oldPath: String?
  /// Nil for a new file.
  public var old: [UInt8]?
  /// Nil for a deleted file.
  public var new: [UInt8]?

  public init(path: String, oldPath: String? = nil, old: [UInt8]?, new: [UInt8]?) {
    self.path = path
    self.oldPath = oldPath
    self.old = old
    self.new = new
  }

  public var status: Status { oldPath != nil ? .renamed : old == nil ? .added : new == nil ? .deleted : .modified }
  /// Where it was before the change; nil for a new file.
  public var pathBefore: String? { old == nil ? nil : oldPath ?? path }
  /// Whether either side is no text.
  public var isBinary: Bool { [old, new].contains { $0?.prefix(8000).contains(0) ?? false } }
}

extension ChangedFile {
  /// The share of lines that two texts have in common.
  public static func similarity(_ one: [UInt8], _ other: [UInt8]) -> Double {
    LineChanges(old: one, new: other).similarity
  }
}
