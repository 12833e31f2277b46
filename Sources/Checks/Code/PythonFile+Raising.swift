extension PythonFile {
  /// Whether every way through a block ends in an exception.
  public func alwaysRaises(_ block: ID<Node>) -> Bool { statements(of: block).contains(where: raises) }

  private func raises(_ statement: ID<Node>) -> Bool {
    switch kind(statement) {
    case .raiseStatement: return true
    case .expressionStatement:
      guard let value = firstChild(of: statement), let call = Call(value, in: self) else { return false }
      return ["sys.exit", "os._exit", "exit"].contains(call.calleeName)
    case .withStatement: return firstChild(of: statement, .block).map(alwaysRaises) ?? false
    case .tryStatement:
      if let last = firstChild(of: statement, .finallyClause), let block = firstChild(of: last, .block),
        alwaysRaises(block)
      {
        return true
      }
      let blocks = children(of: statement).filter { kind($0) == .exceptHandler }.map { firstChild(of: $0, .block) }
      return firstChild(of: statement, .block).map(alwaysRaises) ?? false
        && blocks.allSatisfy { $0.map(alwaysRaises) ?? false }
    case .ifStatement:
      let others = children(of: statement).filter { kind($0) == .elifClause || kind($0) == .elseClause }
      guard others.contains(where: { kind($0) == .elseClause }) else { return false }
      return ([statement] + others).allSatisfy { firstChild(of: $0, .block).map(alwaysRaises) ?? false }
    default: return false
    }
  }
}
