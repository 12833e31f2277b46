import Discovery
import Evaluation
import Platform

/// The project's files as the evaluator may ask for them: below `/@`, the name it has for the root.
struct ProjectFolder: ProjectDisk {
  var tree: DiskTree

  func isFile(_ path: String) -> Bool { entry(path).map { !$0.isFolder } ?? false }
  func isDirectory(_ path: String) -> Bool { relative(path) == "" || entry(path)?.isFolder ?? false }

  func list(_ path: String) -> [String] {
    relative(path).flatMap { tree.entries(of: $0) }.map { $0.map(\.name).sorted() } ?? []
  }

  func text(_ path: String) -> String? {
    guard isFile(path), let relative = relative(path), let bytes = tree.read(relative) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Relative to the root, `.` and `..` resolved; nil outside of it.
  private func relative(_ path: String) -> String? {
    guard path == "/@" || path.hasPrefix("/@/") else { return nil }
    var parts: [Substring] = []
    for part in path.dropFirst(2).split(separator: "/") where part != "." {
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
    let parts = relative.split(separator: "/")
    let folder = parts.dropLast().joined(separator: "/")
    guard let name = parts.last else { return nil }
    return tree.entries(of: folder)?.first { $0.name == name }
  }
}
