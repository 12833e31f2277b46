/// Where discovery reads files and lists folders: a disk, or a table in a test.
///
/// A relative path is below the project's root, `""` being the root itself; an absolute one stands for itself.
public protocol FileTree: Sendable {
  /// The bytes of a regular file; nil for whatever cannot be read.
  func read(_ path: String) -> [UInt8]?
  /// What lies directly in a folder, symlinks followed, in no order; nil for what is no folder.
  func entries(of folder: String) -> [FileTreeEntry]?
}

/// One name in a folder.
public struct FileTreeEntry: Hashable, Sendable {
  public var name: String
  public var isFolder: Bool

  public init(name: String, isFolder: Bool) {
    self.name = name
    self.isFolder = isFolder
  }
}

extension FileTree {
  func text(_ path: String) -> String? { read(path).map { String(decoding: $0, as: UTF8.self) } }

  public func isFolder(_ path: String) -> Bool { entries(of: path) != nil }
}
