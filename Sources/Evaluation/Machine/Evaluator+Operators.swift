import Base
import PythonSyntax

/// Operators.
extension Evaluator {
  mutating func evaluateUnary(_ row: Int, _ node: Node, _ context: Context) -> Value {
    if UnaryOperator(rawValue: UInt8(node.payload)) == .not, self.node(context, row + 1).kind == .boolOp {
      return decided(test(row, context), at: place(context, row))
    }
    let value = evaluate(row + 1, context)
    guard let operation = UnaryOperator(rawValue: UInt8(node.payload)) else { return .none }
    if operation == .not {
      return truth(value).not.value.map(Value.bool) ?? makeUnknown("not decided", at: place(context, row), from: value)
    }
    switch (operation, payload(value)) {
    case (.minus, .int(let number)): return .int(0 &- number)
    case (.minus, .float(let number)): return .float(-number)
    case (.plus, .int), (.plus, .float): return payload(value)
    case (.invert, .int(let number)): return .int(~number)
    default: break
    }
    let name = operation == .minus ? "__neg__" : operation == .invert ? "__invert__" : "__pos__"
    return callSpecial(name, value, [], at: place(context, row)) ?? makeSymbolic(.expression, at: place(context, row))
  }

  mutating func evaluateBinary(_ row: Int, _ node: Node, _ context: Context) -> Value {
    let left = evaluate(row + 1, context)
    if raised != nil { return .none }
    let right = evaluate(end(context, row + 1), context)
    if raised != nil { return .none }
    guard let operation = BinaryOperator(rawValue: UInt8(node.payload)) else { return .none }
    return binary(operation, left, right, at: place(context, row))
  }

