import Base
import PythonSyntax

/// `for`, `while`, `with`, `try`.
extension Evaluator {
  mutating func executeFor(_ row: Int, _ context: Context) -> Flow {
    let target = row + 1
    let source = evaluateLoopSource(end(context, target), for: target, context)
    let block = end(context, end(context, target))
    if raised != nil { return .raised }
    let saved = condition
    defer { condition = saved }
    var elements: [Value]
    var values: [Value]?
    switch source {
    case .entries(let keys, let others, _): (elements, values) = (keys, others)
    case .value(let iterable):
      guard let known = self.elements(of: iterable) else {
        return runOnce(target, makeUnknown("an element of what is not known", from: iterable), block, context)
      }
      elements = known
    }
    for i in elements.indices {
      if i >= Evaluator.maximumIterations || isSpent { return spent(at: place(context, row)) }
      let flow =
        if let values {
          runIteration(target, elements[i], values[i], block, context, saved)
        } else {
          runIteration(target, elements[i], block, context, saved)
        }
      switch flow {
      case .normal, .continued: continue
      case .broke: return .normal
      case .returned, .raised: return flow
      }
    }
    if isOpen(source) {
      let element = makeUnknown("a further element", at: place(context, row))
      let flow = runOnce(target, element, block, context)
      if flow != .normal { return flow }
    }
    let otherwise = end(context, block)
    guard otherwise < end(context, row), node(context, otherwise).kind == .elseClause else { return .normal }
    return executeBlock(otherwise + 1, context)
  }

  private func isOpen(_ source: LoopSource) -> Bool {
    switch source {
    case .value(let iterable): isOpen(iterable)
    case .entries(_, _, let isOpen): isOpen
    }
  }

  /// A round with an entry of a mapping.
  private mutating func runIteration(
    _ target: Int, _ key: Value, _ value: Value, _ block: Int, _ context: Context, _ outer: ID<Reason>?
  ) -> Flow {
    if case .maybe(let id) = value { condition = maybes[id].reason }
    assignEntry(target, key, value, context)
    let flow = executeBlock(block, context)
    if flow != .broke { condition = outer }
    return flow
  }

  private mutating func runIteration(
    _ target: Int, _ element: Value, _ block: Int, _ context: Context, _ outer: ID<Reason>?
  ) -> Flow {
    switch element {
    case .maybe(let id):
      condition = maybes[id].reason
      assign(target, maybes[id].value, context)
    case .splat:
      return runOnce(target, makeUnknown("an element of what is not known"), block, context)
    default: assign(target, element, context)
    }
    let flow = executeBlock(block, context)
    if flow != .broke { condition = outer }
    return flow
  }

  /// The body of a loop whose elements are not known: it runs once, under a condition.
  private mutating func runOnce(_ target: Int, _ element: Value, _ block: Int, _ context: Context) -> Flow {
    let saved = condition
    condition = makeReason("an element of what is not known", at: place(context, target))
    assign(target, element, context)
    let flow = executeBlock(block, context)
    condition = saved
    switch flow {
    case .normal, .continued, .broke: return .normal
    case .raised:
      if isExhausted { return .raised }
      raised = nil
      return .normal
    case .returned:
      conditionalReturns.append(returned)
      condition = saved ?? makeReason("a loop may have returned", at: place(context, block))
      return .normal
    }
  }

  mutating func executeWhile(_ row: Int, _ context: Context) -> Flow {
    let block = end(context, row + 1)
    let before = condition
    var count = 0
    while true {
      count += 1
      if count > Evaluator.maximumIterations || isSpent { return spent(at: place(context, row)) }
      // Perhaps it was left: what another round binds is one possibility, and so would be any further.
      if condition != before { return runOnceWhile(block, context) }
      let test = truth(evaluate(row + 1, context))
      if raised != nil { return .raised }
      switch test {
      case .no: return .normal
      case .undecided: return runOnceWhile(block, context)
      case .yes:
        let flow = executeBlock(block, context)
        switch flow {
        case .normal, .continued: continue
        case .broke: return .normal
        case .returned, .raised: return flow
        }
      }
    }
  }

  /// A loop that goes on for too long ends its whole statement.
  private mutating func spent(at place: Place) -> Flow {
    _ = exhausted(at: place)
    return .raised
  }

