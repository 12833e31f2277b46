import Base

/// Where in a file's code something stands.
extension CheckedFile {
  /// The innermost function around the row, lambdas left out.
  public func function(around node: ID<Node>) -> ID<Node>? {
    enclosing(node, .functionDef, .asyncFunctionDef)
  }

  /// Whether the row is run when the module is imported.
  public func runsAtImport(_ node: ID<Node>) -> Bool {
    enclosing(node, .functionDef, .asyncFunctionDef, .lambda) == nil
  }

  /// Whether the row belongs to the body of a class, not to its methods.
  public func isInClassBody(_ node: ID<Node>) -> Bool {
    enclosing(node, .functionDef, .asyncFunctionDef, .lambda, .classDef).map { tree.kind($0) == .classDef } ?? false
  }

  /// Whether the row stands below `if TYPE_CHECKING:`.
  public func isForTypeCheckers(_ node: ID<Node>) -> Bool {
    ancestors(of: node).contains { outer in
      guard tree.kind(outer) == .ifStatement, let test = tree.firstChild(of: outer) else { return false }
      return tree.text(of: test).contains("TYPE_CHECKING")
    }
  }

  /// Whether the code is ready for an import that fails here.
  public func expectsImportError(_ node: ID<Node>) -> Bool {
    ancestors(of: node).contains { outer in
      switch tree.kind(outer) {
      case .tryStatement:
        return tree.children(of: outer).contains { tree.kind($0) == .exceptHandler && catchesImportError($0) }
      case .withStatement:
        return tree.children(of: outer).contains { item in
          tree.kind(item) == .withItem && ["suppress", "raises"].contains { tree.text(of: item).contains($0) }
        }
      default: return false
      }
    }
  }

  private func catchesImportError(_ handler: ID<Node>) -> Bool {
    guard let type = tree.firstChild(of: handler), tree.kind(type) != .block else { return true }
    let text = tree.text(of: type)
    return ["ImportError", "ModuleNotFoundError", "Exception", "AttributeError"].contains { text.contains($0) }
  }

  /// Commands, scripts and what fills a database with examples: they take their time, and somebody watches.
  public var isByTheWay: Bool {
    let parts = path.pathParts.map(String.init)
    let folders: Set<String> = [
      "commands", "scripts", "management", "fixtures", "seed", "demo", "sandbox", "testing", "test_utils", "importers",
    ]
    if !folders.isDisjoint(with: parts) { return true }
    let words = Set((parts.last ?? "").split { $0 == "_" || $0 == "." }.map(String.init))
    return !words.isDisjoint(with: ["random", "import", "importer", "migrate", "loader", "fixtures"])
  }

  /// The comment on the line above the one that a row begins on.
  public func comment(above node: ID<Node>) -> String? {
    let line = lines.line(of: tree[node].range.start)
    let found = tree.comments.first { lines.line(of: $0.start) == line - 1 }
    return found.map { String(decoding: tree.source[Int($0.start)..<Int($0.end)], as: UTF8.self) }
  }

  /// The names of everything that is called below a row, as written.
  public func calls(in node: ID<Node>) -> [Call] {
    tree.subtree(of: node).compactMap { row in
      tree.nodes[row].kind == .call ? Call(ID(row), in: tree) : nil
    }
  }

  /// The function of the project that a call leads to: by its name, or as a method of the class around it.
  public func target(of call: Call) -> ID<FunctionRow>? {
    if let dotted = dotted(call.callee), let known = project.tables.functionIndex[dotted] { return known }
    guard let name = call.calleeName, name.hasPrefix("self."), name.utf8.count(where: { $0 == UInt8(ascii: ".") }) == 1,
      let type = enclosing(call.id, .classDef), let row = project.tables.classNodes[self.row][type.index],
      case .function(let method)? = project.tables.member(String(name.dropFirst(5)), of: row)?.member
    else { return nil }
    return method
  }
}

extension CheckedFile {
  /// What is called at a row and below it, but for functions and classes that are only defined there.
  public func ownCalls(in node: ID<Node>) -> [Call] {
    let own = tree.own(.call, in: node)
    return (tree.kind(node) == .call ? [node] + own : own).compactMap { Call($0, in: tree) }
  }

  /// The methods that are called on what a row gives: `filter` and `update` of `orders.filter(…).update(…)`, at `orders`.
  public func methods(on node: ID<Node>) -> [String] {
    tree.ancestors(of: node).reversed().prefix { [.attribute, .call].contains(tree.kind($0)) }
      .filter { tree.kind($0) == .attribute }.map { tree.name(tree[$0].symbol) }
  }
}

extension Call {
  /// `save` of `order.save()`, also where what stands in front is no name.
  public var lastName: String? {
    [.name, .attribute].contains(file.kind(callee)) ? file.name(file[callee].symbol) : nil
  }
}

extension PythonFile {
  /// Every row of a kind below a row, functions and classes inside of it left out.
  public func own(_ kind: PythonSyntax.NodeKind, in node: ID<Node>) -> [ID<Node>] {
    var found: [ID<Node>] = []
    let rows = subtree(of: node)
    var row = rows.lowerBound + 1
    while row < rows.upperBound {
      if nodes[row].kind == kind { found.append(ID(row)) }
      switch nodes[row].kind {
      case .functionDef, .asyncFunctionDef, .classDef, .lambda: row += Int(nodes[row].size)
      default: row += 1
      }
    }
    return found
  }

  /// Whether a row of the kind stands below a row.
  public func has(_ kind: PythonSyntax.NodeKind, in node: ID<Node>) -> Bool {
    subtree(of: node).dropFirst().contains { nodes[$0].kind == kind }
  }
}
