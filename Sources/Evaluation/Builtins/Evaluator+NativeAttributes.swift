import Base

/// Attributes of values that are no instances: methods of texts, lists, dicts …
extension Evaluator {

  mutating func nativeAttribute(_ name: Text, of base: Value) -> Value? {
    if name == words.dunderClass { return typeOf(base) }
    let isKnown: Bool
    switch base {
    case .string, .bytes: isKnown = nativeMethods.string.contains(name)
    case .list, .tuple: isKnown = nativeMethods.list.contains(name)
    case .dict: isKnown = nativeMethods.dict.contains(name)
    case .set: isKnown = nativeMethods.set.contains(name)
    case .int, .float, .bool:
      if texts[name] == "real" { return base }
      isKnown = nativeMethods.number.contains(name)
    case .builtin(let builtin):
      return name == words.dunderName || name == words.dunderQualname ? makeString(builtin.name) : nil
    default: isKnown = false
    }
    if isKnown { return makeMethod(.string(name), of: base) }
    if name == words.dunderDoc { return Value.none }
    return nil
  }

  /// `dict.fromkeys`, `str.lower`, `object.__new__`: through the class.
  mutating func nativeTypeAttribute(_ name: Text, _ id: ID<ClassObject>) -> Value? {
    if name == words.dunderAnnotations { return .dict(addDict()) }
    guard let type = nativeType(of: id) ?? ownNativeType(of: coreClass(.object)) else { return nil }
    switch type {
    case .str, .bytes, .list, .tuple, .dict, .set, .frozenset, .int, .float, .bool, .object, .type:
      let methods: NativeMethods.Names
      switch type {
      case .str, .bytes: methods = nativeMethods.string
      case .list, .tuple: methods = nativeMethods.list
      case .dict: methods = nativeMethods.dict
      case .set, .frozenset: methods = nativeMethods.set
      default: methods = .none
      }
      return methods.contains(name) || nativeMethods.special.contains(name)
        ? makeMethod(.string(name), of: .class(id)) : nil
    case .property, .staticmethod, .classmethod, .super, .slice: return nil
    }
  }

  /// What `super().name` finds in built-in classes, or in classes that are not known.
  mutating func nativeSuperAttribute(_ name: Text, _ proxy: SuperProxy, at place: Place) -> Value? {
    guard let type = classOf(proxy.receiver) else { return nil }
    let order = classes[type].order
    let start = order.firstIndex(of: .class(proxy.owner)).map { $0 + 1 } ?? 1
    let unknown = order.dropFirst(start).first { if case .class = $0 { false } else { true } }
    if let unknown, name != words.dunderInitSubclass, name != words.dunderNew, name != words.dunderInit {
      let function = makeSymbolic(.attribute(of: unknown, name: name), at: place)
      return makeMethod(function, of: proxy.receiver)
    }
    if name == words.dunderClass { return .class(type) }
    if case .instance(let id) = proxy.receiver, let payload = instances[id].payload {
      if name == words.dunderInit { return makeMethod(.string(name), of: payload) }
      if case .descriptor = payload, let value = attribute(name, of: payload) { return value }
      if let value = nativeAttribute(name, of: payload) { return value }
    }
    switch texts[name] {
    case "__new__", "__call__", "__prepare__", "__setattr__", "__getattribute__", "__delattr__", "mro":
      return makeMethod(.string(name), of: .superProxy(add(proxy)))
    case "__init__", "__init_subclass__", "__set_name__", "__post_init__", "__enter__", "__exit__", "__del__":
      return .builtin(.nothing)
    case "__eq__", "__hash__", "__repr__", "__str__", "__dir__", "__ne__", "__reduce__", "__reduce_ex__", "__sizeof__",
      "__format__":
      return makeMethod(.string(name), of: .superProxy(add(proxy)))
    default: return nil
    }
  }

  private mutating func add(_ proxy: SuperProxy) -> ID<SuperProxy> {
    superProxies.append(proxy)
    return ID(superProxies.count - 1)
  }

  // MARK: Calling