  private mutating func runOnceWhile(_ block: Int, _ context: Context) -> Flow {
    let reason = makeReason("the loop's test is not decided", at: place(context, block))
    let flow = join([block, nil], reason, context)
    return flow == .broke || flow == .continued ? .normal : flow
  }

  mutating func executeWith(_ row: Int, _ context: Context) -> Flow {
    let parts = children(context, row)
    var managers: [Value] = []
    for item in parts.dropLast() {
      let inner = children(context, item)
      let manager = evaluate(inner[0], context)
      if raised != nil { return .raised }
      managers.append(manager)
      let entered = enter(manager, at: place(context, item))
      if inner.count > 1 { assign(inner[1], entered, context) }
    }
    guard let block = parts.last else { return .normal }
    let suppresses = managers.contains { dottedName(of: $0)?.hasSuffix("suppress") == true }
    if suppresses { handlerDepth += 1 }
    var flow = executeBlock(block, context)
    if suppresses {
      handlerDepth -= 1
      if flow == .raised, !isExhausted {
        raised = nil
        flow = .normal
      }
    }
    for manager in managers.reversed() { leave(manager, at: place(context, row)) }
    return flow
  }

  private mutating func enter(_ manager: Value, at place: Place) -> Value {
    guard case .instance(let id) = manager, let found = rawAttribute(words.dunderEnter, in: instances[id].type),
      case .function(let function) = found.value, !functions[function].isOpaque
    else {
      if case .list = manager { return elements(of: manager)?.first ?? .none }
      return manager
    }
    return call(found.value, [manager], [], at: place)
  }

  private mutating func leave(_ manager: Value, at place: Place) {
    guard case .instance(let id) = manager, let found = rawAttribute(words.dunderExit, in: instances[id].type),
      case .function(let function) = found.value, !functions[function].isOpaque
    else { return }
    let kept = raised
    raised = nil
    _ = call(found.value, [manager, .none, .none, .none], [], at: place)
    raised = kept
  }

  // MARK: try

  mutating func executeTry(_ row: Int, _ context: Context) -> Flow {
    let second = end(context, row + 1)
    let isGuarded = second < end(context, row) && node(context, second).kind == .exceptHandler
    handlerDepth += isGuarded ? 1 : 0
    var flow = executeBlock(row + 1, context)
    handlerDepth -= isGuarded ? 1 : 0
    if flow == .raised, let exception = raised, !isExhausted {
      let handlers = children(context, row).filter { node(context, $0).kind == .exceptHandler }
      flow = handle(exception, handlers, context)
    } else if flow == .normal, let otherwise = elseClause(of: row, context) {
      flow = executeBlock(otherwise + 1, context)
    }
    guard let last = lastChild(context, row), node(context, last).kind == .finallyClause else { return flow }
    let (kept, result) = (raised, returned)
    raised = nil
    let final = executeBlock(last + 1, context)
    if final != .normal { return final }
    (raised, returned) = (kept, result)
    return flow
  }

  private func elseClause(of row: Int, _ context: Context) -> Int? {
    var child = row + 1
    let last = end(context, row)
    while child < last {
      if node(context, child).kind == .elseClause { return child }
      child = end(context, child)
    }
    return nil
  }

  private mutating func handle(_ exception: Value, _ handlers: [Int], _ context: Context) -> Flow {
    for handler in handlers {
      let parts = children(context, handler)
      guard let block = parts.last else { continue }
      let hasType = parts.count > 1 && node(context, parts[0]).kind != .identifier
      if hasType {
        raised = nil
        let types = evaluate(parts[0], context)
        let isCaught = catches(types, exception)
        raised = exception
        if !isCaught { continue }
      }
      raised = nil
      let name = node(context, handler).symbol
      if !name.isNone { bind(text(name, context), exception, context, at: handler) }
      handled.append(exception)
      defer { handled.removeLast() }
      return executeBlock(block, context)
    }
    return .raised
  }

  /// Whether `except types` catches it; what is not known is taken to.
  private mutating func catches(_ types: Value, _ exception: Value) -> Bool {
    if case .tuple(let id) = types { return lists[id].elements.contains { catches($0, exception) } }
    guard case .class(let type) = types, let raisedType = exceptionType(exception) else { return true }
    return isSubclass(raisedType, of: type) ?? true
  }

  private func exceptionType(_ exception: Value) -> ID<ClassObject>? {
    switch exception {
    case .instance(let id): instances[id].type
    case .class(let id): id
    default: nil
    }
  }
}
