public import Base

extension PythonFile {
  /// The rows around a row, outermost first, the row itself last.
  ///
  /// Found from the root by hopping over subtrees: rows hold no link to their parents.
  public func ancestors(of id: ID<Node>) -> [ID<Node>] {
    var path: [ID<Node>] = []
    var row = 0
    let wanted = Int(id.index)
    while true {
      path.append(ID(row))
      if row == wanted { return path }
      var child = row + 1
      while child + Int(nodes[child].size) <= wanted { child += Int(nodes[child].size) }
      row = child
    }
  }

  /// The innermost row of one of these kinds around a row, itself excluded.
  public func enclosing(_ id: ID<Node>, _ kinds: NodeKind...) -> ID<Node>? {
    ancestors(of: id).dropLast().last { kinds.contains(kind($0)) }
  }
}
