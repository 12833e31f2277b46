public import Base

/// What a host does to objects itself: it happens whatever the running code depends on.
extension Evaluator {
  /// Binds an attribute without its setter and without a condition.
  public mutating func assign(_ name: Text, of base: Value, to value: Value, at place: Place = .nowhere) {
    switch base {
    case .instance(let id): instances[id].attributes.bind(name, value, at: place)
    case .class(let id): bind(name, value, inClass: id, at: place)
    case .module(let id): rebind(name, value, in: id, at: place)
    default: break
    }
  }

  public mutating func assign(_ name: String, of base: Value, to value: Value) {
    assign(text(name), of: base, to: value)
  }

  /// Takes a name out of a class's own namespace.
  public mutating func removeAttribute(_ name: Text, of type: ID<ClassObject>) { unbind(name, inClass: type) }

  /// Takes away what was set on an object itself.
  public mutating func removeAttribute(_ name: Text, ofInstance id: ID<Instance>) {
    instances[id].attributes.remove(name)
  }

  /// Puts an element into a list at a row.
  public mutating func insert(_ value: Value, into list: Value, at row: Int) {
    if case .list(let id) = list { lists[id].elements.insert(value, at: row) }
  }

  /// A second object with the same class, arguments and attributes: `copy.copy`.
  public mutating func copyInstance(_ id: ID<Instance>) -> ID<Instance> {
    instances.append(instances[id])
    return ID(instances.count - 1)
  }

  /// `type.__new__(metaclass, name, bases, namespace)`.
  public mutating func makeClass(
    _ name: Text, bases: [Value], namespace: Value, metaclass: ID<ClassObject>? = nil, keywords: [Keyword] = [],
    at place: Place = .nowhere
  ) -> Value {
    makeType(metaclass, name, bases, namespace, keywords, at: place)
  }

  /// Runs what happens whenever the running code does: within it nothing depends on a condition.
  public mutating func unconditionally(_ body: (inout Evaluator) -> Void) {
    let saved = condition
    condition = nil
    body(&self)
    condition = saved
  }

  /// Runs what happens only if a condition holds that is not decided; nil for what surely happens.
  public mutating func depending(on reason: ID<Reason>?, _ body: (inout Evaluator) -> Void) {
    let saved = condition
    condition = saved ?? reason
    body(&self)
    condition = saved
  }

  /// Calls; an exception is noted as a problem and gives nil.
  public mutating func attempt(
    _ callee: Value, _ arguments: [Value], _ keywords: [Keyword] = [], at place: Place = .nowhere
  ) -> Value? {
    let before = raised
    raised = nil
    let value = call(callee, arguments, keywords, at: place)
    guard let exception = raised else {
      raised = before
      return value
    }
    if !isExhausted {
      problems.append(Reason(text: describe(exception), place: placeOf(exception), cause: nil))
      raised = before
    }
    return nil
  }
}

extension Evaluator {
  /// Raises an exception object in the running code.
  public mutating func raiseObject(_ exception: Value) -> Value {
    if raised == nil { raised = exception }
    return .none
  }
}
