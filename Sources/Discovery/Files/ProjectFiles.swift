import Base
import Platform
public import PythonSyntax

/// The files of a project as its walk found them, and the tree they are read from.
public struct ProjectFiles: Sendable {
  /// The walked files, relative to the root, in a fixed order.
  public let paths: [String]
  public let tree: any FileTree
  /// Hands out the tree of a file that was parsed already; nil makes discovery parse it.
  public let parsed: @Sendable (String) -> PythonFile?
  let libraries: ParsedLibraries

  let folders: Set<String>
  let known: Set<String>

  /// - Parameter libraries: what other boots have parsed of libraries.
  public init(
    paths: [String], tree: any FileTree, libraries: ParsedLibraries = ParsedLibraries(),
    parsed: @escaping @Sendable (String) -> PythonFile? = { _ in nil }
  ) {
    self.paths = paths
    self.tree = tree
    self.libraries = libraries
    self.parsed = parsed
    known = Set(paths)
    folders = Set(paths.map { FilePath($0).parent.text })
  }

  /// The same for trees that are at hand as a list.
  public init(paths: [String], tree: any FileTree, files: [(path: String, file: PythonFile)]) {
    let byPath = Dictionary(files.map { ($0.path, $0.file) }) { first, _ in first }
    self.init(paths: paths, tree: tree) { byPath[$0] }
  }

  /// The syntax of a Python file; nil when it cannot be read.
  func python(_ path: String) -> PythonFile? { parsed(path) ?? tree.read(path).map { PythonFile($0) } }

  func isPackage(_ folder: String) -> Bool { known.contains(folder.isEmpty ? "__init__.py" : folder + "/__init__.py") }

  /// The walked files of this name, those nearest to the root first.
  func named(_ name: String) -> [String] {
    let suffix = "/" + name
    return paths.filter { $0 == name || $0.hasSuffix(suffix) }.sorted { (depth($0), $0) < (depth($1), $1) }
  }

  func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

  /// Whether a path lies where projects keep code that no site of theirs runs: documentation, examples, templates.
  static func isAside(_ path: String) -> Bool {
    path.pathParts.dropLast().contains { part in
      let part = part.lowercased()
      return asideNames.contains(part) || part.hasSuffix("_template") || part.hasPrefix("{{")
    }
  }

  /// Whether a folder on the way, or the file itself, is named after tests.
  static func isForTests(_ path: String) -> Bool {
    path.split { $0 == "/" || $0 == "." }.contains { part in
      testNames.contains(part.lowercased()) || part.hasPrefix("test_") || part.hasSuffix("_test")
        || part.hasSuffix("_tests")
    }
  }

  private static let testNames: Set<String> = ["test", "tests", "testing", "testproject", "test_project", "ci"]
  private static let asideNames: Set<String> = [
    "docs", "doc", "example", "examples", "template", "templates", "fixtures", "benchmarks", "demo", "demos",
  ]
}
