import Base
import PythonSyntax

/// Where `loaddata` looks for files: folders called `fixtures`, those of `FIXTURE_DIRS`, and the folder it is run in.
struct FixturePaths {
  /// The folders that hold a `manage.py`, and the root, each with a slash at its end.
  private let started: Set<String>
  /// What `FIXTURE_DIRS` is written with, below a folder that is not known here.
  private let stated: [String]

  /// - Parameter settings: the parsed settings module.
  init(_ paths: [String], settings: PythonFile?) {
    started = Set(paths.filter { $0 == "manage.py" || $0.hasSuffix("/manage.py") }.map { Self.folder(of: $0) } + [""])
    stated = settings.map { Self.folders(in: $0) } ?? []
  }

  func contains(_ path: String) -> Bool {
    guard [".json", ".yaml", ".yml"].contains(where: { path.hasSuffix($0) }) else { return false }
    return path.contains("fixtures/") || started.contains(Self.folder(of: path))
      || stated.contains { ("/" + path).contains("/" + $0 + "/") }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// `FIXTURE_DIRS = [BASE_DIR / "seed", os.path.join(BASE_DIR, "data", "rows")]`: `seed` and `data/rows`.
  private static func folders(in file: PythonFile) -> [String] {
    var found: [String] = []
    for row in file.nodes.indices where file.nodes[row].kind == .assign {
      guard let target = file.firstChild(of: ID(row)), let value = file.lastChild(of: ID(row)),
        file.kind(target) == .name, file.name(file[target].symbol) == "FIXTURE_DIRS"
      else { continue }
      for element in file.children(of: value) {
        let texts = file.subtree(of: element).filter { file.nodes[$0].kind == .string }
        let parts = texts.flatMap { file.literalText(of: $0).pathParts }
        if !parts.isEmpty { found.append(parts.joined(separator: "/")) }
      }
    }
    return found
  }
}
