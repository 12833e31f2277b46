import Base

/// What a `try` that hides its failures does: work that is then not done, or a value that somebody else stands in for.
public struct HiddenWork {
  let file: CheckedFile

  public init(_ file: CheckedFile) { self.file = file }

  /// Whether more than a value is lost: the block writes, calls for an effect, goes through something, is long, or asks
  /// a function of the project by its name.
  public func isHidden(in block: ID<Node>) -> Bool {
    let statements = statements(in: block)
    return statements.count > Self.few || statements.contains { isEffect($0) }
      || file.ownCalls(in: block).contains { isWrite($0) || isAsked($0) }
  }

  /// Whether the handler changes more than the answer: it writes, leaves a loop, or makes a number up.
  public func isPassedOff(in handler: ID<Node>) -> Bool {
    guard let block = file.tree.firstChild(of: handler, .block) else { return false }
    let tree = file.tree
    return !tree.own(.breakStatement, in: block).isEmpty || file.ownCalls(in: block).contains { isWrite($0) }
      || tree.subtree(of: block).contains { [.integer, .float].contains(tree.nodes[$0].kind) }
  }

  /// Whether something is written there.
  func isWritten(in block: ID<Node>) -> Bool { file.ownCalls(in: block).contains { isWrite($0) } }

  private static let few = 4

  private func statements(in block: ID<Node>) -> [ID<Node>] {
    file.tree.children(of: block).flatMap { statement in
      [statement] + file.tree.own(.block, in: statement).flatMap { statements(in: $0) }
    }
  }

  /// A loop, or a call whose answer nobody takes.
  private func isEffect(_ statement: ID<Node>) -> Bool {
    switch file.tree.kind(statement) {
    case .forStatement, .asyncForStatement, .whileStatement: return true
    case .expressionStatement:
      guard let inner = file.tree.firstChild(of: statement) else { return false }
      let value = file.tree.kind(inner) == .await ? file.tree.firstChild(of: inner) ?? inner : inner
      return Call(value, in: file.tree).map { !isCached($0) && $0.lastName != "append" } ?? false
    default: return false
    }
  }

  private func isWrite(_ call: Call) -> Bool {
    if isCached(call) { return false }
    return WorkCall.isWork(call)
      || ["remove", "execute", "login", "logout", "unlink", "commit"].contains(call.lastName ?? "")
  }

  /// `rate(country)`, where `rate` is the project's or was handed in: what it may do and raise is more than a look-up.
  private func isAsked(_ call: Call) -> Bool {
    guard file.tree.kind(call.callee) == .name, let written = call.calleeName else { return false }
    if let dotted = file.dotted(call.callee) { return file.project.tables.functionIndex[dotted] != nil }
    if file.isLocal(written, at: call.id) { return true }
    switch file.project.tables.meaning(of: written, in: file.row) {
    case .function, .value: return true
    case .type, .module, .library, nil: return false
    }
  }

  /// `cache.get(key)`: whoever asks a cache can do without.
  private func isCached(_ call: Call) -> Bool {
    call.calleeName?.dottedParts.dropLast().last.map { $0.lowercased().hasSuffix("cache") } ?? false
  }
}
