import Base
import PythonSyntax

/// Copying the expressions worth keeping out of the tree.
extension Extraction {
  /// Above this many rows a value is a data table; its tail says nothing about structure.
  private static let rowLimit = 6000

  /// Lowers the expression at `row` and returns its first row.
  mutating func lower(_ row: Int) -> ID<Expression> {
    let start = facts.expressions.count
    lowerRow(row, limit: start + Extraction.rowLimit)
    return ID(start)
  }

  private mutating func lowerRow(_ row: Int, limit: Int) {
    let node = nodes[row]
    let index = facts.expressions.count
    guard index < limit else { return append(.opaque, .none, node) }
    switch node.kind {
    case .name: append(.name, words.word(node.symbol, in: file), node)
    case .attribute where isDotted(row): append(.name, chain(row), node)
    case .attribute:
      append(.attribute, words.word(node.symbol, in: file), node)
      lowerRow(row + 1, limit: limit)
    case .call: lowerCall(row, limit: limit)
    case .string, .bytes:
      append(node.kind == .bytes ? .bytes : .string, words.add(literalText(row)), node)
    case .concatenation:
      let isPlain = children(of: row).allSatisfy { nodes[$0].kind == .string }
      append(isPlain ? .string : .formatted, words.add(literalText(row)), node)
    case .formattedString, .templateString: append(.formatted, words.add(literalText(row)), node)
    case .integer, .float, .imaginary: append(.number, words.add(file.text(in: node.range)), node)
    case .true: append(.true, .none, node)
    case .false: append(.false, .none, node)
    case .none: append(.none, .none, node)
    case .ellipsis: append(.ellipsis, .none, node)
    case .keyword:
      append(.keyword, words.word(node.symbol, in: file), node)
      lowerRow(row + 1, limit: limit)
    case .list: appendWithChildren(.list, row, limit)
    case .tuple: appendWithChildren(.tuple, row, limit)
    case .set: appendWithChildren(.set, row, limit)
    case .dict: appendWithChildren(.dict, row, limit)
    case .starred: appendWithChildren(.starred, row, limit)
    case .keywordUnpack, .dictUnpack: appendWithChildren(.unpack, row, limit)
    case .subscript: appendWithChildren(.subscript, row, limit)
    case .binaryOp:
      let isAdd = node.payload == UInt32(BinaryOperator.add.rawValue)
      appendWithChildren(isAdd ? .add : .operation, row, limit)
    case .boolOp, .unaryOp: appendWithChildren(.operation, row, limit)
    case .conditional: lowerConditional(row, limit)
    case .lambda: lowerLambda(row, limit)
    case .listComprehension, .setComprehension, .generator:
      append(.comprehension, .none, node)
      lowerRow(row + 1, limit: limit)
    case .await: return lowerRow(row + 1, limit: limit)
    default: append(.opaque, .none, node)
    }
    close(index)
  }

  private mutating func lowerCall(_ row: Int, limit: Int) {
    loweredCalls[row] = UInt32(facts.expressions.count) + 1
    append(.call, chain(row + 1), nodes[row])
    var isFirst = true
    for child in children(of: row) {
      if isFirst {
        isFirst = false
        guard !isDotted(child) else { continue }
        let index = facts.expressions.count
        append(.callee, .none, nodes[child])
        lowerRow(child, limit: limit)
        close(index)
      } else {
        lowerRow(child, limit: limit)
      }
    }
  }

  private mutating func lowerConditional(_ row: Int, _ limit: Int) {
    append(.conditional, .none, nodes[row])
    for (position, child) in children(of: row).enumerated() where position != 1 { lowerRow(child, limit: limit) }
  }

  private mutating func lowerLambda(_ row: Int, _ limit: Int) {
    append(.lambda, .none, nodes[row])
    for (position, child) in children(of: row).enumerated() where position == 1 { lowerRow(child, limit: limit) }
  }

  private mutating func appendWithChildren(_ kind: Expression.Kind, _ row: Int, _ limit: Int) {
    append(kind, .none, nodes[row])
    for child in children(of: row) {
      guard facts.expressions.count < limit else { return }
      lowerRow(child, limit: limit)
    }
  }

  private mutating func append(_ kind: Expression.Kind, _ text: Name, _ node: Node) {
    facts.expressions.append(Expression(kind, text, node.range))
  }

  /// Sets the subtree size of a row whose children have been appended.
  private mutating func close(_ index: Int) {
    facts.expressions[index].size = UInt32(facts.expressions.count - index)
  }
}
