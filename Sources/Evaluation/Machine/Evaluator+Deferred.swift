public import Base

/// Attributes of a class that are worked out when they are asked for first.
struct Deferred: Sendable {
  /// What is called for them.
  enum Source: Sendable {
    /// The call gives the one attribute.
    case value(Value, arguments: [Value])
    /// The function's own body, the host aside, makes a second class that has them.
    case twin(ID<FunctionObject>, arguments: [Value])
  }

  var owner: ID<ClassObject>
  var names: [Text]
  var source: Source
  var place: Place
  var isRunning = false
}

/// What metaclasses of libraries work out for each class costs more than the class, and few programs ask for it.
extension Evaluator {
  /// The attribute is what a call gives, made when somebody asks.
  public mutating func deferAttribute(
    _ name: String, of type: ID<ClassObject>, to callee: Value, _ arguments: [Value], at place: Place
  ) {
    add(Deferred(owner: type, names: [text(name)], source: .value(callee, arguments: arguments), place: place))
  }

  /// The attributes are those of the class that the body of `function`, which the host runs itself, would make.
  public mutating func deferAttributes(
    _ names: [String], of type: ID<ClassObject>, toClassOf function: ID<FunctionObject>, _ arguments: [Value],
    at place: Place
  ) {
    let names = names.map { text($0) }
    add(Deferred(owner: type, names: names, source: .twin(function, arguments: arguments), place: place))
  }

  private mutating func add(_ attributes: Deferred) {
    deferred.append(attributes)
    for name in attributes.names {
      let descriptor = makeDescriptor(.deferred(ID(deferred.count - 1)), .none, setter: .string(name))
      bind(name, descriptor, inClass: attributes.owner, at: attributes.place)
    }
  }

  /// Works the attributes out and gives the one named.
  mutating func force(_ id: ID<Deferred>, _ name: Text) -> Value {
    if deferred[id].isRunning { return makeUnknown("an attribute that asks for itself", at: deferred[id].place) }
    deferred[id].isRunning = true
    let attributes = deferred[id]
    var values: [Value] = []
    undisturbed(in: attributes.owner) { evaluator in values = evaluator.values(of: attributes) }
    for (name, value) in Swift.zip(attributes.names, values) {
      bind(name, value, inClass: attributes.owner, at: attributes.place)
    }
    return attributes.names.firstIndex(of: name).map { values[$0] } ?? .none
  }

  private mutating func values(of attributes: Deferred) -> [Value] {
    let made: Value
    switch attributes.source {
    case .value(let callee, let arguments): made = call(callee, arguments, [], at: attributes.place)
    case .twin(let function, let arguments): made = callBody(function, arguments, [], at: attributes.place)
    }
    if let exception = raised {
      problems.append(Reason(text: describe(exception), place: attributes.place, cause: nil))
      (raised, isExhausted) = (nil, false)
      return attributes.names.map { _ in makeUnknown("working it out raised", at: attributes.place) }
    }
    guard case .twin = attributes.source else { return [made] }
    return attributes.names.map { name in
      if case .class(let twin) = made, let value = classes[twin].namespace[name] { return certain(value) }
      return makeUnknown("a metaclass made no class", at: attributes.place)
    }
  }

  /// Runs code as the class's own module would, whatever is running now.
  private mutating func undisturbed(in type: ID<ClassObject>, _ body: (inout Evaluator) -> Void) {
    let saved = suspend()
    let (limit, before, exhausted) = (stepLimit, steps, isExhausted)
    refuel()
    condition = nil
    isExhausted = false
    if let module = knownModule(classes[type].module) { currentModule = module }
    body(&self)
    isExhausted = exhausted
    stepLimit = limit == 0 ? 0 : limit + (steps - before)
    resume(saved)
  }
}
