/// A Python file as rules see it.
public struct CheckedFile: Sendable {
  public let project: CheckedProject
  /// The file's row in the project's tables.
  public let row: Int
  public let tree: PythonFile
  public let path: String

  init(_ project: CheckedProject, _ row: Int) {
    self.project = project
    self.row = row
    tree = project.sources.python[row].file
    path = project.sources.python[row].path
  }

  /// The dotted name it is imported by.
  public var module: String { project.tables.modules[row].name }
  public var lines: LineIndex { project.sources.python[row].lines }

  /// Tests, their factories and set-up: rules about speed, safety and conventions leave them alone.
  public var isTest: Bool { PathKind(path) == .test }
  public var isMigration: Bool { PathKind(path) == .migration }

  /// Whether it belongs to another project that lies inside of a package: what `startproject` copies.
  public var isOutsidePackages: Bool {
    var folder = ""
    var (wasPackage, hasGap) = (false, false)
    for part in path.split(separator: "/").dropLast() {
      folder += part + "/"
      let isPackage = project.paths.python[folder + "__init__.py"] != nil
      if wasPackage, !isPackage { hasGap = true }
      if hasGap, isPackage { return true }
      wasPackage = isPackage
    }
    return false
  }

  // MARK: Places

  public func place(_ node: ID<Node>) -> SourcePlace { SourcePlace(path, tree[node].range) }

  /// The name of a class or function instead of its whole text.
  public func namePlace(of definition: ID<Node>) -> SourcePlace {
    let name = tree.firstChild(of: definition, .identifier)
    return place(name ?? definition)
  }

  /// The innermost class or function that holds the row: `orders.views.detail`.
  public func symbol(around node: ID<Node>) -> String {
    var parts: [String] = []
    for outer in tree.ancestors(of: node) {
      switch tree.kind(outer) {
      case .functionDef, .asyncFunctionDef, .classDef: parts.append(tree.name(tree[outer].symbol))
      default: break
      }
    }
    return ([module] + parts).joined(separator: ".")
  }

  // MARK: Names

  /// The dotted name of what a name or attribute stands for, through imports and re-exports, wherever it is written.
  ///
  /// Nil for what is bound locally, computed or unknown. A library's name is as it was imported, so
  /// `django.db.models.ForeignKey`, not where Django keeps it: compare with `isA`.
  public func dotted(_ node: ID<Node>) -> String? {
    guard let written = tree.dottedName(of: node) else { return nil }
    let head = String(written.prefix { $0 != "." })
    if isLocal(head, at: node) { return nil }
    switch project.tables.meaning(ofDotted: written, in: row) {
    case .type(let id)?: return project.tables.classes[id].dotted
    case .function(let id)?: return project.tables.functions[id].dotted
    case .module(let name)?, .library(let name)?: return name
    case .value?, nil: return nil
    }
  }

  /// Whether a function around the row binds the name itself.
  public func isLocal(_ name: String, at node: ID<Node>) -> Bool {
    for outer in tree.ancestors(of: node) {
      switch tree.kind(outer) {
      case .functionDef, .asyncFunctionDef, .lambda:
        if tree.binds(name, in: outer) { return true }
      default: break
      }
    }
    return false
  }

  /// What the row stands for, where the reader of types could tell.
  public func type(of node: ID<Node>) -> Typed? { project.types[node, in: row] }
}

/// What a path says about a file.
public enum PathKind: Sendable {
  case test, migration, other

  public init(_ path: String) {
    let parts = path.split(separator: "/")
    let name = parts.last ?? ""
    let folders = parts.dropLast()
    let isTestName = name.hasPrefix("test_") || name.hasSuffix("_test.py") || name.hasSuffix("_tests.py")
    if folders.contains("tests") || folders.contains("test") || folders.contains("testing") || isTestName
      || ["tests.py", "conftest.py", "factories.py", "test.py"].contains(name)
    {
      self = .test
    } else if folders.last == "migrations" || folders.contains("migrations") && name != "__init__.py" {
      self = .migration
    } else {
      self = .other
    }
  }
}
