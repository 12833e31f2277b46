import Discovery
import PythonSyntax
import TestKit

/// The files of a spec as a project's tree.
struct SpecFileTree: FileTree {
  var files: [String: [UInt8]] = [:]

  init(_ spec: Spec) {
    for file in spec.files where !file.path.isEmpty { files[file.path] = Array(file.text.utf8) }
  }

  var paths: [String] { files.keys.sorted() }

  func read(_ path: String) -> [UInt8]? { files[path] }

  func entries(of folder: String) -> [FileTreeEntry]? {
    let prefix = folder.isEmpty ? "" : folder + "/"
    var found: Set<FileTreeEntry> = []
    for path in files.keys where path.hasPrefix(prefix) {
      let rest = path.dropFirst(prefix.count).split(separator: "/", maxSplits: 1)
      if let name = rest.first { found.insert(FileTreeEntry(name: String(name), isFolder: rest.count == 2)) }
    }
    return found.isEmpty ? nil : found.sorted { $0.name < $1.name }
  }
}
