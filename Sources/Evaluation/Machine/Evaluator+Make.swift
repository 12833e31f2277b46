public import Base
import PythonSyntax

/// Making values.
extension Evaluator {
  public mutating func text(_ string: String) -> Text { texts.intern(string) }
  public func string(_ text: Text) -> String { texts[text] }

  /// A text; unknown when it is longer than a source makes them.
  public mutating func makeString(_ string: String) -> Value {
    let count = string.utf8.count
    if count > Bounds.freeBytes {
      steps += count >> 4
      if count > Bounds.textBytes { return makeUnknown("a text of \(count) bytes") }
    }
    return .string(texts.intern(string))
  }

  public mutating func makeList(_ elements: [Value], at place: Place = .nowhere) -> Value {
    .list(addList(elements, at: place))
  }

  public mutating func makeTuple(_ elements: [Value], at place: Place = .nowhere) -> Value {
    .tuple(addList(elements, at: place))
  }

  mutating func addList(_ elements: [Value], at place: Place) -> ID<ListObject> {
    charge(elements: elements.count)
    if elements.count <= Bounds.elements {
      lists.append(ListObject(elements: elements, birth: condition, place: place))
    } else {
      lists.append(ListObject(elements: Array(elements.prefix(Bounds.elements)), birth: condition, place: place))
      lists[ID(lists.count - 1)].isOpen = true
    }
    return ID(lists.count - 1)
  }

  mutating func addDict(at place: Place = .nowhere) -> ID<DictObject> {
    dicts.append(DictObject(birth: condition, place: place))
    return ID(dicts.count - 1)
  }

  public mutating func makeDict(_ entries: [(Value, Value)], at place: Place = .nowhere) -> Value {
    let dict = addDict(at: place)
    for (key, value) in entries { dicts[dict].set(canonicalKey(key), value) }
    return .dict(dict)
  }

  public mutating func makeSet(_ elements: [Value], at place: Place = .nowhere) -> Value {
    let set = addDict(at: place)
    for element in elements { dicts[set].set(canonicalKey(element), element) }
    return .set(set)
  }

  public mutating func makeInstance(of type: ID<ClassObject>, at place: Place = .nowhere) -> ID<Instance> {
    instances.append(Instance(type: type, place: place))
    return ID(instances.count - 1)
  }

  public mutating func makeSymbolic(_ form: Symbolic.Form, at place: Place = .nowhere) -> Value {
    symbolics.append(Symbolic(form: form, place: place))
    return .symbolic(ID(symbolics.count - 1))
  }

  public mutating func makeReference(_ dottedName: String, at place: Place = .nowhere) -> Value {
    makeSymbolic(.reference(texts.intern(dottedName)), at: place)
  }

  public mutating func makeReason(_ text: String, at place: Place = .nowhere, cause: ID<Reason>? = nil) -> ID<Reason> {
    reasons.append(Reason(text: text, place: place, cause: cause))
    return ID(reasons.count - 1)
  }

  public mutating func makeUnknown(_ reason: String, at place: Place = .nowhere, from cause: Value? = nil) -> Value {
    if case .unknown(let id)? = cause { return .unknown(id) }
    return .unknown(makeReason(reason, at: place))
  }

  mutating func makeMethod(_ function: Value, of receiver: Value) -> Value {
    methods.append(MethodObject(function: function, receiver: receiver))
    return .method(ID(methods.count - 1))
  }

  public mutating func makeMaybe(_ value: Value, _ reason: ID<Reason>) -> Value {
    if case .maybe = value { return value }
    maybes.append(Maybe(value: value, reason: reason))
    return .maybe(ID(maybes.count - 1))
  }

  mutating func makeSplat(of value: Value) -> Value {
    let reason = makeReason("the elements are not known")
    maybes.append(Maybe(value: value, reason: reason))
    return .splat(ID(maybes.count - 1))
  }

  mutating func makeDescriptor(_ kind: Descriptor.Kind, _ function: Value, setter: Value = .none) -> Value {
    descriptors.append(Descriptor(kind: kind, function: function, setter: setter))
    return .descriptor(ID(descriptors.count - 1))
  }

  /// The value a dict compares: equal tuples become one.
  public mutating func canonicalKey(_ key: Value) -> Value {
    switch key {
    case .tuple(let id):
      let elements = lists[id].elements.map { canonicalKey($0) }
      if let known = tupleKeys[elements] { return known }
      tupleKeys[elements] = key
      return key
    case .float(let number) where number == number.rounded() && abs(number) < 1e15: return .int(Int(number))
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .instance(let id): return instances[id].payload.map { canonicalKey($0) } ?? key
    case .maybe(let id): return canonicalKey(maybes[id].value)
    default: return key
    }
  }

  /// The value itself, without the condition it stands under.
  public func certain(_ value: Value) -> Value {
    if case .maybe(let id) = value { return maybes[id].value }
    return value
  }

  /// One value for several possible ones.
  mutating func join(_ values: [Value]) -> Value {
    var distinct: [Value] = []
    for value in values {
      switch value {
      case .either(let id):
        for one in lists[id].elements where !distinct.contains(one) { distinct.append(one) }
      default:
        if !distinct.contains(value) { distinct.append(value) }
      }
    }
    if distinct.count == 1 { return distinct[0] }
    if distinct.count > 12 { return makeUnknown("more than twelve values are possible") }
    return .either(addList(distinct, at: .nowhere))
  }
}