  /// A method of something built in.
  mutating func callNative(
    _ name: Text, _ receiver: Value, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    let method = texts[name]
    switch receiver {
    case .string(let text): return callString(method, texts[text], arguments, keywords, at: place)
    case .bytes(let text):
      if method == "decode" { return .string(text) }
      let value = callString(method, texts[text], arguments, keywords, at: place)
      if case .string(let result) = value { return .bytes(result) }
      return value
    case .list(let id): return callList(method, id, arguments, keywords, at: place)
    case .tuple(let id):
      if method == "count" || method == "index" { return callList(method, id, arguments, keywords, at: place) }
      return callObject(method, receiver, arguments, at: place)
    case .dict(let id): return callDict(method, id, arguments, keywords, at: place)
    case .set(let id): return callSet(method, id, arguments, at: place)
    case .class(let id): return callClass(method, id, arguments, keywords, at: place)
    case .superProxy(let id): return callSuper(method, superProxies[id], arguments, keywords, at: place)
    case .descriptor(let id): return callDescriptor(method, id, arguments)
    case .module(primitives): return callPrimitive(method, arguments, at: place)
    case .module(let id): return callModule(method, id, arguments, at: place)
    default: return callObject(method, receiver, arguments, at: place)
    }
  }

  private mutating func callDescriptor(_ method: String, _ id: ID<Descriptor>, _ arguments: [Value]) -> Value {
    var descriptor = descriptors[id]
    switch method {
    case "setter": descriptor.setter = arguments.first ?? .none
    case "getter": descriptor.function = arguments.first ?? .none
    case "__get__": return get(.descriptor(id), arguments)
    default: break
    }
    descriptors.append(descriptor)
    return .descriptor(ID(descriptors.count - 1))
  }

  /// `descriptor.__get__(instance, owner)`.
  private mutating func get(_ descriptor: Value, _ arguments: [Value]) -> Value {
    let receiver = arguments.first ?? .none
    let owner = arguments.count > 1 ? arguments[1] : .none
    if case .instance(let id) = receiver {
      return bound(descriptor, to: receiver, type: instances[id].type, fromClass: false)
    }
    guard case .class(let type) = owner else { return makeUnknown("a descriptor of what is not known") }
    return bound(descriptor, to: owner, type: type, fromClass: true)
  }

  /// Special methods that every object has.
  private mutating func callObject(_ method: String, _ receiver: Value, _ arguments: [Value], at place: Place) -> Value
  {
    switch method {
    case "__eq__": return equal(receiver, arguments.first ?? .none).value.map(Value.bool) ?? .notImplemented
    case "__len__": return callBuiltin(.len, [receiver], [], at: place)
    case "__contains__":
      return contains(arguments.first ?? .none, in: receiver, at: place).value.map(Value.bool)
        ?? makeUnknown("not decided")
    case "__getitem__": return item(arguments.first ?? .none, of: receiver, at: place)
    case "__iter__": return makeList(elements(of: receiver) ?? [], at: place)
    case "__str__", "__repr__": return callBuiltin(.repr, [receiver], [], at: place)
    case "__int__", "__index__", "__float__", "conjugate": return receiver
    default: return makeUnknown("\(method)() is not known before it runs", at: place)
    }
  }

  /// Through a class: `dict.fromkeys(…)`, `str.lower(x)`, `int.__new__(cls, x)`.
  private mutating func callClass(
    _ method: String, _ id: ID<ClassObject>, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    switch method {
    case "__subclasses__": return subclasses(of: id, at: place)
    case "mro": return makeList(classes[id].order)
    case "__new__": return callNew(arguments, keywords, at: place)
    case "__init__", "__init_subclass__": return .none
    case "__setattr__":
      if arguments.count == 3, case .string(let name) = payload(arguments[1]) {
        bindAttribute(name, of: arguments[0], to: arguments[2], at: place)
      }
      return .none
    case "__getattribute__":
      guard arguments.count == 2, case .string(let name) = payload(arguments[1]) else {
        return makeUnknown("an attribute")
      }
      return attribute(name, of: arguments[0], at: place) ?? missingAttribute(name, of: arguments[0], at: place)
    case "__call__":
      guard case .class(let type)? = arguments.first else { return makeUnknown("a call") }
      return instantiate(type, Array(arguments.dropFirst()), keywords, at: place)
    case "fromkeys":
      let value = arguments.count > 1 ? arguments[1] : .none
      guard let keys = arguments.first.flatMap({ elements(of: $0) }) else { return makeUnknown("keys", at: place) }
      return makeDict(keys.map { (certain($0), value) }, at: place)
    default:
      guard let receiver = arguments.first else { return makeUnknown("a method without its object", at: place) }
      return callNative(text(method), payload(receiver), Array(arguments.dropFirst()), keywords, at: place)
    }
  }

