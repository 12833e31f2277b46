/// Finding the directories that modules are imported from.
enum SourceRoots {
  /// The roots of a project, the deepest first; `""` is always among them.
  ///
  /// A root is a directory with `manage.py`, a `src` directory, or the parent of a top-most package.
  static func find(in paths: [String]) -> (strong: [String], packageParents: [String]) {
    var packages: Set<String> = []
    for path in paths where path.hasSuffix("__init__.py") { packages.insert(directory(of: path)) }
    var strong: Set<String> = [""]
    for path in paths where lastComponent(path) == "manage.py" && !packages.contains(directory(of: path)) {
      strong.insert(directory(of: path))
    }
    for path in paths where path.hasPrefix("src/") && !packages.contains("src") { strong.insert("src") }
    var parents: Set<String> = []
    for package in packages {
      var top = package
      while packages.contains(directory(of: top)), !top.isEmpty { top = directory(of: top) }
      if !top.isEmpty { parents.insert(directory(of: top)) }
    }
    return (sorted(strong), sorted(parents.subtracting(strong)))
  }

  private static func sorted(_ roots: Set<String>) -> [String] {
    roots.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
  }

  static func lastComponent(_ path: String) -> Substring {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path[...] }
    return path[path.utf8.index(after: slash)...]
  }

  /// The dotted module of a Python file below `root`; nil if it lies outside.
  static func module(of path: String, below root: String) -> String? {
    var rest = path[...]
    if !root.isEmpty {
      guard path.hasPrefix(root + "/") else { return nil }
      rest = path.dropFirst(root.count + 1)
    }
    guard rest.hasSuffix(".py") else { return nil }
    rest = rest.dropLast(3)
    if rest == "__init__" { return "" }
    if rest.hasSuffix("/__init__") { rest = rest.dropLast("/__init__".count) }
    return String(decoding: rest.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
  }
}
