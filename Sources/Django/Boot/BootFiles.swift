/// The files of a project and of the libraries at hand, as far as a boot must list or read them.
///
/// Paths are relative to the root, or `site:` and the path below site-packages; `.` is the root.
public protocol BootFiles: Sendable {
  /// All files below a folder at any depth, also those git ignores; empty for what is no folder.
  func files(below folder: String) -> [String]
  /// The bytes of a file; nil for whatever cannot be read.
  func read(_ path: String) -> [UInt8]?
  /// The releases where a project asks for another one of a library than its source is at hand of.
  func otherRelease(of package: String) -> (asked: String, held: String)?
}

extension BootFiles {
  public func otherRelease(of package: String) -> (asked: String, held: String)? { nil }
}

/// A world without files.
public struct NoBootFiles: BootFiles {
  public init() {}
  public func files(below folder: String) -> [String] { [] }
  public func read(_ path: String) -> [UInt8]? { nil }
}
