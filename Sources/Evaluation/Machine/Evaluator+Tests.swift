import Base
import PythonSyntax

/// `and`, `or` and `not`: as values, and as the tests they mostly are.
extension Evaluator {
  /// The answer to a test: one part that decides does so whatever is known of the others.
  mutating func test(_ row: Int, _ context: Context) -> Truth {
    let node = node(context, row)
    switch node.kind {
    case .boolOp: return testParts(of: row, deciding: node.payload == 1 ? .yes : .no, context)
    case .unaryOp where UnaryOperator(rawValue: UInt8(node.payload)) == .not: return test(row + 1, context).not
    default: return truth(evaluate(row, context))
    }
  }

  private mutating func testParts(of row: Int, deciding: Truth, _ context: Context) -> Truth {
    var isUndecided = false
    var operand = row + 1
    while operand < end(context, row) {
      let answer = test(operand, context)
      if raised != nil { return .undecided }
      if answer == deciding { return deciding }
      if answer == .undecided { isUndecided = true }
      operand = end(context, operand)
    }
    return isUndecided ? .undecided : deciding.not
  }

  mutating func evaluateBool(_ row: Int, _ node: Node, _ context: Context) -> Value {
    let deciding: Truth = node.payload == 1 ? .yes : .no
    var possible: [Value] = []
    var areFlags = true
    var operand = row + 1
    let last = end(context, row)
    while operand < last {
      let value = evaluate(operand, context)
      if raised != nil { return value }
      let answer = truth(value)
      let isFlag = isFlag(operand, context)
      operand = end(context, operand)
      if operand >= last || answer == deciding {
        return possible.isEmpty ? joined(value) : settled(possible, value, deciding, areFlags: areFlags)
      }
      if answer == .undecided {
        possible.append(value)
        areFlags = areFlags && isFlag
      }
    }
    return join(possible)
  }

  /// Whether an expression gives true or false and nothing else.
  private func isFlag(_ row: Int, _ context: Context) -> Bool {
    switch node(context, row).kind {
    case .compare, .true, .false: true
    case .unaryOp: UnaryOperator(rawValue: UInt8(node(context, row).payload)) == .not
    default: false
    }
  }

  /// What is not decided stands only as far as it may end the row: `a and b` is an `a` that is false, or `b`.
  private mutating func settled(_ possible: [Value], _ last: Value, _ deciding: Truth, areFlags: Bool) -> Value {
    var kept: [Value] = []
    for value in possible {
      guard case .either(let id) = value else {
        kept.append(value)
        continue
      }
      for one in lists[id].elements where truth(one) != deciding.not { kept.append(one) }
    }
    // Of flags, and of what is false, nobody asks which it is.
    let isSettled = last == .bool(deciding == .yes) && (areFlags || deciding == .no)
    return isSettled && kept.allSatisfy(\.isUnknown) ? last : join(kept + [last])
  }

  /// What `join` makes of a single value.
  private mutating func joined(_ value: Value) -> Value {
    if case .either = value { return join([value]) }
    return value
  }
}
