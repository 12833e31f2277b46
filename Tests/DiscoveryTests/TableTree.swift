import Discovery
import Platform
import TestKit

/// Files in memory: relative ones below the root `/project`, absolute ones elsewhere.
struct TableTree: FileTree {
  let files: [String: String]

  func read(_ path: String) -> [UInt8]? { files[inside(path)].map { Array($0.utf8) } }

  func entries(of folder: String) -> [FileTreeEntry]? {
    let folder = inside(folder)
    var entries: Set<FileTreeEntry> = []
    for path in files.keys where FilePath(path).isAbsolute == folder.hasPrefix("/") {
      guard let rest = FilePath(path).relative(to: FilePath(folder)) else { continue }
      let parts = rest.text.split(separator: "/")
      if let name = parts.first { entries.insert(FileTreeEntry(name: String(name), isFolder: parts.count > 1)) }
    }
    return entries.isEmpty && !folder.isEmpty ? nil : Array(entries)
  }

  private func inside(_ path: String) -> String {
    FilePath(path).relative(to: "/project")?.text ?? path
  }
}

extension Surroundings {
  init(
    _ files: [String: String], pythonPath: String? = nil, catalogue: LibraryModules? = .empty,
    prelude: LibraryModules = .empty
  ) {
    let walked = files.keys.filter { !$0.hasPrefix("/") && !$0.hasPrefix(".venv/") && !$0.hasPrefix("..") }.sorted()
    self.init(
      ProjectFiles(paths: walked, tree: TableTree(files: files)),
      Given(rootNames: ["/project"], pythonPath: pythonPath), catalogue: catalogue, prelude: prelude)
  }

  /// One line of text a fact, for the subject of a specification.
  func lines(of subject: Substring) -> [String]? {
    switch subject {
    case "roots": roots.folders.map { $0.isEmpty ? "." : $0 }
    case "settings":
      settings.map { "\($0.module)  \($0.reason)  \($0.path):\($0.line)  \($0.file ?? "no such file")" }
    case "requirements":
      requirements.all.map {
        "\($0.name)  \($0.constraint.text.isEmpty ? "any" : $0.constraint.text)  \($0.version ?? "?")  \($0.kind)"
      }
    case "modules": files.paths.filter { $0.hasSuffix(".py") }.map { "\(finder.moduleName(ofFile: $0) ?? "-")  \($0)" }
    case "environment":
      [environment.map { "\($0.version)  \($0.sitePackages.joined(separator: " "))" } ?? "none"]
        + (installed?.distributions.map { "\($0.name)  \($0.version)  \($0.importNames(in: files.tree))" } ?? [])
    default: nil
    }
  }
}
