import Base
import PythonSyntax

/// `==`, `<`, `in`, `is`: yes, no, or not decided.
extension Evaluator {
  mutating func evaluateCompare(_ row: Int, _ context: Context) -> Value {
    var left = evaluate(row + 1, context)
    var result = Truth.yes
    let last = end(context, row)
    var sign = end(context, row + 1)
    while sign < last {
      let operand = end(context, sign)
      if operand >= last { break }
      let right = evaluate(operand, context)
      if raised != nil { return .none }
      guard let operation = ComparisonOperator(rawValue: UInt8(node(context, sign).payload)) else { break }
      switch compare(operation, left, right, at: place(context, sign)) {
      case .no: return .bool(false)
      case .undecided: result = .undecided
      case .yes: break
      }
      left = right
      sign = end(context, operand)
    }
    return result.value.map(Value.bool)
      ?? makeUnknown("the comparison is not decided", at: place(context, row), from: left)
  }

  mutating func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value, at place: Place) -> Truth {
    switch operation {
    case .equal: return equal(left, right)
    case .notEqual: return equal(left, right).not
    case .is: return identical(left, right)
    case .isNot: return identical(left, right).not
    case .in: return contains(left, in: right, at: place)
    case .notIn: return contains(left, in: right, at: place).not
    case .less: return ordered(left, right) { $0 < 0 }
    case .lessOrEqual: return ordered(left, right) { $0 <= 0 }
    case .greater: return ordered(left, right) { $0 > 0 }
    case .greaterOrEqual: return ordered(left, right) { $0 >= 0 }
    }
  }

  mutating func equal(_ left: Value, _ right: Value) -> Truth {
    if left == right, !isOpaque(left) { return .yes }
    if let value = callSpecial("__eq__", left, [right], at: .nowhere), value != .notImplemented { return truth(value) }
    if let value = callSpecial("__eq__", right, [left], at: .nowhere), value != .notImplemented { return truth(value) }
    let (a, b) = (payload(left), payload(right))
    if isOpaque(a) || isOpaque(b) { return eitherEqual(a, b) }
    switch (a, b) {
    case (.list(let x), .list(let y)), (.tuple(let x), .tuple(let y)): return equal(lists[x], lists[y])
    case (.dict(let x), .dict(let y)), (.set(let x), .set(let y)): return equal(dicts[x], dicts[y])
    case (.int(let x), .float(let y)), (.float(let y), .int(let x)): return Truth(Double(x) == y)
    case (.bool(let x), .int(let y)), (.int(let y), .bool(let x)): return Truth((x ? 1 : 0) == y)
    case (.method(let x), .method(let y)):
      return Truth(methods[x].function == methods[y].function && methods[x].receiver == methods[y].receiver)
    default: return Truth(a == b)
    }
  }

  private func isOpaque(_ value: Value) -> Bool {
    switch value {
    case .symbolic, .unknown, .maybe, .splat, .either: true
    default: false
    }
  }

  private mutating func eitherEqual(_ a: Value, _ b: Value) -> Truth {
    var answers: [Truth] = []
    if case .either(let id) = a {
      for one in lists[id].elements { answers.append(equal(one, b)) }
    } else if case .either(let id) = b {
      for one in lists[id].elements { answers.append(equal(a, one)) }
    }
    guard let first = answers.first, answers.allSatisfy({ $0 == first }) else { return .undecided }
    return first
  }

  private mutating func equal(_ x: ListObject, _ y: ListObject) -> Truth {
    if x.isOpen || y.isOpen { return .undecided }
    if x.elements.count != y.elements.count { return .no }
    var result = Truth.yes
    for (a, b) in zip(x.elements, y.elements) {
      switch equal(a, b) {
      case .no: return .no
      case .undecided: result = .undecided
      case .yes: break
      }
    }
    return result
  }

  private mutating func equal(_ x: DictObject, _ y: DictObject) -> Truth {
    if x.isOpen || y.isOpen { return .undecided }
    if x.count != y.count { return .no }
    var result = Truth.yes
    for (key, value) in zip(x.keys, x.values) {
      guard let other = y[key] else { return .no }
      switch equal(value, other) {
      case .no: return .no
      case .undecided: result = .undecided
      case .yes: break
      }
    }
    return result
  }

  private mutating func identical(_ left: Value, _ right: Value) -> Truth {
    switch (left, right) {
    case (.either, _), (_, .either): return eitherEqual(left, right)
    case (.symbolic, .none), (.none, .symbolic): return .undecided
    case (.symbolic, _), (_, .symbolic), (.unknown, _), (_, .unknown), (.maybe, _), (_, .maybe): return .undecided
    default: return Truth(left == right)
    }
  }

  mutating func contains(_ value: Value, in container: Value, at place: Place) -> Truth {
    if case .instance = container, let answer = callSpecial("__contains__", container, [value], at: place) {
      return truth(answer)
    }
    switch payload(container) {
    case .dict(let id), .set(let id):
      if isOpaque(value) { return dicts[id].count == 0 && !dicts[id].isOpen ? .no : .undecided }
      let found = dicts[id][canonicalKey(value)]
      if let found, case .maybe = found { return .undecided }
      return found != nil ? .yes : dicts[id].isOpen ? .undecided : .no
    case .string(let whole):
      guard case .string(let part) = payload(value) else { return .undecided }
      return Truth(texts[whole].holds(texts[part]))
    case .method:
      guard let module = moduleOfProxy(container), case .string(let name) = payload(value) else { return .undecided }
      return Truth(global(name, in: module) != nil)
    case .either(let id):
      let answers = lists[id].elements.map { contains(value, in: $0, at: place) }
      guard let first = answers.first, answers.allSatisfy({ $0 == first }) else { return .undecided }
      return first
    default: return containsElement(value, in: container)
    }
  }

  private mutating func containsElement(_ value: Value, in container: Value) -> Truth {
    guard let elements = elements(of: container) else { return .undecided }
    var result: Truth = isOpen(container) ? .undecided : .no
    for element in elements {
      if case .splat = element {
        result = .undecided
        continue
      }
      switch equal(certain(element), value) {
      case .yes:
        guard case .maybe = element else { return .yes }
        result = .undecided
      case .undecided: result = .undecided
      case .no: break
      }
    }
    return result
  }

  /// Below, equal or above, as -1, 0, 1; nil when it is not known.
  mutating func order(_ left: Value, _ right: Value) -> Int? {
    switch (payload(left), payload(right)) {
    case (.int(let x), .int(let y)): return x < y ? -1 : x == y ? 0 : 1
    case (.string(let x), .string(let y)):
      let (a, b) = (texts[x].unicodeScalars, texts[y].unicodeScalars)
      return a.lexicographicallyPrecedes(b) ? -1 : x == y ? 0 : 1
    case (.list(let x), .list(let y)), (.tuple(let x), .tuple(let y)):
      return order(lists[x].elements, lists[y].elements)
    case (let x, let y):
      guard let a = number(x), let b = number(y) else { return orderSpecial(left, right) }
      return a < b ? -1 : a == b ? 0 : 1
    }
  }

  private mutating func orderSpecial(_ left: Value, _ right: Value) -> Int? {
    guard let less = callSpecial("__lt__", left, [right], at: .nowhere) else { return nil }
    switch truth(less) {
    case .yes: return -1
    case .no: return equal(left, right) == .yes ? 0 : 1
    case .undecided: return nil
    }
  }

  private mutating func order(_ x: [Value], _ y: [Value]) -> Int? {
    for (a, b) in zip(x, y) {
      guard let order = order(certain(a), certain(b)) else { return nil }
      if order != 0 { return order }
    }
    return x.count < y.count ? -1 : x.count == y.count ? 0 : 1
  }

  private func number(_ value: Value) -> Double? {
    switch value {
    case .int(let number): Double(number)
    case .float(let number): number
    case .bool(let flag): flag ? 1 : 0
    default: nil
    }
  }

  private mutating func ordered(_ left: Value, _ right: Value, _ test: (Int) -> Bool) -> Truth {
    order(left, right).map { Truth(test($0)) } ?? .undecided
  }
}
