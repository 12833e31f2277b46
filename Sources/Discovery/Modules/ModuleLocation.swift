import Evaluation

/// Where a dotted name leads to, before anything is read.
enum ModuleLocation: Sendable {
  /// A file; a package's submodules lie in `folders`.
  case file(ModuleFile)
  /// Source that comes from no disk.
  case library(ModuleSource)
  /// Folders without `__init__.py` that share the name.
  case namespace([SearchFolder])
  /// It exists, or is required, but there is no source to read.
  case unknown
  case absent
}

/// A Python file that a dotted name stands for.
struct ModuleFile: Sendable {
  var path: String
  var isPackage: Bool
  /// The folder on the search path it was found below: it decides how the path is printed.
  var root: SearchFolder

  /// Where the submodules of the package lie.
  var folder: SearchFolder? {
    guard isPackage else { return nil }
    return SearchFolder(path: String(path.dropLast("/__init__.py".utf8.count)), below: root)
  }

  /// Relative to the project's root, or `site:` and the path below site-packages.
  var printedPath: String {
    switch root.origin {
    case .environment: "site:" + path.dropFirst(root.base.utf8.count + 1)
    case .project, .catalogue, .prelude: path
    }
  }
}

/// A folder that is searched for modules.
struct SearchFolder: Hashable, Sendable {
  var path: String
  /// The entry of the search path that it lies below.
  var base: String
  var origin: ModuleSource.Origin

  init(path: String, origin: ModuleSource.Origin) {
    self.path = path
    base = path
    self.origin = origin
  }

  init(path: String, below root: SearchFolder) {
    self.path = path
    base = root.base
    origin = root.origin
  }

  func appending(_ name: some StringProtocol) -> String { path.isEmpty ? String(name) : path + "/" + name }
}

/// What a folder offers to `import`.
struct FolderNames: Sendable {
  /// Names of `.py` files, without the ending.
  var modules: Set<String> = []
  /// Names of compiled modules, which have no source.
  var compiled: Set<String> = []
  var folders: Set<String> = []

  var isPackage: Bool { modules.contains("__init__") }

  init(_ entries: [FileTreeEntry]) {
    for entry in entries {
      if entry.isFolder {
        folders.insert(entry.name)
      } else if entry.name.hasSuffix(".py") {
        modules.insert(String(entry.name.dropLast(3)))
      } else if entry.name.hasSuffix(".so") || entry.name.hasSuffix(".pyd") {
        compiled.insert(String(entry.name.prefix { $0 != "." }))
      }
    }
  }
}
