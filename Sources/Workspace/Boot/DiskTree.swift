public import Discovery
import Platform

/// The files of a project and of its environment, read from the disk.
public struct DiskTree: FileTree {
  /// Where relative paths start.
  public let root: String

  private let overlay: TreeOverlay

  public init(root: String) { self.init(root: root, overlay: .none) }

  init(root: String, overlay: TreeOverlay) {
    self.root = root
    self.overlay = overlay
  }

  public func read(_ path: String) -> [UInt8]? {
    if let laid = overlay.bytes(at: path) { return laid }
    return try? FileReader.read(place(path), limit: Self.limit)
  }

  public func entries(of folder: String) -> [FileTreeEntry]? {
    let entries = try? DirectoryEntries.read(place(folder))
    guard entries != nil || overlay.hasFolder(folder) else { return nil }
    let onDisk = (entries ?? []).map { FileTreeEntry(name: $0.name, isFolder: $0.isDirectory) }
    if overlay.isEmpty { return onDisk }
    let (added, gone) = overlay.changes(in: folder)
    let names = Set(added.map(\.name))
    return onDisk.filter { !gone.contains($0.name) && !names.contains($0.name) }
      + added.map { FileTreeEntry(name: $0.name, isFolder: $0.isFolder) }
  }

  // Lock files are larger than any source a person wrote.
  private static let limit = 32 << 20

  private func place(_ path: String) -> String { FilePath(root).appending(path).text }
}
