import Base
public import PythonSyntax

/// A broken promise of the tree, in words; nil means there is none.
///
/// Holds for any bytes: rows tile their parents, ranges nest, siblings stand in order, names exist.
public func treeViolation(in file: PythonFile) -> String? {
  let nodes = file.nodes
  guard let root = nodes.first, root.kind == .module else { return "row 0 is not a module" }
  guard Int(root.size) == nodes.count else { return "the module's size is \(root.size) of \(nodes.count) rows" }
  guard root.end <= file.source.count else { return "the module ends behind the source" }
  for row in nodes.indices {
    if let violation = violation(at: row, nodes) { return "row \(row): \(violation)" }
    if nodes[row].kind.holdsSymbol, nodes[row].payload >= file.symbolCount { return "row \(row): unknown symbol" }
  }
  return listViolation(in: file)
}

private func violation(at row: Int, _ nodes: [Node]) -> String? {
  let node = nodes[row]
  guard node.size > 0, row + Int(node.size) <= nodes.count else { return "\(node.kind) has size \(node.size)" }
  guard node.start <= node.end else { return "\(node.kind) ends at \(node.end) before it starts at \(node.start)" }
  let end = row + Int(node.size)
  var child = row + 1
  var reached = node.start
  while child < end {
    let inner = nodes[child]
    guard inner.size > 0, child + Int(inner.size) <= end else { return "\(inner.kind) in \(node.kind) does not fit" }
    guard inner.start >= node.start, inner.end <= node.end else {
      return "\(inner.kind) \(inner.start)-\(inner.end) leaves \(node.kind) \(node.start)-\(node.end)"
    }
    // The text of `{x=}` contains the expression that it repeats.
    if inner.kind != .replacementDebug {
      guard inner.start >= reached else {
        return "\(inner.kind) at \(inner.start) in \(node.kind), \(reached) was reached"
      }
      reached = inner.end
    }
    child += Int(inner.size)
  }
  return nil
}

/// Comments in order, problems inside the source.
private func listViolation(in file: PythonFile) -> String? {
  var reached: UInt32 = 0
  for comment in file.comments {
    guard comment.start >= reached, comment.start < comment.end, comment.end <= file.source.count else {
      return "comment \(comment.start)-\(comment.end) is out of order"
    }
    reached = comment.end
  }
  for problem in file.problems {
    guard problem.range.start <= problem.range.end, problem.range.end <= file.source.count else {
      return "problem \(problem.kind) at \(problem.range.start)-\(problem.range.end) leaves the source"
    }
  }
  return nil
}

extension NodeKind {
  /// Kinds whose payload is a symbol.
  fileprivate var holdsSymbol: Bool {
    switch self {
    case .functionDef, .asyncFunctionDef, .classDef, .parameter, .starParameter, .doubleStarParameter, .typeVariable,
      .typeVariableTuple, .parameterSpecification, .exceptHandler, .matchRest, .matchKeyword, .matchStar, .matchAs,
      .keyword, .attribute, .name, .identifier:
      true
    default: false
    }
  }
}
