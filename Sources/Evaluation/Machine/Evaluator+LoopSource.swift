import Base
import PythonSyntax

/// What a loop or a comprehension goes over.
enum LoopSource {
  case value(Value)
  /// `for key, value in mapping.items()`: without a list of pairs that nobody else would see.
  case entries(keys: [Value], values: [Value], isOpen: Bool)
}

extension Evaluator {
  /// Evaluates the iterable of a loop that assigns to `target`.
  mutating func evaluateLoopSource(_ row: Int, for target: Int, _ context: Context) -> LoopSource {
    guard takesPairs(target, context), isCallOfItems(row, context) else { return .value(evaluate(row, context)) }
    let base = evaluate(row + 2, context)
    if raised != nil { return .value(base) }
    guard let dict = plainDict(base), !dicts[dict].values.contains(where: \.isSplat) else {
      return .value(evaluateCall(row, on: base, context))
    }
    steps += 1
    if isSpent { return .value(exhausted(at: place(context, row))) }
    charge(elements: dicts[dict].count)
    return .entries(keys: dicts[dict].keys, values: dicts[dict].values, isOpen: dicts[dict].isOpen)
  }

  /// Whether a target is `a, b`.
  private func takesPairs(_ target: Int, _ context: Context) -> Bool {
    switch node(context, target).kind {
    case .tuple, .list: break
    default: return false
    }
    var row = target + 1
    let last = end(context, target)
    var count = 0
    while row < last {
      if node(context, row).kind == .starred { return false }
      count += 1
      row = end(context, row)
    }
    return count == 2
  }

  /// Whether an expression is `value.items()`.
  private mutating func isCallOfItems(_ row: Int, _ context: Context) -> Bool {
    guard node(context, row).kind == .call, node(context, row + 1).kind == .attribute,
      end(context, row + 1) == end(context, row), text(of: row + 1, context) == words.items
    else { return false }
    return !isSuper(row + 2, context)
  }

  /// The dict whose `items` the value's would be.
  private mutating func plainDict(_ value: Value) -> ID<DictObject>? {
    switch value {
    case .dict(let id): return id
    case .instance(let id):
      guard case .dict(let dict)? = instances[id].payload, instances[id].attributes[words.items] == nil,
        rawAttribute(words.items, in: instances[id].type) == nil
      else { return nil }
      return dict
    default: return nil
    }
  }

  /// Assigns an entry of a mapping to the two targets of a loop.
  mutating func assignEntry(_ target: Int, _ key: Value, _ value: Value, _ context: Context) {
    assign(target + 1, certain(key), context)
    assign(end(context, target + 1), certain(value), context)
  }
}
