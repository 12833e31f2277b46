import Base

/// `isinstance` and `issubclass`.
extension Evaluator {
  mutating func isInstance(_ value: Value, _ types: Value) -> Truth {
    switch value {
    case .symbolic, .unknown, .splat: return .undecided
    case .maybe(let id): return isInstance(maybes[id].value, types)
    case .either(let id):
      let answers = lists[id].elements.map { isInstance($0, types) }
      return answers.allSatisfy { $0 == answers[0] } ? answers[0] : .undecided
    case .instance(let id):
      // A lazy object says that it is what it stands for.
      let answer = isSubclass(.class(instances[id].type), types)
      guard answer == .no, case .class(let shown)? = shownClass(of: id) else { return answer }
      return isSubclass(.class(shown), types)
    default: return isSubclass(typeOf(value), types)
    }
  }

  /// What a proxy says its class is (`__class__` as a property, which is what Django's lazy objects do).
  private mutating func shownClass(of id: ID<Instance>) -> Value? {
    guard case .descriptor? = rawAttribute(words.dunderClass, in: instances[id].type)?.value else { return nil }
    return attribute(words.dunderClass, of: .instance(id))
  }

  /// `issubclass()`: what is surely no class is a TypeError.
  mutating func checkedSubclass(_ type: Value, _ types: Value, at place: Place) -> Value {
    switch type {
    case .string, .bytes, .int, .float, .bool, .none, .list, .tuple, .dict, .set, .module, .function, .method:
      if handlerDepth > 0 { return raise("TypeError", "issubclass() arg 1 must be a class", at: place) }
    default: break
    }
    return decided(isSubclass(type, types), at: place)
  }

  mutating func isSubclass(_ type: Value, _ types: Value) -> Truth {
    switch types {
    case .tuple(let id): return isSubclass(type, ofAny: lists[id].elements)
    case .none: return isSubclass(type, .class(coreClass(.noneType)))
    case .instance(let id): return isSubclass(type, ofHint: id)
    case .either(let id):
      let answers = lists[id].elements.map { isSubclass(type, $0) }
      return answers.allSatisfy { $0 == answers[0] } ? answers[0] : .undecided
    case .class(let parent):
      guard case .class(let child) = type else { return .undecided }
      if ownNativeType(of: parent) == .object { return .yes }
      if ownNativeType(of: parent) == .frozenset, ownNativeType(of: child) == .set { return .undecided }
      if let answer = callMetaCheck(parent, type) { return answer }
      let inherited = isSubclass(child, of: parent).map { Truth($0) } ?? .undecided
      return inherited == .yes ? .yes : abstractAnswer(parent, child) ?? inherited
    case .symbolic(let id):
      if case .union(let parts) = symbolics[id].form { return isSubclass(type, ofAny: parts) }
      guard case .class(let child) = type else { return .undecided }
      if classes[child].order.contains(types) { return .yes }
      if let name = dottedName(of: types), inherits(child, from: name) { return .yes }
      return ownNativeType(of: child) != nil || !classes[child].isOpen ? .no : .undecided
    default: return .undecided
    }
  }

  private mutating func isSubclass(_ type: Value, ofAny types: [Value]) -> Truth {
    var result = Truth.no
    for one in types {
      switch isSubclass(type, certain(one)) {
      case .yes: return .yes
      case .undecided: result = .undecided
      case .no: break
      }
    }
    return result
  }

  /// What `typing` makes: `Mapping` stands for a class, `Union[A, B]` and `Optional[A]` for several.
  private mutating func isSubclass(_ type: Value, ofHint hint: ID<Instance>) -> Truth {
    let form = instances[hint].type
    guard classes[form].origin == .prelude, let origin = attribute("__origin__", of: .instance(hint)) else {
      return .undecided
    }
    if inherits(form, from: "typing._Named") { return isSubclass(type, origin) }
    guard inherits(form, from: "typing._Alias"), let name = attribute("_name", of: origin),
      name == .string(texts.intern("Union")), let parts = attribute("__args__", of: .instance(hint))
    else { return .undecided }
    return isSubclass(type, parts)
  }

  /// `__subclasscheck__` of a library's or the project's metaclass, as far as it decides.
  private mutating func callMetaCheck(_ parent: ID<ClassObject>, _ type: Value) -> Truth? {
    let failure = lastFailure
    defer { lastFailure = failure }
    guard let meta = classes[parent].metaclass, classes[meta].origin != .prelude,
      let check = rawAttribute(texts.intern("__subclasscheck__"), in: meta), case .function = check.value,
      case .bool(let answer)? = callQuietly(check.value, [.class(parent), type])
    else { return nil }
    return Truth(answer)
  }
}
