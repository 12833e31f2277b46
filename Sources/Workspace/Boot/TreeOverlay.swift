import Platform

/// Files as they were or would be, laid over those on the disk.
struct TreeOverlay: Sendable {
  /// By path below the root; nil for a file that is not there.
  private var files: [String: [UInt8]?] = [:]
  private var folders: Set<String> = []
  static let none = TreeOverlay()

  mutating func put(_ bytes: [UInt8]?, at path: String) {
    files[path] = .some(bytes)
    guard bytes != nil else { return }
    var folder = FilePath(path).parent.text
    while !folder.isEmpty, folder != ".", folders.insert(folder).inserted { folder = FilePath(folder).parent.text }
  }

  var isEmpty: Bool { files.isEmpty }

  /// The bytes laid over a path; nil inside for none, nil outside for what the disk decides.
  func bytes(at path: String) -> [UInt8]?? { files.isEmpty ? nil : files[path] }

  /// Whether files were put below the folder.
  func hasFolder(_ folder: String) -> Bool { folder.isEmpty ? !files.isEmpty : folders.contains(folder) }

  /// What was put directly into a folder, and what was taken from it.
  func changes(in folder: String) -> (added: [(name: String, isFolder: Bool)], gone: Set<String>) {
    if files.isEmpty { return ([], []) }
    let prefix = folder.isEmpty ? "" : folder + "/"
    var gone: Set<String> = []
    var added: [(name: String, isFolder: Bool)] = []
    for (path, bytes) in files where path.hasPrefix(prefix) {
      let name = String(path.dropFirst(prefix.count))
      if name.contains("/") { continue }
      if bytes == nil { gone.insert(name) } else { added.append((name, false)) }
    }
    for path in folders where path.hasPrefix(prefix) && path != folder {
      let name = String(path.dropFirst(prefix.count))
      if !name.contains("/") { added.append((name, true)) }
    }
    return (added, gone)
  }

  /// The paths of a walk, as they would be.
  func applied(to paths: [String]) -> [String] {
    if files.isEmpty { return paths }
    let added = files.filter { $0.value != nil }.map(\.key)
    let kept = paths.filter { files[$0] == nil }
    return (kept + added).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
