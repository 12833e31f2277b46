/// Every name that a module may have, as its text tells.
///
/// Whatever the text mentions outside of functions counts as bound: "absent" must be certain.
public struct ModuleNames: Sendable {
  public private(set) var names: Set<String> = []
  /// The module may have more names than can be read.
  public private(set) var isOpen: Bool
  /// It is only open because it has a `__getattr__` (PEP 562).
  private var isOpenByNameOnly = false
  /// Every text in it, where it has one.
  private var said: Set<String> = []
  /// It may lead to modules that lie elsewhere.
  public private(set) var movesItself = false

  /// What every module has.
  static let given: Set<String> = [
    "__name__", "__file__", "__doc__", "__path__", "__package__", "__spec__", "__loader__", "__dict__",
  ]

  init(_ file: PythonFile) {
    isOpen = !file.problems.isEmpty
    var row = 1
    while row < file.nodes.count {
      let node = file.nodes[row]
      switch node.kind {
      case .functionDef, .asyncFunctionDef:
        names.insert(file.name(node.symbol))
        readFunction(row, file)
        row += Int(node.size)
        continue
      case .classDef:
        names.insert(file.name(node.symbol))
        readFunction(row, file)
        row += Int(node.size)
        continue
      case .name, .identifier, .matchAs, .matchStar, .matchRest, .exceptHandler:
        note(file.name(node.symbol), isTop: true)
      case .attribute: noteAttribute(file.name(node.symbol), ID(row), file)
      default: break
      }
      row += 1
    }
    guard names.contains("__getattr__"), !isOpen else { return }
    isOpen = true
    isOpenByNameOnly = true
    for row in file.nodes.indices where file.nodes[row].kind == .string { said.insert(file.literalText(of: row)) }
  }

  /// Something that is not seen may give it names.
  mutating func mayHaveMore() { isOpen = true }

  /// Whether `from … import *` may take a name from it: its `__getattr__` is asked for what `__all__` says alone.
  func mayGiveAway(_ name: String) -> Bool { isOpen && (!isOpenByNameOnly || said.contains(name)) }

  private mutating func readFunction(_ top: Int, _ file: PythonFile) {
    for row in file.subtree(of: ID(top)) {
      let node = file.nodes[row]
      switch node.kind {
      case .globalStatement: for name in file.children(of: ID(row)) { names.insert(file.name(file[name].symbol)) }
      case .name: note(file.name(node.symbol), isTop: false)
      case .attribute: noteAttribute(file.name(node.symbol), ID(row), file)
      default: break
      }
    }
  }

  private mutating func note(_ name: String, isTop: Bool) {
    switch name {
    case "globals": isOpen = true
    case "vars", "locals", "exec", "setattr": if isTop { isOpen = true }
    case "__path__": movesItself = true
    default: break
    }
    if isTop { names.insert(name) }
  }

  private mutating func noteAttribute(_ name: String, _ node: ID<Node>, _ file: PythonFile) {
    if name == "modules", file.dottedName(of: node) == "sys.modules" { (isOpen, movesItself) = (true, true) }
    if name == "__path__" { movesItself = true }
  }
}

/// What `import` finds in the project.
public struct ProjectImports: Sendable {
  public enum Answer: Sendable, Equatable {
    case found
    /// The longest part of the module's name that there is.
    case noModule(nearest: String)
    case noName
    /// A library's, or not known.
    case unknown
  }

  /// A file that is imported by the name that it has in the tables.
  private let isSure: [Bool]
  private let names: [ModuleNames]

  init(_ project: CheckedProject) {
    let modules = project.dump.modules
    isSure = project.tables.modules.indices.map {
      modules[project.tables.modules[$0].name] == project.sources.python[$0].path
    }
    names = project.sources.python.indices.map { row in
      var names = ModuleNames(project.sources.python[row].file)
      if Self.hasForeignClass(project.file(row)) { names.mayHaveMore() }
      return names
    }
  }

  /// Whether a library's decorator stands above a class: `pghistory.track()` makes another model beside it.
  private static func hasForeignClass(_ file: CheckedFile) -> Bool {
    file.tree.nodes.indices.contains { row in
      file.tree.nodes[row].kind == .classDef
        && file.tree.decorators(of: ID(row)).contains { file.isForeign(decorator: $0) }
    }
  }

  public func isSure(_ row: Int) -> Bool { isSure[row] }

  /// Whether `from module import name` works; without a name, `import module`.
  public func find(_ module: String, _ name: String?, in tables: SharedTables) -> Answer {
    guard let row = tables.moduleIndex[module] else { return missing(module, tables) }
    guard isSure[row] else { return .unknown }
    guard let name else { return .found }
    let full = module + "." + name
    if tables.moduleIndex[full] != nil || tables.packages.contains(full) { return .found }
    return mayHave(name, row, tables, depth: 0) ? .found : .noName
  }

  private func missing(_ module: String, _ tables: SharedTables) -> Answer {
    if tables.packages.contains(module) { return .unknown }
    var parent = Substring(module)
    var nearest: String?
    while let dot = parent.lastIndex(of: ".") {
      parent = parent[..<dot]
      if let row = tables.moduleIndex[String(parent)] {
        return isSure[row] && !names[row].movesItself ? .noModule(nearest: nearest ?? String(parent)) : .unknown
      }
      // Without `__init__.py` other folders may belong to it, but only such as its parent looks into (PEP 420).
      if tables.packages.contains(String(parent)) { nearest = nearest ?? String(parent) }
    }
    return .unknown
  }

  private func mayHave(_ name: String, _ row: Int, _ tables: SharedTables, depth: Int) -> Bool {
    if names[row].isOpen || names[row].names.contains(name) || depth > 8 { return true }
    if ModuleNames.given.contains(name) { return true }
    return tables.modules[row].stars.contains { star in
      guard let other = tables.moduleIndex[star] else { return true }
      return mayHave(name, other, tables, depth: depth + 1)
    }
  }
}
