public import Base

/// What a host needs beside calls and attributes.
extension Evaluator {
  /// Raises an exception of a built-in type in the running code.
  public mutating func raiseException(_ type: String, _ message: String, at place: Place) -> Value {
    raise(type, message, at: place)
  }

  /// What a dotted name stands for: the module, or an attribute of the longest module that is a prefix.
  public mutating func resolve(_ dottedName: String) -> Value? {
    let parts = dottedName.split(separator: ".")
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

  /// The names a module binds, those of a library that were not run yet included.
  public mutating func names(of module: ID<Module>) -> [String] {
    var names = modules[module].namespace.names
    if modules[module].origin != .project {
      if !modules[module].isIndexed { notePending(module) }
      names += modules[module].pending.keys.filter { !names.contains($0) }.sorted { $0.index < $1.index }
    }
    return names.map { texts[$0] }
  }

  /// Runs every statement of a library module that was not run yet: its side effects are wanted.
  public mutating func runWholly(_ module: ID<Module>) {
    guard modules[module].origin != .project, modules[module].state != .finished else { return }
    modules[module].state = .finished
    let context = Context(module: module, file: modules[module].file)
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
    stepLimit = steps + Evaluator.stepsOfStatement
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
  public mutating func attempt(_ callee: Value, _ arguments: [Value] = [], _ keywords: [Keyword] = []) -> Value? {
    handlerDepth += 1
    let value = call(callee, arguments, keywords, at: .nowhere)
    handlerDepth -= 1
    guard raised == nil else {
      raised = nil
      return nil
    }
    return value
  }

  /// Notes that a container may hold more than is known.
  public mutating func markOpen(_ container: Value) {
    switch payload(container) {
    case .list(let id), .tuple(let id): lists[id].isOpen = true
    case .dict(let id), .set(let id): dicts[id].isOpen = true
    default: break
    }
  }

  /// The keys and values of a dict or an instance of a subclass of it; nil for anything else.
  public func items(of value: Value) -> [(key: Value, value: Value)]? {
    guard case .dict(let id) = payload(value) else { return nil }
    return Array(zip(dicts[id].keys, dicts[id].values)).map { (key: $0, value: $1) }
  }
}
