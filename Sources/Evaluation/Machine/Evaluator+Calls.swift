import Base
import PythonSyntax

/// Calls.
extension Evaluator {
  mutating func evaluateCall(_ row: Int, _ context: Context) -> Value {
    let calleeRow = row + 1
    if node(context, calleeRow).kind == .name, node(context, row).size == 2,
      text(of: calleeRow, context) == words.superName
    {
      return makeSuper(context)
    }
    return call(evaluateCallee(calleeRow, context), row, context)
  }

  /// A call of an attribute of a value that was evaluated already.
  mutating func evaluateCall(_ row: Int, on base: Value, _ context: Context) -> Value {
    call(callee(row + 1, of: base, context), row, context)
  }

  private mutating func call(_ found: Callee, _ row: Int, _ context: Context) -> Value {
    let callee: Value
    switch found {
    case .value(let value): callee = value
    case .method(let function, let receiver): return callMethod(function, of: receiver, row, context)
    case .native(let name, let receiver): return callNative(name, of: receiver, row, context)
    }
    if raised != nil { return .none }
    var arguments: [Value] = []
    var keywords: [Keyword] = []
    evaluateArguments(from: end(context, row + 1), to: end(context, row), context, &arguments, &keywords)
    if raised != nil { return .none }
    if case .builtin(let builtin) = callee, builtin.needsContext {
      return callInContext(builtin, arguments, context, at: place(context, row))
    }
    return call(callee, arguments, keywords, at: place(context, row))
  }

  private enum Callee {
    case value(Value)
    /// A plain method and its object: not worth an object of its own for the time of a call.
    case method(ID<FunctionObject>, Value)
    /// A method of a text or container.
    case native(Text, Value)
  }

  private mutating func evaluateCallee(_ row: Int, _ context: Context) -> Callee {
    let node = node(context, row)
    guard node.kind == .attribute else { return .value(evaluate(row, context)) }
    if isSuper(row + 1, context), let callee = inheritedMethod(text(node.symbol, context), context) { return callee }
    let base = evaluate(row + 1, context)
    if raised != nil { return .value(base) }
    return callee(row, of: base, context)
  }

  /// The attribute of the row, of what stands before its dot.
  private mutating func callee(_ row: Int, of base: Value, _ context: Context) -> Callee {
    let name = text(node(context, row).symbol, context)
    if let function = plainMethod(name, of: base) { return .method(function, base) }
    if isNativeMethod(name, of: base) { return .native(name, base) }
    if let value = attribute(name, of: base, at: place(context, row)) { return .value(value) }
    if raised != nil { return .value(.none) }
    return .value(missingAttribute(name, of: base, at: place(context, row)))
  }

  /// The function that `base.name` would bind, if it is one of the object's class and nothing hides it.
  private mutating func plainMethod(_ name: Text, of base: Value) -> ID<FunctionObject>? {
    guard case .instance(let id) = base, let found = rawAttribute(name, in: instances[id].type),
      case .function(let function) = found.value, functions[function].name != words.dunderNew,
      instances[id].attributes[name] == nil
    else { return nil }
    return function
  }

  /// `super()` without arguments.
  mutating func isSuper(_ row: Int, _ context: Context) -> Bool {
    node(context, row).kind == .call && node(context, row).size == 2 && node(context, row + 1).kind == .name
      && text(of: row + 1, context) == words.superName
  }

  /// The plain method that `super().name` binds to an object.
  private mutating func inheritedMethod(_ name: Text, _ context: Context) -> Callee? {
    guard let owner = context.owner, let receiver = context.receiver, case .instance(let id) = receiver,
      let found = rawAttribute(name, in: instances[id].type, behind: owner), case .function(let function) = found.value,
      functions[function].name != words.dunderNew
    else { return nil }
    return .method(function, receiver)
  }

  private func isNativeMethod(_ name: Text, of base: Value) -> Bool {
    switch base {
    case .string: nativeMethods.string.contains(name)
    case .list, .tuple: nativeMethods.list.contains(name)
    case .dict: nativeMethods.dict.contains(name)
    case .set: nativeMethods.set.contains(name)
    default: false
    }
  }

  /// `"…".method(…)`.
  private mutating func callNative(_ name: Text, of receiver: Value, _ row: Int, _ context: Context) -> Value {
    var arguments: [Value] = []
    var keywords: [Keyword] = []
    evaluateArguments(from: end(context, row + 1), to: end(context, row), context, &arguments, &keywords)
    if raised != nil { return .none }
    let place = place(context, row)
    steps += 1
    if isSpent { return exhausted(at: place) }
    return callNative(name, receiver, arguments, keywords, at: place)
  }

  /// `object.method(…)`.
  private mutating func callMethod(
    _ function: ID<FunctionObject>, of receiver: Value, _ row: Int, _ context: Context
  ) -> Value {
    var arguments = [receiver]
    var keywords: [Keyword] = []
    evaluateArguments(from: end(context, row + 1), to: end(context, row), context, &arguments, &keywords)
    if raised != nil { return .none }
    let place = place(context, row)
    steps += 1
    if isSpent { return exhausted(at: place) }
    return callFunction(function, arguments, keywords, at: place, receiver: receiver)
  }

