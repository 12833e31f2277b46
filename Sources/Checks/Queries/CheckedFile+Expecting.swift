extension CheckedFile {
  /// Whether the code around a query is ready for it to fail: a test may want the error.
  public func expectsQueryError(_ node: ID<Node>) -> Bool {
    ancestors(of: node).contains { outer in
      switch tree.kind(outer) {
      case .withStatement, .asyncWithStatement:
        return tree.children(of: outer).contains { item in
          tree.kind(item) == .withItem
            && ["assertRaises", "raises", "suppress"].contains { tree.text(of: item).contains($0) }
        }
      case .tryStatement:
        return tree.children(of: outer).contains { tree.kind($0) == .exceptHandler && catchesQueryError($0) }
      default: return false
      }
    }
  }

  private func catchesQueryError(_ handler: ID<Node>) -> Bool {
    guard let type = tree.firstChild(of: handler), tree.kind(type) != .block else { return true }
    let types = tree.kind(type) == .tuple ? Array(tree.children(of: type)) : [type]
    return types.contains { one in
      guard let written = tree.dottedName(of: one) else { return true }
      let name = written.split(separator: ".").last.map(String.init) ?? written
      return ["FieldError", "TypeError", "ValueError", "AttributeError", "Exception"].contains(name)
    }
  }
}
