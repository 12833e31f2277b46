import Base
import Facts

/// Which file a dotted module name means.
struct ModuleIndex: Sendable {
  private(set) var files: [String: ID<ProjectFile>] = [:]
  /// Directories that can be imported without a file of their own.
  private(set) var namespaces: Set<String> = []
  /// First components of all modules: what is not among them is outside the project.
  private(set) var tops: Set<String> = []

  /// Names every file, and sets the module of each.
  init(_ project: inout DjangoProject, _ parallel: some Parallelism) {
    let paths = project.files.map(\.path)
    let roots = SourceRoots.find(in: paths)
    project.sourceRoots = roots.strong + roots.packageParents
    let sourceRoots = project.sourceRoots
    let files = project.files
    let names = parallel.map(count: paths.count) { index -> [String] in
      guard files[index].facts.kind == .python else { return [] }
      return sourceRoots.compactMap { SourceRoots.module(of: paths[index], below: $0) }
    }
    for index in project.files.indices where project.files[index].facts.kind == .python {
      let path = paths[index]
      project.files[index].isPackage = SourceRoots.lastComponent(path) == "__init__.py"
      project.files[index].module = ModuleIndex.canonical(path, roots) ?? names[index].last ?? ""
    }
    // Canonical names first, so that an alias never hides the real module.
    for (index, file) in project.files.enumerated() where file.facts.kind == .python { add(file.module, ID(index)) }
    for (index, names) in names.enumerated() {
      for name in names { add(name, ID(index)) }
    }
  }

  /// A package's own parent decides; loose files belong to the deepest strong root.
  private static func canonical(_ path: String, _ roots: (strong: [String], packageParents: [String])) -> String? {
    for root in roots.strong where !root.isEmpty {
      if let name = SourceRoots.module(of: path, below: root) { return name }
    }
    for root in roots.packageParents {
      if let name = SourceRoots.module(of: path, below: root), name.hasDot || path.hasSuffix("__init__.py") {
        return name
      }
    }
    return SourceRoots.module(of: path, below: "")
  }

  private mutating func add(_ name: String, _ file: ID<ProjectFile>) {
    guard !name.isEmpty, files[name] == nil else { return }
    files[name] = file
    var rest = name[...]
    while let dot = rest.utf8.lastIndex(of: UInt8(ascii: ".")) {
      rest = rest[..<dot]
      guard namespaces.insert(String(rest)).inserted else { break }
    }
    tops.insert(name.dottedParts.first.map(String.init) ?? name)
  }

  func file(_ module: String) -> ID<ProjectFile>? { files[module] }

  /// The absolute dotted name of a relative import; nil when it climbs out of the package.
  static func absolute(level: Int, _ module: String, from file: ProjectFile) -> String? {
    guard level > 0 else { return module }
    var package = file.module[...]
    for _ in 0..<(file.isPackage ? level - 1 : level) {
      if package.isEmpty { return nil }
      package = package[..<(package.utf8.lastIndex(of: UInt8(ascii: ".")) ?? package.startIndex)]
    }
    if package.isEmpty { return module }
    return module.isEmpty ? String(package) : package + "." + module
  }
}
