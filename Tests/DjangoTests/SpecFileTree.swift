import Discovery
import Django
import Evaluation
import PythonSyntax
import TestKit

/// The files of a spec as a project's tree and disk, at `/project`.
struct SpecFileTree: FileTree, ProjectDisk, BootFiles {
  var files: [String: [UInt8]] = [:]

  init(_ files: [String: String]) {
    self.files = files.mapValues { Array($0.utf8) }
  }

  init(_ spec: Spec) {
    self.init(Dictionary(spec.files.filter { !$0.path.isEmpty }.map { ($0.path, $0.text) }) { $1 })
  }

  var paths: [String] { files.keys.sorted() }

  func read(_ path: String) -> [UInt8]? { files[inside(path)] }

  func entries(of folder: String) -> [FileTreeEntry]? {
    let prefix = inside(folder).isEmpty ? "" : inside(folder) + "/"
    var found: Set<FileTreeEntry> = []
    for path in files.keys where path.hasPrefix(prefix) {
      let rest = path.dropFirst(prefix.count).split(separator: "/", maxSplits: 1)
      if let name = rest.first { found.insert(FileTreeEntry(name: String(name), isFolder: rest.count == 2)) }
    }
    return found.isEmpty ? nil : found.sorted { $0.name < $1.name }
  }

  func files(below folder: String) -> [String] { paths.filter { $0.hasPrefix(inside(folder) + "/") } }

  /// Without what stands before the project's own paths: `/project/` on disk, `/@/` in the evaluator.
  private func inside(_ path: String) -> String {
    for prefix in ["/project", "/@"] {
      if path == prefix { return "" }
      if path.hasPrefix(prefix + "/") { return String(path.dropFirst(prefix.count + 1)) }
    }
    return path
  }

  // MARK: As a disk

  func isFile(_ path: String) -> Bool { files[inside(path)] != nil }
  func isDirectory(_ path: String) -> Bool { entries(of: path) != nil }
  func list(_ path: String) -> [String] { (entries(of: path) ?? []).map(\.name) }
  func text(_ path: String) -> String? { files[inside(path)].map { String(decoding: $0, as: UTF8.self) } }
}
