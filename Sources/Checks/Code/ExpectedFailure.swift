import Base

/// Handlers that hide a failure on purpose, as their surroundings say.
public struct ExpectedFailure {
  let file: CheckedFile

  public init(_ file: CheckedFile) { self.file = file }

  /// - Parameters:
  ///   - handler: the `except` clause.
  ///   - statement: its `try`.
  ///   - block: what is tried.
  public func isExpected(by handler: ID<Node>, of statement: ID<Node>, _ block: ID<Node>) -> Bool {
    isPromised(around: handler) || isBesideFailure(statement) || isProbe(handler, block) || isOptionalImport(block)
  }

  /// "Best effort", "falls back", "None on failure".
  private func isPromised(around handler: ID<Node>) -> Bool {
    guard let function = file.function(around: handler), let view = FunctionDefinition(function, in: file.tree),
      let first = view.body.first, let value = file.tree.firstChild(of: first),
      let text = file.tree.string(value)?.lowercased()
    else { return false }
    return Self.promises.contains { text.contains($0) }
  }

  private static let promises = [
    "falls back", "fall back", "fallback", "best-effort", "best effort", "on failure", "on error", "when possible",
  ]

  /// What is tried while another failure is handled, and in a handler of logging.
  private func isBesideFailure(_ statement: ID<Node>) -> Bool {
    let around = file.enclosing(statement, .exceptHandler, .functionDef, .asyncFunctionDef)
    guard let around else { return false }
    return file.tree.kind(around) == .exceptHandler || file.tree.name(file.tree[around].symbol) == "emit"
  }

  /// `is_reachable()` that answers no, `ping()`.
  private func isProbe(_ handler: ID<Node>, _ block: ID<Node>) -> Bool {
    guard let function = file.function(around: handler),
      let answer = file.tree.firstChild(of: handler, .block).flatMap({ file.tree.firstChild(of: $0) }),
      file.tree.kind(answer) == .returnStatement, !HiddenWork(file).isWritten(in: block)
    else { return false }
    let name = file.tree.name(file.tree[function].symbol)
    if name.hasPrefix("check_") || name.hasPrefix("ping") || name.hasSuffix("_ping") { return true }
    let asks = ["is_", "_is_", "has_", "_has_", "can_", "_can_", "valid_"].contains { name.hasPrefix($0) }
    return asks && file.tree.firstChild(of: answer).map { file.tree.kind($0) == .false } ?? false
  }

  /// `try: import numpy`, and what is done with it.
  private func isOptionalImport(_ block: ID<Node>) -> Bool {
    guard let first = file.tree.firstChild(of: block), let view = Import(first, in: file.tree),
      let module = view.absoluteModule(in: file.module, isPackage: file.path.hasSuffix("/__init__.py"))
    else { return false }
    return file.project.tables.moduleIndex[module] == nil
  }
}
