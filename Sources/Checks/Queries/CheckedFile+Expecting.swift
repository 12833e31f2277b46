import Base

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
      default: return isTried(outer, Self.queryErrors)
      }
    }
  }

  /// Whether the code around a query goes on after whatever happens in it.
  ///
  /// That is meant for databases and networks: nobody waits in this way for a name that is never right.
  public func survivesErrors(_ node: ID<Node>) -> Bool {
    ancestors(of: node).contains { isTried($0, ["Exception", "BaseException", nil]) }
  }

  private static let queryErrors: Set<String?> = ["FieldError", "TypeError", "ValueError", "AttributeError"]

  /// - Parameter errors: names of exceptions, nil for a handler without.
  private func isTried(_ statement: ID<Node>, _ errors: Set<String?>) -> Bool {
    guard tree.kind(statement) == .tryStatement else { return false }
    return tree.children(of: statement).contains { handler in
      tree.kind(handler) == .exceptHandler && !errors.isDisjoint(with: caught(by: handler))
    }
  }

  private func caught(by handler: ID<Node>) -> [String?] {
    guard let type = tree.firstChild(of: handler), tree.kind(type) != .block else { return [nil] }
    let types = tree.kind(type) == .tuple ? Array(tree.children(of: type)) : [type]
    return types.map { one in
      // What is computed may be any of them.
      guard let written = tree.dottedName(of: one) else { return "FieldError" }
      return written.dottedParts.last.map(String.init) ?? written
    }
  }
}
