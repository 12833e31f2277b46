import Base
import PythonSyntax

/// Instances: calling a class.
extension Evaluator {
  mutating func construct(
    _ id: ID<ClassObject>, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    if let native = nativeType(of: id), classes[id].origin == .prelude, modules[builtins].name == classes[id].module {
      return constructNative(native, id, arguments, keywords, at: place)
    }
    if let meta = classes[id].metaclass, let caller = rawAttribute(words.dunderCall, in: meta),
      case .function(let function) = caller.value, !functions[function].isOpaque
    {
      return call(caller.value, prepending(.class(id), to: arguments), keywords, at: place)
    }
    return instantiate(id, arguments, keywords, at: place)
  }

  /// `type.__call__`: `__new__`, then `__init__`.
  mutating func instantiate(
    _ id: ID<ClassObject>, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    var made = Value.none
    if let maker = rawAttribute(words.dunderNew, in: id), case .function(let function) = maker.value,
      !functions[function].isOpaque
    {
      made = call(maker.value, prepending(.class(id), to: arguments), keywords, at: place)
      if raised != nil { return .none }
      guard case .instance(let instance) = made, classes[instances[instance].type].order.contains(.class(id)) else {
        return made
      }
      if instances[instance].arguments.isEmpty, instances[instance].keywords.isEmpty {
        (instances[instance].arguments, instances[instance].keywords) = (arguments, keywords)
        instances[instance].place = place
      }
    } else {
      made = .instance(bareInstance(id, arguments, keywords, at: place))
    }
    // `__new__` may give an instance of a subclass: the `__init__` of that one runs.
    if let initialiser = initialiser(of: typeOfMade(made) ?? id) {
      let rest = initialiser.isGivenUnknown ? [] : arguments
      let named = initialiser.isGivenUnknown ? [unknownKeywords(at: place)] : keywords
      _ = callFunctionValue(initialiser.value, prepending(made, to: rest), named, at: place)
    }
    return made
  }

  private struct Initialiser {
    var value: Value
    var owner: ID<ClassObject>
    /// One whose body was left out stands before it, and parameters of its own: nobody knows what it hands on.
    var isGivenUnknown = false
  }

  private mutating func unknownKeywords(at place: Place) -> Keyword {
    Keyword(name: nil, value: makeUnknown("the body of __init__ was left out", at: place))
  }

  /// The `__init__` that runs; one whose body was left out and that takes anything hands it on to the next.
  private mutating func initialiser(of type: ID<ClassObject>) -> Initialiser? {
    guard let first = rawAttribute(words.dunderInit, in: type) else { return nil }
    var found = Initialiser(value: first.value, owner: first.owner)
    var order = classes[type].order[...]
    while case .function(let id) = found.value, functions[id].isOpaque, functions[id].native == nil {
      let handsOnAll = takesAnything(id)
      guard handsOnAll || isStartedByBases(type), let position = order.firstIndex(of: .class(found.owner)) else {
        break
      }
      order = order[(position + 1)...]
      guard let next = rawAttribute(words.dunderInit, order: order) else { return nil }
      found = Initialiser(
        value: next.value, owner: next.owner, isGivenUnknown: found.isGivenUnknown || !handsOnAll)
    }
    return found
  }

  private func isStartedByBases(_ type: ID<ClassObject>) -> Bool {
    host?.startedByBases.contains { inherits(type, from: $0) } ?? false
  }

  /// `def f(self, *args, **kwargs)`.
  private mutating func takesAnything(_ id: ID<FunctionObject>) -> Bool {
    let place = functions[id].place
    let context = context(of: functions[id].module, file: place.file)
    guard let list = children(context, Int(place.node)).first(where: { node(context, $0).kind == .parameters }) else {
      return false
    }
    let kinds = children(context, list).map { node(context, $0).kind }
    return kinds.count == 3 && kinds[1] == .starParameter && kinds[2] == .doubleStarParameter
  }

  private func typeOfMade(_ made: Value) -> ID<ClassObject>? {
    if case .instance(let instance) = made { instances[instance].type } else { nil }
  }

  private mutating func callFunctionValue(
    _ function: Value, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    guard case .function(let id) = function else { return call(function, arguments, keywords, at: place) }
    if functions[id].isOpaque && functions[id].native == nil { return .none }
    return callFunction(id, arguments, keywords, at: place, receiver: arguments.first)
  }

  mutating func bareInstance(
    _ id: ID<ClassObject>, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> ID<Instance> {
    let instance = makeInstance(of: id, at: place)
    instances[instance].arguments = arguments
    instances[instance].keywords = keywords
    if let native = nativeType(of: id) {
      let isFilledByInit = rawAttribute(words.dunderInit, in: id) != nil && native.isMutable
      instances[instance].payload =
        isFilledByInit ? makePayload(native, [], [], at: place) : makePayload(native, arguments, keywords, at: place)
    }
    return instance
  }
}
