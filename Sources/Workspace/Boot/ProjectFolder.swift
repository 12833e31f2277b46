import Base
import Discovery
import Evaluation
import Platform
import Synchronization

/// The project's files as the evaluator may ask for them: below `/@`, the name it has for the root.
struct ProjectFolder: ProjectDisk {
  let tree: DiskTree
  private let memo = FolderMemo()

  init(tree: DiskTree) { self.tree = tree }

  func isFile(_ path: String) -> Bool { entry(path).map { !$0.isFolder } ?? false }
  func isDirectory(_ path: String) -> Bool { relative(path) == "" || entry(path)?.isFolder ?? false }

  func list(_ path: String) -> [String] {
    relative(path).map { memo.entries(of: $0, in: tree).keys.sorted() } ?? []
  }

  func text(_ path: String) -> String? {
    guard isFile(path), let relative = relative(path), let bytes = tree.read(relative) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Relative to the root, `.` and `..` resolved; nil outside of it.
  private func relative(_ path: String) -> String? {
    guard path == "/@" || path.hasPrefix("/@/") else { return nil }
    var parts: [Substring] = []
    for part in path.dropFirst(2).pathParts where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }

  private func entry(_ path: String) -> FileTreeEntry? {
    guard let relative = relative(path), !relative.isEmpty else { return nil }
    let parts = relative.pathParts
    let folder = parts.dropLast().joined(separator: "/")
    guard let name = parts.last else { return nil }
    return memo.entries(of: folder, in: tree)[String(name)]
  }
}

/// The folders that one boot asked about: it asks for many names of each.
private final class FolderMemo: Sendable {
  private let folders = Mutex<[String: [String: FileTreeEntry]]>([:])

  func entries(of folder: String, in tree: DiskTree) -> [String: FileTreeEntry] {
    folders.withLock { folders in
      if let known = folders[folder] { return known }
      let entries = tree.entries(of: folder) ?? []
      let read = Dictionary(entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      folders[folder] = read
      return read
    }
  }
}
