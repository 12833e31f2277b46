public import Discovery
import Platform

/// The files of a project and of its environment, read from the disk.
public struct DiskTree: FileTree {
  /// Where relative paths start.
  public let root: String

  public init(root: String) { self.root = root }

  public func read(_ path: String) -> [UInt8]? { try? FileReader.read(place(path), limit: Self.limit) }

  public func entries(of folder: String) -> [FileTreeEntry]? {
    guard let entries = try? DirectoryEntries.read(place(folder)) else { return nil }
    return entries.map { FileTreeEntry(name: $0.name, isFolder: $0.isDirectory) }
  }

  // Lock files are larger than any source a person wrote.
  private static let limit = 32 << 20

  private func place(_ path: String) -> String { FilePath(root).appending(path).text }
}