  mutating func evaluateArguments(
    from start: Int, to last: Int, _ context: Context, _ arguments: inout [Value], _ keywords: inout [Keyword]
  ) {
    var child = start
    var positional = 0
    var named = 0
    while child < last {
      if node(context, child).kind == .keyword { named += 1 } else { positional += 1 }
      child = end(context, child)
    }
    if positional > 0 { arguments.reserveCapacity(arguments.count + positional) }
    if named > 0 { keywords.reserveCapacity(keywords.count + named) }
    child = start
    while child < last {
      let node = node(context, child)
      switch node.kind {
      case .starred: appendSpread(evaluate(child + 1, context), to: &arguments)
      case .keyword: keywords.append(Keyword(name: text(node.symbol, context), value: evaluate(child + 1, context)))
      case .keywordUnpack: spread(evaluate(child + 1, context), into: &keywords)
      default: arguments.append(evaluate(child, context))
      }
      child = end(context, child)
    }
  }

  private mutating func spread(_ value: Value, into keywords: inout [Keyword]) {
    guard case .dict(let id) = payload(value) else {
      if value != .none { keywords.append(Keyword(name: nil, value: value)) }
      return
    }
    for (key, value) in zip(dicts[id].keys, dicts[id].values) {
      if case .string(let name) = key { keywords.append(Keyword(name: name, value: certain(value))) }
    }
    if dicts[id].isOpen { keywords.append(Keyword(name: nil, value: value)) }
  }

  private mutating func makeSuper(_ context: Context) -> Value {
    guard let owner = context.owner, let receiver = context.receiver else {
      return makeUnknown("super() outside of a method")
    }
    superProxies.append(SuperProxy(owner: owner, receiver: receiver))
    return .superProxy(ID(superProxies.count - 1))
  }

  /// Calls anything.
  public mutating func call(
    _ callee: Value, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    steps += 1
    if isSpent { return exhausted(at: place) }
    switch callee {
    case .function(let id): return callFunction(id, arguments, keywords, at: place)
    case .method(let id): return callMethod(id, arguments, keywords, at: place)
    case .class(let id): return construct(id, arguments, keywords, at: place)
    case .builtin(let builtin): return callBuiltin(builtin, arguments, keywords, at: place)
    case .instance(let id): return callInstance(id, arguments, keywords, at: place)
    case .symbolic: return record(callee, receiver: nil, arguments, keywords, at: place)
    case .descriptor(let id): return call(descriptors[id].function, arguments, keywords, at: place)
    case .either(let id): return callEither(lists[id].elements, arguments, keywords, at: place)
    case .maybe(let id): return call(maybes[id].value, arguments, keywords, at: place)
    case .unknown: return decorated(arguments, keywords) ?? callee
    default:
      if handlerDepth > 0 { return raise("TypeError", "\(describe(callee)) is not callable", at: place) }
      return makeUnknown("\(describe(callee)) is not callable", at: place)
    }
  }

  mutating func exhausted(at place: Place) -> Value {
    if !isExhausted {
      isExhausted = true
      problems.append(Reason(text: "stopped after \(allowance) steps", place: place, cause: nil))
    }
    raised = raised ?? makeUnknown("stopped: too many steps", at: place)
    return .none
  }

  private mutating func callEither(
    _ candidates: [Value], _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    let saved = condition
    condition = makeReason("one of several callees", at: place)
    var results: [Value] = []
    for candidate in candidates where candidate != .none {
      results.append(call(candidate, arguments, keywords, at: place))
    }
    condition = saved
    return results.isEmpty ? makeUnknown("nothing to call", at: place) : join(results)
  }

  private mutating func callInstance(
    _ id: ID<Instance>, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    let type = instances[id].type
    if let found = rawAttribute(words.dunderCall, in: type) {
      return call(bound(found.value, to: .instance(id), type: type, fromClass: false), arguments, keywords, at: place)
    }
    return record(.instance(id), receiver: nil, arguments, keywords, at: place)
  }

  private mutating func callMethod(
    _ id: ID<MethodObject>, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    let method = methods[id]
    switch method.function {
    case .string(let name): return callNative(name, method.receiver, arguments, keywords, at: place)
    case .function(let function):
      let all = prepending(method.receiver, to: arguments)
      return callFunction(function, all, keywords, at: place, receiver: method.receiver)
    default: return call(method.function, prepending(method.receiver, to: arguments), keywords, at: place)
    }
  }

  /// The arguments with the object a method is called on.
  func prepending(_ first: Value, to rest: [Value]) -> [Value] {
    var all: [Value] = []
    all.reserveCapacity(rest.count + 1)
    all.append(first)
    all.append(contentsOf: rest)
    return all
  }

  // MARK: Functions

