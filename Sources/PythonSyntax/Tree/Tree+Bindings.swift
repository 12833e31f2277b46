public import Base

extension PythonFile {
  /// Whether a function or lambda binds a name in its own scope: as parameter, target, import or definition.
  ///
  /// `global name` in the body makes it the module's.
  public func binds(_ name: String, in function: ID<Node>) -> Bool {
    var isBound = false
    let rows = subtree(of: function)
    var row = rows.lowerBound + 1
    while row < rows.upperBound {
      let node = nodes[row]
      switch node.kind {
      case .parameter, .starParameter, .doubleStarParameter, .exceptHandler, .matchAs, .matchStar, .matchRest:
        if self.name(node.symbol) == name { isBound = true }
      case .functionDef, .asyncFunctionDef, .classDef:
        if self.name(node.symbol) == name { isBound = true }
        row += Int(node.size)
        continue
      case .lambda:
        row += Int(node.size)
        continue
      case .name:
        if self.name(node.symbol) == name, isTarget(ID(row), in: function) { isBound = true }
      case .alias:
        if boundName(ofAlias: ID(row)) == name { isBound = true }
      case .globalStatement, .nonlocalStatement:
        if children(of: ID(row)).contains(where: { self.name(self[$0].symbol) == name }) { return false }
      default: break
      }
      row += 1
    }
    return isBound
  }

  private func boundName(ofAlias id: ID<Node>) -> String? {
    let parts = Array(children(of: id))
    if parts.count > 1 { return dottedName(of: parts[1]) }
    return parts.first.flatMap { dottedName(of: $0) }.map { String($0.prefix { $0 != "." }) }
  }

  /// Whether a name is bound where it stands rather than read.
  private func isTarget(_ id: ID<Node>, in function: ID<Node>) -> Bool {
    var inner = id
    for outer in ancestors(of: id).dropLast().reversed() {
      switch kind(outer) {
      case .tuple, .list, .starred: inner = outer
      case .assign: return lastChild(of: outer) != inner
      case .annotatedAssign, .augmentedAssign, .forStatement, .asyncForStatement, .namedExpression:
        return firstChild(of: outer) == inner
      // A comprehension's own names are not seen behind it, but they are inside.
      case .comprehension: return firstChild(of: outer) == inner
      case .withItem: return firstChild(of: outer) != inner
      default: return false
      }
      if outer == function { return false }
    }
    return false
  }
}