  /// `object.__new__(cls, …)`, `str.__new__(cls, value)`, `type.__new__(mcs, name, bases, namespace)`.
  private mutating func callNew(_ arguments: [Value], _ keywords: [Keyword], at place: Place) -> Value {
    guard case .class(let type)? = arguments.first else {
      return makeUnknown("__new__ of what is not known", at: place)
    }
    let rest = Array(arguments.dropFirst())
    if nativeType(of: type) == .type, rest.count >= 3, case .string(let name) = payload(rest[0]) {
      return makeType(type, name, elements(of: rest[1]) ?? [], rest[2], keywords, at: place)
    }
    let instance = makeInstance(of: type, at: place)
    if let native = nativeType(of: type) {
      instances[instance].payload = makePayload(native, native.isMutable ? [] : rest, [], at: place)
    }
    return .instance(instance)
  }

  private mutating func callSuper(
    _ method: String, _ proxy: SuperProxy, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    switch method {
    case "__new__": return callNew(arguments, keywords, at: place)
    case "__call__":
      guard case .class(let type) = proxy.receiver else { return makeUnknown("a call", at: place) }
      return instantiate(type, arguments, keywords, at: place)
    case "__prepare__": return .dict(addDict(at: place))
    case "__setattr__":
      if arguments.count == 2, case .string(let name) = payload(arguments[0]) {
        bindAttribute(name, of: proxy.receiver, to: arguments[1], at: place)
      }
      return .none
    case "__getattribute__":
      guard case .string(let name)? = arguments.first.map({ payload($0) }) else { return makeUnknown("an attribute") }
      return attribute(name, of: proxy.receiver, at: place) ?? missingAttribute(name, of: proxy.receiver, at: place)
    case "__eq__": return .bool(proxy.receiver == arguments.first)
    case "__dir__": return callBuiltin(.dir, [proxy.receiver], [], at: place)
    default: return makeUnknown("\(method)() is not known before it runs", at: place)
    }
  }

  /// Sets without asking `__setattr__` again.
  private mutating func bindAttribute(_ name: Text, of target: Value, to value: Value, at place: Place) {
    switch target {
    case .instance(let id): instances[id].attributes.bind(name, value, at: place)
    case .class(let id): bind(name, value, inClass: id, at: place)
    default: setAttribute(name, of: target, to: value, at: place)
    }
  }

  private mutating func subclasses(of id: ID<ClassObject>, at place: Place) -> Value {
    var found: [Value] = []
    for i in classes.indices where classes[i].bases.contains(.class(id)) && !classes[i].order.isEmpty {
      found.append(.class(ID(i)))
    }
    return makeList(found, at: place)
  }

  /// `globals()` and `vars(module)`.
  private mutating func callModule(_ method: String, _ id: ID<Module>, _ arguments: [Value], at place: Place) -> Value {
    let names = dictOf(modules[id].namespace)
    guard case .dict(let dict) = names else { return .none }
    switch method {
    case "update", "setdefault", "pop":
      let value = callDict(method, dict, arguments, [], at: place)
      for (key, value) in Swift.zip(dicts[dict].keys, dicts[dict].values) {
        if case .string(let name) = key { modules[id].namespace.bind(name, value, at: place) }
      }
      return value
    default: return callDict(method, dict, arguments, [], at: place)
    }
  }
}
