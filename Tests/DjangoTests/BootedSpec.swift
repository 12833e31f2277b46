import Discovery
import Django
import TestKit

/// A spec's files as a project whose settings module is `settings`, booted.
func dumped(_ files: [String: String]) -> RegistryDump {
  let tree = BootedFiles(files: files)
  let paths = files.keys.sorted()
  let found = Surroundings(
    ProjectFiles(paths: paths, tree: tree),
    .init(rootNames: ["/project"], settingsModule: "settings", pythonPath: "/project"))
  var boot = DjangoBoot(finder: found.finder, environment: ["MODE": "test"])
  _ = boot.run(settings: "settings")
  let names = paths.compactMap { path in found.finder.moduleName(ofFile: path).map { ($0, path) } }
  return boot.dump(modules: Dictionary(names) { first, _ in first })
}

func dumped(_ spec: Spec) -> RegistryDump {
  dumped(Dictionary(spec.files.filter { !$0.path.isEmpty }.map { ($0.path, $0.text) }) { $1 })
}

private struct BootedFiles: FileTree {
  let files: [String: String]

  func read(_ path: String) -> [UInt8]? { files[inside(path)].map { Array($0.utf8) } }

  func entries(of folder: String) -> [FileTreeEntry]? {
    let prefix = inside(folder).isEmpty ? "" : inside(folder) + "/"
    var entries: Set<FileTreeEntry> = []
    for path in files.keys where path.hasPrefix(prefix) {
      let parts = path.dropFirst(prefix.count).split(separator: "/")
      if let name = parts.first { entries.insert(FileTreeEntry(name: String(name), isFolder: parts.count > 1)) }
    }
    return entries.isEmpty ? nil : Array(entries)
  }

  private func inside(_ path: String) -> String {
    if path == "/project" { return "" }
    return path.hasPrefix("/project/") ? String(path.dropFirst(9)) : path
  }
}

extension Known where Value == String {
  var shown: String { value ?? "?" }
}

extension Known where Value == String? {
  /// Nothing for nil.
  var shown: String { value.map { $0 ?? "" } ?? "?" }
}

extension Openness {
  var shown: String {
    switch self {
    case .closed: ""
    case .open: " …"
    case .hints(let hints): " … " + hints.joined(separator: " ")
    case .unknown: " ?"
    }
  }
}
