public import Base

/// What a host needs beside calls and attributes.
extension Evaluator {
  /// Raises an exception of a built-in type in the running code.
  public mutating func raiseException(_ type: String, _ message: String, at place: Place) -> Value {
    raise(type, message, at: place)
  }

  /// What a dotted name stands for: the module, or an attribute of the longest module that is a prefix.
  public mutating func resolve(_ dottedName: String) -> Value? {
    if let known = resolved[dottedName] { return known }
    let value = walk(to: dottedName)
    if case .class(let id)? = value, classes[id].origin != .project, condition == nil { resolved[dottedName] = value }
    return value
  }

  private mutating func walk(to dottedName: String) -> Value? {
    let parts = dottedName.dottedParts
    for count in stride(from: parts.count, through: 1, by: -1) {
      let prefix = parts[..<count].joined(separator: ".")
      switch finder.find(prefix) {
      case .found, .namespace: break
      case .absent, .unknown: continue
      }
      guard var value = importModule(prefix) else { return nil }
      for part in parts[count...] {
        guard let next = attribute(String(part), of: value) else { return nil }
        value = next
      }
      return value
    }
    return nil
  }

  /// The module of a dotted name, if it was loaded.
  public func module(named name: Text) -> ID<Module>? { knownModule(name) }

  /// The names a module binds, those of a library that were not run yet included.
  public mutating func names(of module: ID<Module>) -> [String] {
    var names = modules[module].namespace.names
    if modules[module].origin != .project {
      if !modules[module].isIndexed { notePending(module) }
      names += modules[module].pending.keys.filter { !names.contains($0) }.sorted { $0.index < $1.index }
    }
    return names.map { texts[$0] }
  }

  /// `type.__new__`: what a metaclass that the host replaces makes.
  public mutating func makeClass(
    _ metaclass: ID<ClassObject>?, _ name: Text, _ bases: [Value], _ namespace: Value, _ keywords: [Keyword],
    at place: Place
  ) -> Value {
    makeType(metaclass, name, bases, namespace, keywords, at: place)
  }

  /// Runs every statement of a library module that was not run yet: its side effects are wanted.
  public mutating func runWholly(_ module: ID<Module>) {
    guard modules[module].origin != .project, modules[module].state != .finished else { return }
    modules[module].state = .finished
    let context = self.context(of: module)
    var rows: [UInt32] = []
    var row = 1
    while row < end(context, 0) {
      rows.append(UInt32(row))
      row = end(context, row)
    }
    runEarly(rows, in: module)
  }

  /// Runs code that nobody calls: with fuel of its own, and whatever it raises is noted as a problem.
  public mutating func run(_ body: (inout Evaluator) -> Void) {
    refuel()
    isExhausted = false
    body(&self)
    if let exception = raised {
      problems.append(Reason(text: describe(exception), place: placeOf(exception), cause: nil))
    }
    raised = nil
    isExhausted = false
  }
}

/// Calls of the host that may fail.
extension Evaluator {
  /// What a call gives; nil when it raises.
  public mutating func callQuietly(_ callee: Value, _ arguments: [Value] = [], _ keywords: [Keyword] = []) -> Value? {
    handlerDepth += 1
    let value = call(callee, arguments, keywords, at: .nowhere)
    handlerDepth -= 1
    guard let exception = raised else { return value }
    lastFailure = describe(exception)
    raised = nil
    // A loop that went on for too long ends with the call; spent fuel does not come back.
    isExhausted = isExhausted && isSpent
    return nil
  }

  /// The attribute of a value as running code would see it; nil when looking it up raises.
  public mutating func attemptAttribute(_ name: String, of base: Value) -> Value? {
    handlerDepth += 1
    let value = attribute(name, of: base)
    handlerDepth -= 1
    guard let exception = raised else { return value }
    lastFailure = describe(exception)
    raised = nil
    return nil
  }

  /// Notes that a container may hold more than is known.
  public mutating func markOpen(_ container: Value) {
    switch payload(container) {
    case .list(let id), .tuple(let id): lists[id].isOpen = true
    case .dict(let id), .set(let id): dicts[id].isOpen = true
    default: break
    }
  }

  /// Containers and objects of their own; what objects hold is shared.
  public mutating func deepCopy(_ value: Value) -> Value {
    switch value {
    case .list(let id), .tuple(let id), .either(let id):
      let elements = lists[id].elements.map { deepCopy($0) }
      let copy = addList(elements, at: lists[id].place)
      lists[copy].isOpen = lists[id].isOpen
      if case .list = value { return .list(copy) }
      if case .tuple = value { return .tuple(copy) }
      return .either(copy)
    case .dict(let id), .set(let id):
      var copy = dicts[id]
      for row in copy.values.indices { copy.values[row] = deepCopy(copy.values[row]) }
      copy.birth = condition
      dicts.append(copy)
      let new = ID<DictObject>(dicts.count - 1)
      if case .dict = value { return .dict(new) }
      return .set(new)
    case .maybe(let id):
      return makeMaybe(deepCopy(maybes[id].value), maybes[id].reason)
    case .instance(let id):
      let copy = copyInstance(id)
      if let payload = instances[copy].payload { instances[copy].payload = deepCopy(payload) }
      return .instance(copy)
    default: return value
    }
  }

  /// The value of an entry of a dict, if it has it.
  public func entry(_ key: Value, of dict: Value) -> Value? {
    guard case .dict(let id) = payload(dict) else { return nil }
    return dicts[id][key].map { certain($0) }
  }

  /// What `super().name` finds in a method that is `function`, of an object of a type; bound to nothing.
  public mutating func inherited(_ name: String, by function: ID<FunctionObject>, in type: ID<ClassObject>) -> Value? {
    guard let owner = functions[function].owner else { return nil }
    return rawAttribute(text(name), in: type, behind: owner)?.value
  }

  /// Whether two values surely are equal.
  public mutating func areEqual(_ a: Value, _ b: Value) -> Bool { equal(a, b) == .yes }

  /// Whether what ran last raised.
  public var isRaising: Bool { raised != nil }

  /// The dict that a `get` was taken of.
  public func dict(ofGet value: Value) -> Value? {
    guard case .method(let id) = value, case .string(let name) = methods[id].function, texts[name] == "get",
      case .dict = methods[id].receiver
    else { return nil }
    return methods[id].receiver
  }

  /// The keys and values of a dict or an instance of a subclass of it; nil for anything else.
  public func items(of value: Value) -> [(key: Value, value: Value)]? {
    guard case .dict(let id) = payload(value) else { return nil }
    return Array(zip(dicts[id].keys, dicts[id].values)).map { (key: $0, value: $1) }
  }
}
