import Base

/// A Python file as rules see it.
public struct CheckedFile: Sendable {
  public unowned let project: CheckedProject
  /// The file's row in the project's tables.
  public let row: Int
  @usableFromInline let known: KnownFile

  init(_ project: CheckedProject, _ row: Int) {
    self.project = project
    self.row = row
    known = project.known[row]
  }

  @inlinable public var tree: PythonFile { known.tree }
  @inlinable public var path: String { known.path }

  /// The dotted name it is imported by.
  public var module: String { project.tables.modules[row].name }
  public var lines: LineIndex { project.sources.python[row].lines }

  /// Tests, their factories and set-up: rules about speed, safety and conventions leave them alone.
  public var isTest: Bool { known.kind == .test }
  public var isMigration: Bool { known.kind == .migration }
  /// A module of settings, whichever one runs.
  public var isSettings: Bool { known.isSettings }

  /// Whether it belongs to another project that lies inside of a package: what `startproject` copies.
  public var isOutsidePackages: Bool {
    var folder = ""
    var (wasPackage, hasGap) = (false, false)
    for part in path.pathParts.dropLast() {
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
    for outer in ancestors(of: node) {
      switch tree.kind(outer) {
      case .functionDef, .asyncFunctionDef, .classDef: parts.append(tree.name(tree[outer].symbol))
      default: break
      }
    }
    return ([module] + parts).joined(separator: ".")
  }

  // MARK: Around

  /// The row around another; nil for the module.
  public func parent(of node: ID<Node>) -> ID<Node>? { known.enclosures.parent(of: node) }

  /// The rows around a row, outermost first, the row itself last.
  public func ancestors(of node: ID<Node>) -> [ID<Node>] {
    known.enclosures.outwards(from: node).reversed() + [node]
  }

  /// The innermost row of one of these kinds around a row, itself excluded.
  public func enclosing(_ node: ID<Node>, _ kinds: PythonSyntax.NodeKind...) -> ID<Node>? {
    known.enclosures.outwards(from: node).first { kinds.contains(tree.kind($0)) }
  }

  // MARK: Names

  /// The dotted name of what a name or attribute stands for, through imports and re-exports, wherever it is written.
  ///
  /// Nil for what is bound locally, computed or unknown. A library's name is as it was imported, so
  /// `django.db.models.ForeignKey`, not where Django keeps it: compare with `isA`.
  public func dotted(_ node: ID<Node>) -> String? { known.dotted(node) { meant(by: node) } }

  private func meant(by node: ID<Node>) -> String? {
    guard let head = tree.head(ofDotted: node) else { return nil }
    let isLocal = isLocal(tree[head].symbol, at: node)
    switch isLocal ? importedMeaning(of: node, head) : meaning(of: node) {
    case .type(let id)?: return project.tables.classes[id].dotted
    case .function(let id)?: return project.tables.functions[id].dotted
    case .module(let name)?, .library(let name)?: return name
    case .value?, nil: return nil
    }
  }

  /// The same of a name that nothing but `from … import` binds in the function around it.
  private func importedMeaning(of node: ID<Node>, _ head: ID<Node>) -> ProjectTables.Meaning? {
    guard let alias = known.enclosures.alias(of: tree[head].symbol, at: node, in: tree),
      let statement = known.enclosures.parent(of: alias), let view = Import(statement, in: tree),
      let module = view.absoluteModule(in: module, isPackage: path.hasSuffix("/__init__.py")),
      let name = tree.firstChild(of: alias).flatMap({ tree.dottedName(of: $0) }), let dotted = tree.dottedName(of: node)
    else { return nil }
    let rest = dotted.dottedParts.dropFirst().map(String.init)
    return rest.reduce(project.tables.meaning(of: name, inModule: module)) { found, part in
      found.flatMap { project.tables.attribute(part, of: $0) }
    }
  }

  /// What a name or attribute stands for at the top of the module, whatever functions around it bind.
  public func meaning(of node: ID<Node>) -> ProjectTables.Meaning? {
    known.meaning(node) {
      tree.dottedName(of: node).flatMap { project.tables.meaning(ofDotted: $0, in: row) }
    }
  }

  /// Whether a function around the row binds the name itself.
  public func isLocal(_ name: String, at node: ID<Node>) -> Bool {
    known.enclosures.isLocal({ tree.name($0) == name }, at: node, in: tree)
  }

  /// The same of a name of the file.
  public func isLocal(_ symbol: Symbol, at node: ID<Node>) -> Bool {
    known.enclosures.isLocal(symbol, at: node, in: tree)
  }

  /// What the row stands for, where the reader of types could tell.
  public func type(of node: ID<Node>) -> Typed? { project.types[node, in: row] }
}
