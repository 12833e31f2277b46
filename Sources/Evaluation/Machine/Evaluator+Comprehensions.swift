import Base
import PythonSyntax

/// Comprehensions and generator expressions; a generator is the list of what it would give.
extension Evaluator {
  mutating func evaluateComprehension(_ row: Int, _ kind: NodeKind, _ context: Context) -> Value {
    let parts = children(context, row)
    let isDict = kind == .dictComprehension
    let clauses = Array(parts.dropFirst(isDict ? 2 : 1))
    let scope = makeScope(parent: context.scope)
    var inner = context
    inner.scope = scope
    let body = context.body
    inner.body = nil
    var loop = Comprehension(parts: parts, clauses: clauses, isDict: isDict)
    let first = evaluateLoopSource(end(context, clauses[0] + 1), for: clauses[0] + 1, context)
    if body != nil { copyNames(of: body, to: scope) }
    iterate(0, first, inner, &loop)
    if !holdsClosure(row, context) { free(scope) }
    return result(of: loop, kind, at: place(context, row))
  }

  /// Names of a class body are visible here although Python hides them: nothing that runs depends on it.
  private mutating func copyNames(of body: ID<ClassObject>?, to scope: ID<Scope>) {
    guard let body else { return }
    for (name, value) in classes[body].namespace.entries() { scopes[scope].bind(name, value) }
  }

  private struct Comprehension {
    var parts: [Int]
    var clauses: [Int]
    var isDict: Bool
    var keys: [Value] = []
    var values: [Value] = []
    var isOpen = false
    var count = 0
  }

  private mutating func iterate(_ clause: Int, _ source: LoopSource, _ context: Context, _ loop: inout Comprehension) {
    switch source {
    case .entries(let keys, let values, let isOpen):
      if isOpen { loop.isOpen = true }
      for row in keys.indices {
        if isOver(&loop) { return }
        var isMaybe = false
        if case .maybe = values[row] { isMaybe = true }
        element(keys[row], values[row], clause, context, &loop, maybe: isMaybe)
      }
    case .value(let iterable): iterate(clause, over: iterable, context, &loop)
    }
  }

  private mutating func iterate(
    _ clause: Int, over iterable: Value, _ context: Context, _ loop: inout Comprehension
  ) {
    guard let elements = elements(of: iterable) else {
      loop.isOpen = true
      let place = place(context, loop.clauses[clause])
      element(makeUnknown("an element of what is not known", at: place), nil, clause, context, &loop, maybe: true)
      return
    }
    if isOpen(iterable) { loop.isOpen = true }
    for value in elements {
      if isOver(&loop) { return }
      switch value {
      case .maybe(let id): element(maybes[id].value, nil, clause, context, &loop, maybe: true)
      case .splat: loop.isOpen = true
      default: element(value, nil, clause, context, &loop, maybe: false)
      }
    }
  }

  /// Whether no further element is to be looked at.
  private mutating func isOver(_ loop: inout Comprehension) -> Bool {
    loop.count += 1
    if raised != nil { return true }
    guard loop.count > Evaluator.maximumIterations || isSpent else { return false }
    loop.isOpen = true
    return true
  }

  /// One round; with the value of an entry, if the loop goes over entries of a mapping.
  private mutating func element(
    _ value: Value, _ second: Value?, _ clause: Int, _ context: Context, _ loop: inout Comprehension, maybe: Bool
  ) {
    let row = loop.clauses[clause]
    let saved = condition
    defer { condition = saved }
    if maybe { condition = makeReason("an element that may not be there", at: place(context, row)) }
    if let second { assignEntry(row + 1, value, second, context) } else { assign(row + 1, value, context) }
    var test = end(context, end(context, row + 1))
    let last = end(context, row)
    while test < last {
      switch self.test(test, context) {
      case .yes: break
      case .no: return
      case .undecided: condition = makeReason("the condition is not decided", at: place(context, test))
      }
      test = end(context, test)
    }
    if clause + 1 < loop.clauses.count {
      let next = loop.clauses[clause + 1]
      iterate(clause + 1, evaluateLoopSource(end(context, next + 1), for: next + 1, context), context, &loop)
    } else {
      collect(context, &loop, outer: saved)
    }
  }

  private mutating func collect(_ context: Context, _ loop: inout Comprehension, outer: ID<Reason>?) {
    let first = evaluate(loop.parts[0], context)
    if loop.isDict {
      loop.keys.append(first)
      loop.values.append(weak(evaluate(loop.parts[1], context), outer))
    } else {
      loop.values.append(weak(first, outer))
    }
  }

  private mutating func weak(_ value: Value, _ outer: ID<Reason>?) -> Value {
    guard let condition, condition != outer else { return value }
    return makeMaybe(value, condition)
  }

  private mutating func result(of loop: Comprehension, _ kind: NodeKind, at place: Place) -> Value {
    switch kind {
    case .dictComprehension:
      let dict = addDict(at: place)
      for i in loop.keys.indices {
        if loop.keys[i].isUnknown {
          dicts[dict].isOpen = true
        } else {
          dicts[dict].set(canonicalKey(loop.keys[i]), loop.values[i])
        }
      }
      if loop.isOpen { dicts[dict].isOpen = true }
      return .dict(dict)
    case .setComprehension:
      let value = makeSet(loop.values, at: place)
      if case .set(let set) = value, loop.isOpen { dicts[set].isOpen = true }
      return value
    default:
      let list = addList(loop.values, at: place)
      if loop.isOpen { lists[list].isOpen = true }
      return .list(list)
    }
  }

  /// Whether a function made inside may outlive the scope.
  func holdsClosure(_ row: Int, _ context: Context) -> Bool {
    var inner = row
    let last = end(context, row)
    while inner < last {
      switch node(context, inner).kind {
      case .lambda, .functionDef, .asyncFunctionDef, .classDef: return true
      default: inner += 1
      }
    }
    return false
  }
}
