extension CheckedFile {
  /// Whether code runs only where a setting says so: behind `if settings.STRIPE:` or `if not settings.STRIPE: return`.
  ///
  /// What an application brings that such a setting installs is there when the code runs.
  public func asksSettings(before node: ID<Node>) -> Bool {
    if let test = enclosing(node, .ifStatement, .conditional), namesSettings(test) { return true }
    guard let function = enclosing(node, .functionDef, .asyncFunctionDef),
      let body = FunctionDefinition(function, in: tree)?.body
    else { return false }
    return body.prefix { $0.index < node.index }.contains { statement in
      tree.kind(statement) == .ifStatement && namesSettings(statement, negated: true)
        && tree.subtree(of: statement).contains { [.returnStatement, .raiseStatement].contains(tree.nodes[$0].kind) }
    }
  }

  /// Whether the test of an `if` reads an attribute of `settings`, behind a `not` where it is to be negated.
  private func namesSettings(_ statement: ID<Node>, negated: Bool = false) -> Bool {
    let parts = Array(tree.children(of: statement))
    let test = tree.kind(statement) == .conditional ? parts.dropFirst().first : parts.first
    return test.map { tree.text(of: $0) }.map { text in
      text.contains("settings.") && (!negated || text.hasPrefix("not "))
    } ?? false
  }
}
