public import Discovery
import Platform

/// The files of a project and of its environment, read from the disk.
public struct DiskTree: FileTree {
  /// Where relative paths start.
  public let root: String
  /// Notes what was asked, if somebody wants to know.
  let recorder: DiskRecorder?

  /// What is as if it stood there.
  let overlay: TreeOverlay

  public init(root: String) { self.init(root: root, recorder: nil) }

  init(root: String, recorder: DiskRecorder? = nil, overlay: TreeOverlay = .none) {
    self.root = root
    self.recorder = recorder
    self.overlay = overlay
  }

  public func read(_ path: String) -> [UInt8]? {
    if let laid = overlay.bytes(at: path) { return laid }
    guard let recorder else { return try? FileReader.read(place(path), limit: Self.limit) }
    let (bytes, witness) = witness(file: path, recorder.moment)
    recorder.note(file: path, witness)
    return bytes
  }

  public func entries(of folder: String) -> [FileTreeEntry]? {
    guard let recorder, !recorder.knows(folder: folder) else { return list(folder) }
    let (entries, witness) = witness(folder: folder, recorder.moment)
    recorder.note(folder: folder, witness)
    return entries
  }

  func list(_ folder: String) -> [FileTreeEntry]? {
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
  static let limit = 32 << 20

  func place(_ path: String) -> String { FilePath(root).appending(path).text }
}
