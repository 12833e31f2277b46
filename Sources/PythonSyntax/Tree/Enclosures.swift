public import Base

/// What stands around each row of a tree, for readers that look outwards often.
///
/// Rows hold no link to their parents; here is a table of them, and the names that each function binds itself.
public struct Enclosures: Sendable {
  private let parents: [UInt32]
  /// The names that functions and lambdas bind in their own scope, by the function's row.
  private let bound: [UInt32: Set<UInt32>]
  /// Of those, what one import alone binds: the alias by name.
  private let imported: [UInt32: [UInt32: UInt32]]

  public init(_ file: PythonFile) {
    var parents = [UInt32](repeating: 0, count: file.nodes.count)
    for row in file.nodes.indices {
      let end = row + Int(file.nodes[row].size)
      var child = row + 1
      while child < end {
        parents[child] = UInt32(row)
        child += Int(file.nodes[child].size)
      }
    }
    var bound: [UInt32: Set<UInt32>] = [:]
    var imported: [UInt32: [UInt32: UInt32]] = [:]
    for row in file.nodes.indices where file.nodes[row].kind.isFunction {
      var scope = FunctionScope(row, file, parents)
      bound[UInt32(row)] = scope.boundNames()
      if !scope.imported.isEmpty { imported[UInt32(row)] = scope.importedOnce }
    }
    self.parents = parents
    self.bound = bound
    self.imported = imported
  }

  /// The row around another; nil for the module.
  public func parent(of id: ID<Node>) -> ID<Node>? {
    id.index == 0 ? nil : ID(parents[Int(id.index)])
  }

  /// The rows around a row, innermost first, without the row itself.
  public func outwards(from id: ID<Node>) -> some Sequence<ID<Node>> {
    sequence(state: id.index) { row in
      if row == 0 { return nil }
      row = parents[Int(row)]
      return ID<Node>(row)
    }
  }

  /// Whether a function around the row binds one of the names itself.
  ///
  /// Defaults, annotations and decorators of a function stand outside of it.
  public func isLocal(_ isNamed: (Symbol) -> Bool, at id: ID<Node>, in file: PythonFile) -> Bool {
    isBound(at: id, in: file) { $0.contains { isNamed(Symbol($0)) } }
  }

  /// The same of a name of the file.
  public func isLocal(_ symbol: Symbol, at id: ID<Node>, in file: PythonFile) -> Bool {
    isBound(at: id, in: file) { $0.contains(symbol.index) }
  }

  /// The alias of the import that binds a name in the function around a row; nil where something else may bind it.
  public func alias(of symbol: Symbol, at id: ID<Node>, in file: PythonFile) -> ID<Node>? {
    guard !imported.isEmpty else { return nil }
    var found: ID<Node>?
    _ = isBound(at: id, in: file) { names, function in
      guard names.contains(symbol.index) else { return false }
      found = imported[function]?[symbol.index].map { ID($0) }
      return true
    }
    return found
  }

  private func isBound(at id: ID<Node>, in file: PythonFile, _ holds: (Set<UInt32>) -> Bool) -> Bool {
    isBound(at: id, in: file) { names, _ in holds(names) }
  }

  private func isBound(at id: ID<Node>, in file: PythonFile, _ holds: (Set<UInt32>, UInt32) -> Bool) -> Bool {
    var inner = Int(id.index)
    for outer in outwards(from: id) {
      defer { inner = Int(outer.index) }
      guard let names = bound[outer.index] else { continue }
      // A function's body is its last child.
      let isBody = inner + Int(file.nodes[inner].size) == file.subtree(of: outer).upperBound
      if isBody, holds(names, outer.index) { return true }
    }
    return false
  }
}

extension NodeKind {
  /// Functions and lambdas: what has a scope of its own and is not run where it stands.
  var isFunction: Bool { self == .functionDef || self == .asyncFunctionDef || self == .lambda }
}

/// Collects what one function binds: parameters, targets, imports and definitions, but what `global` hands outwards.
private struct FunctionScope {
  let function: Int
  let file: PythonFile
  let parents: [UInt32]
  var names: Set<UInt32> = []
  /// Aliases by the name they bind, nil for several.
  var imported: [UInt32: UInt32?] = [:]
  var outer: Set<UInt32> = []

  init(_ function: Int, _ file: PythonFile, _ parents: [UInt32]) {
    self.function = function
    self.file = file
    self.parents = parents
  }

  mutating func boundNames() -> Set<UInt32> {
    let end = function + Int(file.nodes[function].size)
    var row = function + 1
    while row < end {
      let node = file.nodes[row]
      add(row, node)
      switch node.kind {
      case .functionDef, .asyncFunctionDef, .classDef, .lambda: row += Int(node.size)
      default: row += 1
      }
    }
    return names.union(imported.keys).subtracting(outer)
  }

  /// Of the imported names those that nothing else binds.
  var importedOnce: [UInt32: UInt32] {
    imported.compactMapValues(\.self).filter { !names.contains($0.key) && !outer.contains($0.key) }
  }

  private mutating func add(_ row: Int, _ node: Node) {
    switch node.kind {
    case .parameter, .starParameter, .doubleStarParameter, .exceptHandler, .matchAs, .matchStar, .matchRest,
      .functionDef, .asyncFunctionDef, .classDef:
      names.insert(node.payload)
    case .name: if isTarget(row) { names.insert(node.payload) }
    case .alias:
      if let name = boundName(ofAlias: ID(row)) { imported[name] = imported[name] == nil ? UInt32(row) : .some(nil) }
    case .globalStatement, .nonlocalStatement:
      for child in file.children(of: ID(row)) { outer.insert(file[child].payload) }
    default: break
    }
  }

  /// `import a.b` binds `a`, `from c import d as e` binds `e`.
  private func boundName(ofAlias id: ID<Node>) -> UInt32? {
    var last: ID<Node>?
    var count = 0
    for child in file.children(of: id) {
      last = child
      count += 1
    }
    guard let last else { return nil }
    let named = count > 1 ? last : file.kind(last) == .dottedName ? file.firstChild(of: last) ?? last : last
    return file[named].payload
  }

  /// Whether a name is bound where it stands rather than read.
  private func isTarget(_ row: Int) -> Bool {
    var inner = row
    while inner != function {
      let outer = Int(parents[inner])
      let isFirst = inner == outer + 1
      switch file.nodes[outer].kind {
      case .tuple, .list, .starred: inner = outer
      case .assign: return inner + Int(file.nodes[inner].size) != outer + Int(file.nodes[outer].size)
      // A comprehension's own names are not seen behind it, but they are inside.
      case .annotatedAssign, .augmentedAssign, .forStatement, .asyncForStatement, .namedExpression, .comprehension:
        return isFirst
      case .withItem: return !isFirst
      default: return false
      }
    }
    return false
  }
}