  mutating func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value, at place: Place) -> Value {
    if let value = overloaded(operation, left, right, at: place) { return value }
    let (a, b) = (payload(left), payload(right))
    switch (a, b) {
    case (.int(let x), .int(let y)): return integers(operation, x, y) ?? makeUnknown("a number", at: place)
    case (.int(let x), .float(let y)): return floats(operation, Double(x), y) ?? makeUnknown("a number", at: place)
    case (.float(let x), .int(let y)): return floats(operation, x, Double(y)) ?? makeUnknown("a number", at: place)
    case (.float(let x), .float(let y)): return floats(operation, x, y) ?? makeUnknown("a number", at: place)
    case (.bool(let x), .bool(let y)):
      return booleans(operation, x, y) ?? integers(operation, x ? 1 : 0, y ? 1 : 0) ?? .none
    case (.string(let x), .string(let y)) where operation == .add: return makeString(texts[x] + texts[y])
    case (.bytes(let x), .bytes(let y)) where operation == .add: return .bytes(texts.intern(texts[x] + texts[y]))
    case (.string(let x), _) where operation == .modulo: return format(texts[x], percent: b, at: place)
    case (.string(let x), .int(let count)) where operation == .multiply && fits(texts[x], count):
      return makeString(String(repeating: texts[x], count: max(count, 0)))
    case (.either(let id), _): return distribute(lists[id].elements.map { ($0, right) }, operation, at: place)
    case (_, .either(let id)): return distribute(lists[id].elements.map { (left, $0) }, operation, at: place)
    default: return containers(operation, a, b, left, right, at: place)
    }
  }

  private func fits(_ text: String, _ count: Int) -> Bool {
    let (size, isHuge) = text.utf8.count.multipliedReportingOverflow(by: max(count, 0))
    return !isHuge && size <= Bounds.textBytes
  }

  private mutating func distribute(
    _ pairs: [(Value, Value)], _ operation: BinaryOperator, at place: Place
  ) -> Value {
    var values: [Value] = []
    for (a, b) in pairs { values.append(binary(operation, a, b, at: place)) }
    return join(values)
  }

  private mutating func containers(
    _ operation: BinaryOperator, _ a: Value, _ b: Value, _ left: Value, _ right: Value, at place: Place
  ) -> Value {
    switch (operation, a, b) {
    case (.add, .list, _), (.add, .tuple, _), (.add, _, .list), (.add, _, .tuple):
      var elements: [Value] = []
      appendSpread(left, to: &elements)
      appendSpread(right, to: &elements)
      if case .tuple = a { return makeTuple(elements, at: place) }
      if case .tuple = b { return makeTuple(elements, at: place) }
      return makeList(elements, at: place)
    case (.multiply, .list(let id), .int(let count)), (.multiply, .tuple(let id), .int(let count)):
      let elements = lists[id].elements
      let (size, isHuge) = elements.count.multipliedReportingOverflow(by: max(count, 0))
      if isHuge || size > Bounds.elements { return makeUnknown("a long list", at: place) }
      let repeated = (0..<max(count, 0)).flatMap { _ in elements }
      if case .list = a { return makeList(repeated, at: place) }
      return makeTuple(repeated, at: place)
    case (.bitOr, .dict, .dict):
      let merged = addDict(at: place)
      merge(a, into: merged)
      merge(b, into: merged)
      return .dict(merged)
    case (.bitOr, .set(let x), .set(let y)), (.bitAnd, .set(let x), .set(let y)), (.subtract, .set(let x), .set(let y)),
      (.bitXor, .set(let x), .set(let y)):
      return sets(operation, x, y, at: place)
    default:
      // Whatever has no meaning here.
      if case .unknown = a { return a }
      if case .unknown = b { return b }
      if operation == .bitOr, isUnion(a, b) { return makeSymbolic(.union([left, right]), at: place) }
      return makeSymbolic(.expression, at: place)
    }
  }

  /// `int | None`, `A | B | C`: an operator between types.
  private func isUnion(_ a: Value, _ b: Value) -> Bool {
    isType(a) && (isType(b) || b == .none) || a == .none && isType(b)
  }

  private func isType(_ value: Value) -> Bool {
    switch value {
    case .class: return true
    case .symbolic(let id):
      if case .union = symbolics[id].form { return true }
      if case .reference = symbolics[id].form { return true }
      return false
    default: return false
    }
  }

  private mutating func sets(_ operation: BinaryOperator, _ x: ID<DictObject>, _ y: ID<DictObject>, at place: Place)
    -> Value
  {
    let (a, b) = (dicts[x], dicts[y])
    var elements: [Value] = []
    switch operation {
    case .bitOr: elements = a.values + b.values
    case .bitAnd: elements = a.keys.indices.filter { b.row(of: a.keys[$0]) != nil }.map { a.values[$0] }
    case .subtract: elements = a.keys.indices.filter { b.row(of: a.keys[$0]) == nil }.map { a.values[$0] }
    default:
      elements = a.keys.indices.filter { b.row(of: a.keys[$0]) == nil }.map { a.values[$0] }
      elements += b.keys.indices.filter { a.row(of: b.keys[$0]) == nil }.map { b.values[$0] }
    }
    let result = makeSet(elements, at: place)
    if case .set(let id) = result { dicts[id].isOpen = a.isOpen || b.isOpen }
    return result
  }

  private func booleans(_ operation: BinaryOperator, _ x: Bool, _ y: Bool) -> Value? {
    switch operation {
    case .bitOr: .bool(x || y)
    case .bitAnd: .bool(x && y)
    case .bitXor: .bool(x != y)
    default: nil
    }
  }

  private func integers(_ operation: BinaryOperator, _ x: Int, _ y: Int) -> Value? {
    func checked(_ result: (partialValue: Int, overflow: Bool)) -> Value? {
      result.overflow ? nil : .int(result.partialValue)
    }
    switch operation {
    case .add: return checked(x.addingReportingOverflow(y))
    case .subtract: return checked(x.subtractingReportingOverflow(y))
    case .multiply: return checked(x.multipliedReportingOverflow(by: y))
    case .divide: return y == 0 ? nil : .float(Double(x) / Double(y))
    case .floorDivide: return y == 0 || x == Int.min ? nil : .int((x - modulo(x, y)) / y)
    case .modulo: return y == 0 || x == Int.min ? nil : .int(modulo(x, y))
    case .power: return power(x, y)
    case .leftShift: return y < 0 || y > 61 || abs(x) > (1 << 61) >> y ? nil : .int(x << y)
    case .rightShift: return y < 0 ? nil : .int(x >> y)
    case .bitOr: return .int(x | y)
    case .bitXor: return .int(x ^ y)
    case .bitAnd: return .int(x & y)
    case .matrixMultiply: return nil
    }
  }

  private func modulo(_ x: Int, _ y: Int) -> Int {
    let rest = x % y
    return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest
  }

  private func power(_ x: Int, _ y: Int) -> Value? {
    if y < 0 { return nil }
    var result = 1
    for _ in 0..<min(y, 64) {
      let (value, overflow) = result.multipliedReportingOverflow(by: x)
      if overflow { return nil }
      result = value
    }
    return y > 64 && abs(x) > 1 ? nil : .int(result)
  }

  private func floats(_ operation: BinaryOperator, _ x: Double, _ y: Double) -> Value? {
    switch operation {
    case .add: .float(x + y)
    case .subtract: .float(x - y)
    case .multiply: .float(x * y)
    case .divide: y == 0 ? nil : .float(x / y)
    default: nil
    }
  }

  private static let specialNames: [BinaryOperator: (String, String)] = [
    .add: ("__add__", "__radd__"), .subtract: ("__sub__", "__rsub__"), .multiply: ("__mul__", "__rmul__"),
    .divide: ("__truediv__", "__rtruediv__"), .bitOr: ("__or__", "__ror__"), .bitAnd: ("__and__", "__rand__"),
    .bitXor: ("__xor__", "__rxor__"), .modulo: ("__mod__", "__rmod__"), .floorDivide: ("__floordiv__", "__rfloordiv__"),
    .power: ("__pow__", "__rpow__"), .leftShift: ("__lshift__", "__rlshift__"),
    .rightShift: ("__rshift__", "__rrshift__"),
  ]

  private mutating func overloaded(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, at place: Place
  ) -> Value? {
    guard isObject(left) || isObject(right), let names = Evaluator.specialNames[operation] else { return nil }
    if let value = callSpecial(names.0, left, [right], at: place), value != .notImplemented { return value }
    if let value = callSpecial(names.1, right, [left], at: place), value != .notImplemented { return value }
    return nil
  }

  func isObject(_ value: Value) -> Bool { if case .instance = value { true } else { false } }

  /// A special method of an instance's class (or a class's metaclass); nil when there is none that can be run.
  mutating func callSpecial(_ name: String, _ value: Value, _ arguments: [Value], at place: Place) -> Value? {
    guard case .instance(let id) = value, let text = texts.find(name),
      let found = rawAttribute(text, in: instances[id].type), case .function(let function) = found.value,
      !functions[function].isOpaque || functions[function].native != nil
    else { return nil }
    return call(found.value, [value] + arguments, [], at: place)
  }
}