  mutating func callFunction(
    _ id: ID<FunctionObject>, _ arguments: [Value], _ keywords: [Keyword], at place: Place, receiver: Value? = nil
  ) -> Value {
    if let native = functions[id].native, let host {
      guard hostDepth < Evaluator.maximumDepth else { return makeUnknown("calls nest too deeply", at: place) }
      let call = HostCall(function: id, arguments: arguments, keywords: keywords, place: place)
      hostDepth += 1
      let value = host.call(native, call, in: &self)
      hostDepth -= 1
      if let value { return value }
    }
    return callBody(id, arguments, keywords, at: place, receiver: receiver)
  }

  /// Calls a function as it is written, whether or not the host would run it.
  mutating func callBody(
    _ id: ID<FunctionObject>, _ arguments: [Value], _ keywords: [Keyword], at place: Place, receiver: Value? = nil
  ) -> Value {
    if functions[id].isOpaque {
      let rest = receiver == nil ? arguments : Array(arguments.dropFirst())
      return record(.function(id), receiver: receiver, rest, keywords, at: place)
    }
    guard depth < Evaluator.maximumDepth else { return makeUnknown("calls nest too deeply", at: place) }
    let row = Int(id.index)
    while activeCalls.count <= row { activeCalls.append(0) }
    let active = activeCalls[row]
    if condition != nil, active >= Evaluator.maximumUndecidedRecursion {
      return makeUnknown("recursion that nothing decides", at: place)
    }
    activeCalls[row] = active + 1
    let before = steps
    let outer = profile?.begin() ?? 0
    let value = run(id, arguments, keywords)
    activeCalls[row] = active
    if profile != nil { profile?.end(id, steps: steps - before, outer: outer, isOutermost: active == 0) }
    return value
  }

  private mutating func run(_ id: ID<FunctionObject>, _ arguments: [Value], _ keywords: [Keyword]) -> Value {
    let signature = self.signature(of: id)
    let module = functions[id].module
    let scope = makeScope(parent: functions[id].closure)
    var context = self.context(of: module, file: functions[id].place.file)
    context.scope = scope
    context.owner = functions[id].owner
    context.receiver = arguments.first
    context.function = id
    // What callers returned and bound so far stays below: rows of a stack cost less than arrays put aside.
    let saved = (returned, firstReturn, condition, currentModule, journalDepth)
    runningModules.append(currentModule)
    currentModule = module
    (returned, firstReturn) = (.none, conditionalReturns.count)
    journalDepth = 0
    depth += 1
    bindParameters(signature, of: id, arguments, keywords, scope, context)
    if signatures[signature].isGenerator { scopes[scope].yielded = [] }
    let value = runBody(signature, functions[id].place, context, scope)
    if !signatures[signature].holdsClosure { free(scope) }
    depth -= 1
    runningModules.removeLast()
    if conditionalReturns.count > firstReturn { conditionalReturns.removeLast(conditionalReturns.count - firstReturn) }
    (returned, firstReturn, condition, currentModule, journalDepth) = saved
    return value
  }

  private mutating func runBody(_ signature: Int, _ place: Place, _ context: Context, _ scope: ID<Scope>) -> Value {
    guard let body = signatures[signature].body else { return .none }
    if signatures[signature].isLambda { return evaluate(body, context) }
    let entry = condition
    let flow = executeBlock(body, context)
    if flow == .raised { return contain(at: place) ? makeUnknown("the call raised an exception", at: place) : .none }
    if signatures[signature].isGenerator {
      let list = addList(scopes[scope].yielded ?? [], at: place)
      lists[list].birth = entry
      return .list(list)
    }
    let final: Value = flow == .returned ? returned : .none
    if conditionalReturns.count == firstReturn { return final }
    return join(Array(conditionalReturns[firstReturn...]) + [final])
  }

  /// Nothing is known of what is called: the call is written down, and its result is symbolic.
  mutating func record(
    _ callee: Value, receiver: Value?, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    let form = Symbolic.Form.call(
      callee: receiver.map { makeMethod(callee, of: $0) } ?? callee, arguments: arguments, keywords: keywords)
    let symbolic = makeSymbolic(form, at: place)
    let result = decoratedByCall(callee, arguments, keywords) ?? symbolic
    events.append(
      Event(
        callee: callee, receiver: receiver, name: texts.intern(dottedName(of: callee) ?? ""), arguments: arguments,
        keywords: keywords, result: result, place: place, module: currentModule, condition: condition))
    return result
  }

  /// A result of something opaque that is called with one function or class is a decorator: it gives that back.
  private mutating func decoratedByCall(_ callee: Value, _ arguments: [Value], _ keywords: [Keyword]) -> Value? {
    guard case .symbolic(let id) = callee, case .call = symbolics[id].form else { return nil }
    return decorated(arguments, keywords)
  }

  private mutating func decorated(_ arguments: [Value], _ keywords: [Keyword]) -> Value? {
    guard arguments.count == 1, keywords.isEmpty else { return nil }
    switch arguments[0] {
    case .function, .class: return arguments[0]
    default: return nil
    }
  }
}
