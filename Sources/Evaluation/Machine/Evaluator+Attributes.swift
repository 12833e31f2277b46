public import Base

/// Attributes: looked up, bound, set.
extension Evaluator {
  /// The attribute of a value; nil when there surely is none.
  public mutating func attribute(_ name: Text, of base: Value, at place: Place = .nowhere) -> Value? {
    switch base {
    case .module(let id): return moduleAttribute(name, id)
    case .class(let id): return classAttribute(name, id, at: place)
    case .instance(let id): return instanceAttribute(name, id, at: place)
    case .function(let id): return functionAttribute(name, id)
    case .method(let id): return methodAttribute(name, id)
    case .superProxy(let id): return superAttribute(name, id, at: place)
    case .descriptor(let id): return descriptorAttribute(name, id, base)
    case .symbolic: return makeSymbolic(.attribute(of: base, name: name), at: place)
    case .either(let id): return eitherAttribute(name, id, at: place)
    case .maybe(let id): return attribute(name, of: maybes[id].value, at: place)
    case .unknown, .splat: return base
    case .none, .bool, .int, .float, .string, .bytes, .list, .tuple, .set, .dict, .ellipsis, .notImplemented, .builtin:
      return nativeAttribute(name, of: base)
    }
  }

  public mutating func attribute(_ name: String, of base: Value) -> Value? { attribute(text(name), of: base) }

  private mutating func moduleAttribute(_ name: Text, _ id: ID<Module>) -> Value? {
    if let value = global(name, in: id) { return certain(value) }
    if modules[id].isPackage {
      let dotted = texts[modules[id].name] + "." + texts[name]
      if let known = knownModule(texts.intern(dotted)) { return .module(known) }
      // Libraries import their submodules in places that do not run here.
      if modules[id].origin != .project, let value = importModule(dotted) { return value }
    }
    if name == words.dunderDict { return dictOf(modules[id].namespace) }
    if let value = moduleGetattr(name, id) { return value }
    if modules[id].isOpen { return makeUnknown("may be imported with *") }
    if modules[id].origin == .project { return nil }
    // Code that is ready for an AttributeError gets one.
    if handlerDepth > 0, isAbsent(name, .module(id)) { return nil }
    return makeReference(texts[modules[id].name] + "." + texts[name])
  }

  mutating func dictOf(_ namespace: Namespace) -> Value {
    let dict = addDict()
    dicts[dict].fill(from: namespace)
    return .dict(dict)
  }

  /// `x.__dict__`: what is set in it is set on the object.
  private mutating func liveDict(_ namespace: Namespace, of owner: Value) -> Value {
    let value = dictOf(namespace)
    if case .dict(let id) = value {
      attributeDicts[id] = owner
      dicts[id].isLive = true
    }
    return value
  }

  /// Sets an attribute without asking `__setattr__` or descriptors.
  mutating func setDirectly(_ name: Text, of owner: Value, to value: Value) {
    switch owner {
    case .instance(let id):
      instances[id].attributes.bind(name, weak(value, over: instances[id].attributes[name]), at: placeOf(value))
    case .function(let id):
      functions[id].attributes.bind(name, weak(value, over: functions[id].attributes[name]), at: placeOf(value))
    default: break
    }
  }

  private mutating func eitherAttribute(_ name: Text, _ id: ID<ListObject>, at place: Place) -> Value? {
    var found: [Value] = []
    for one in lists[id].elements {
      if let value = attribute(name, of: one, at: place) { found.append(value) }
    }
    return found.isEmpty ? nil : join(found)
  }

  // MARK: Classes

  /// The attribute as it stands in the first class of the order that has it, not bound to anything.
  public mutating func rawAttribute(_ name: Text, in type: ID<ClassObject>) -> (value: Value, owner: ID<ClassObject>)? {
    let question = AttributeMemo.Question(type: type, name: name)
    if let known = attributeMemo[question] { return known }
    let answer = rawAttribute(name, order: classes[type].order[...])
    if !classes[type].order.isEmpty { attributeMemo.note(question, answer) }
    return answer
  }

  /// What `super()` finds in the order of `type` behind the class `owner`.
  mutating func rawAttribute(
    _ name: Text, in type: ID<ClassObject>, behind owner: ID<ClassObject>
  ) -> (value: Value, owner: ID<ClassObject>)? {
    let question = AttributeMemo.Question(type: type, name: name, behind: owner)
    if let known = attributeMemo[question] { return known }
    let order = classes[type].order
    let start = order.firstIndex(of: .class(owner)).map { $0 + 1 } ?? 1
    let answer = rawAttribute(name, order: order.dropFirst(start))
    if !order.isEmpty { attributeMemo.note(question, answer) }
    return answer
  }

  /// Stops with nil at a class that is not known.
  mutating func rawAttribute(_ name: Text, order: ArraySlice<Value>) -> (value: Value, owner: ID<ClassObject>)? {
    for entry in order {
      guard case .class(let id) = entry else { return nil }
      if let value = classes[id].namespace[name] { return (certain(value), id) }
    }
    return nil
  }

  private mutating func classAttribute(_ name: Text, _ id: ID<ClassObject>, at place: Place) -> Value? {
    if let own = rawAttribute(name, in: id) { return bound(own.value, to: .class(id), type: id, fromClass: true) }
    if let value = metaAttribute(name, id) { return value }
    if let value = specialAttribute(name, id) { return value }
    if let value = metaAnswer(name, id) { return value }
    if classes[id].isOpen { return makeSymbolic(.attribute(of: .class(id), name: name), at: place) }
    if let value = nativeTypeAttribute(name, id) { return value }
    return nil
  }

  private mutating func metaAttribute(_ name: Text, _ id: ID<ClassObject>) -> Value? {
    guard let meta = classes[id].metaclass, let found = rawAttribute(name, in: meta) else { return nil }
    return bound(found.value, to: .class(id), type: meta, fromClass: false)
  }

  /// `__getattr__` of the metaclass, asked when nothing else has the name: `__name__` and the like are always there.
  private mutating func metaAnswer(_ name: Text, _ id: ID<ClassObject>) -> Value? {
    guard let meta = classes[id].metaclass, let getter = rawAttribute(words.dunderGetattr, in: meta) else {
      return nil
    }
    return tryCall(bound(getter.value, to: .class(id), type: meta, fromClass: false), [.string(name)])
  }

  /// The answer of `__getattr__`; nil when it raises.
  private mutating func tryCall(_ function: Value, _ arguments: [Value]) -> Value? {
    handlerDepth += 1
    let value = call(function, arguments, [], at: .nowhere)
    handlerDepth -= 1
    if raised != nil {
      raised = nil
      return nil
    }
    return value
  }

  private mutating func specialAttribute(_ name: Text, _ id: ID<ClassObject>) -> Value? {
    switch name {
    case words.dunderName: return .string(classes[id].name)
    case words.dunderQualname: return .string(classes[id].qualifiedName)
    case words.dunderModule: return .string(classes[id].module)
    case words.dunderBases: return makeTuple(classes[id].bases)
    case words.dunderMRO: return makeTuple(classes[id].order)
    case words.dunderDict: return dictOf(classes[id].namespace)
    case words.dunderClass: return .class(classes[id].metaclass ?? coreClass(.type))
    case words.dunderDoc: return Value.none
    case words.dunderSubclasses: return makeMethod(.string(name), of: .class(id))
    default: return nil
    }
  }

  // MARK: Instances

  private mutating func instanceAttribute(_ name: Text, _ id: ID<Instance>, at place: Place) -> Value? {
    let type = instances[id].type
    let found = rawAttribute(name, in: type)
    if let found, case .descriptor(let descriptor) = found.value, descriptors[descriptor].kind == .property {
      return bound(found.value, to: .instance(id), type: type, fromClass: false)
    }
    if let own = instances[id].attributes[name] { return certain(own) }
    if let found {
      let value = bound(found.value, to: .instance(id), type: type, fromClass: false)
      if isCached(found.value), raised == nil { instances[id].attributes.bind(name, value, at: place) }
      return value
    }
    if name == words.dunderClass { return .class(type) }
    if name == words.dunderDict { return liveDict(instances[id].attributes, of: .instance(id)) }
    if let payload = instances[id].payload, let value = attribute(name, of: payload, at: place) {
      return value
    }
    if name != words.dunderGetattr, let getter = rawAttribute(words.dunderGetattr, in: type) {
      return askGetter(getter.value, name, id)
    }
    if let value = specialAttribute(name, type), name == words.dunderModule || name == words.dunderDoc { return value }
    if classes[type].isOpen || classes[type].origin != .project, !completeClasses.contains(type) {
      return makeSymbolic(.attribute(of: .instance(id), name: name), at: place)
    }
    return nil
  }

  /// `__getattr__`, which may ask for what it was called for: Python's stack ends there, and a tree of such calls here.
  private mutating func askGetter(_ getter: Value, _ name: Text, _ id: ID<Instance>) -> Value? {
    if pendingLookups.contains(where: { $0 == (id, name) }) { return makeUnknown("__getattr__ asks for itself") }
    pendingLookups.append((id, name))
    defer { pendingLookups.removeLast() }
    return tryCall(bound(getter, to: .instance(id), type: instances[id].type, fromClass: false), [.string(name)])
  }

  /// `cached_property` keeps its first answer.
  private func isCached(_ value: Value) -> Bool {
    if case .descriptor(let id) = value { return descriptors[id].kind == .cachedProperty }
    return false
  }

  /// What looking up a class attribute gives through a class or an instance.
  mutating func bound(_ value: Value, to receiver: Value, type: ID<ClassObject>, fromClass: Bool) -> Value {
    switch value {
    case .function(let id):
      if functions[id].name == words.dunderNew && functions[id].owner != nil { return value }
      if fromClass {
        let isImplicit =
          functions[id].name == words.dunderInitSubclass || functions[id].name == words.dunderClassGetitem
        return isImplicit ? makeMethod(value, of: receiver) : value
      }
      return makeMethod(value, of: receiver)
    case .descriptor(let id): return resolve(descriptors[id], of: value, receiver, type: type, fromClass: fromClass)
    case .instance(let id):
      if let got = descriptorGet(id, receiver, type: type, fromClass: fromClass) { return got }
      guard case .descriptor? = instances[id].payload, let plain = instances[id].payload else { return value }
      return bound(plain, to: receiver, type: type, fromClass: fromClass)
    default: return value
    }
  }

  private mutating func resolve(
    _ descriptor: Descriptor, of value: Value, _ receiver: Value, type: ID<ClassObject>, fromClass: Bool
  ) -> Value {
    switch descriptor.kind {
    case .staticMethod: return descriptor.function
    case .classMethod:
      var target = receiver
      if case .instance = receiver { target = .class(type) }
      return makeMethod(descriptor.function, of: target)
    case .classProperty:
      return call(descriptor.function, [fromClass ? receiver : .class(type)], [], at: .nowhere)
    case .property, .cachedProperty:
      if fromClass { return value }
      return call(descriptor.function, [receiver], [], at: .nowhere)
    case .deferred(let id):
      guard case .string(let name) = descriptor.setter else { return value }
      return force(id, name)
    }
  }

  /// `__get__` of a descriptor class of the project, or of a library as far as it has a body.
  private mutating func descriptorGet(
    _ id: ID<Instance>, _ receiver: Value, type: ID<ClassObject>, fromClass: Bool
  ) -> Value? {
    guard let getter = rawAttribute(words.dunderGet, in: instances[id].type),
      case .function(let function) = getter.value,
      !functions[function].isOpaque
    else { return nil }
    return call(getter.value, [.instance(id), fromClass ? .none : receiver, .class(type)], [], at: .nowhere)
  }

  private mutating func superAttribute(_ name: Text, _ id: ID<SuperProxy>, at place: Place) -> Value? {
    let proxy = superProxies[id]
    guard let type = classOf(proxy.receiver) else { return makeUnknown("super() of what is not known") }
    if let meta = metaclass(of: type, below: proxy.owner) {
      guard let found = rawAttribute(name, in: meta, behind: proxy.owner) else {
        return nativeSuperAttribute(name, proxy, at: place)
      }
      return bound(found.value, to: proxy.receiver, type: meta, fromClass: false)
    }
    var isClass = false
    if case .class = proxy.receiver { isClass = true }
    if let found = rawAttribute(name, in: type, behind: proxy.owner) {
      if isClass, case .function = found.value, name == words.dunderNew || name == words.dunderInitSubclass {
        return name == words.dunderNew ? found.value : makeMethod(found.value, of: proxy.receiver)
      }
      let fromClass =
        isClass && classes[type].metaclass != type && !classes[type].order.isEmpty && classOfIsNotMeta(proxy, type)
      return bound(found.value, to: proxy.receiver, type: type, fromClass: fromClass)
    }
    return nativeSuperAttribute(name, proxy, at: place)
  }

  /// The metaclass of a class, if the owner of `super()` is one above it and none of the class's own bases.
  private func metaclass(of type: ID<ClassObject>, below owner: ID<ClassObject>) -> ID<ClassObject>? {
    guard let meta = classes[type].metaclass, meta != type, !classes[type].order.contains(.class(owner)),
      classes[meta].order.contains(.class(owner))
    else { return nil }
    return meta
  }

  /// In a metaclass's method the receiver is a class, but an instance of the owner.
  private func classOfIsNotMeta(_ proxy: SuperProxy, _ type: ID<ClassObject>) -> Bool {
    if case .class(let id) = proxy.receiver { return classes[id].order.contains(.class(proxy.owner)) }
    return false
  }

  /// The class whose order `super()` walks: of an instance its class, of a class itself — or its metaclass.
  func classOf(_ value: Value) -> ID<ClassObject>? {
    switch value {
    case .instance(let id): instances[id].type
    case .class(let id): id
    default: nil
    }
  }

  // MARK: Functions

  private mutating func functionAttribute(_ name: Text, _ id: ID<FunctionObject>) -> Value? {
    if let value = functions[id].attributes[name] { return certain(value) }
    switch name {
    case words.dunderName: return .string(functions[id].name)
    case words.dunderQualname: return .string(functions[id].qualifiedName)
    case words.dunderModule: return .string(modules[functions[id].module].name)
    case words.dunderDoc: return Value.none
    case words.dunderDict: return liveDict(ownAttributes(of: id), of: .function(id))
    case words.dunderCall: return .function(id)
    case words.dunderGet: return makeMethod(.string(name), of: .function(id))
    case words.dunderClass: return typeOf(.function(id))
    case words.dunderAnnotations: return .dict(addDict())
    default:
      let isInner = texts[name].hasPrefix("__") && name != words.dunderWrapped
      if isInner, functions[id].isOpaque { return makeSymbolic(.attribute(of: .function(id), name: name)) }
      // A body that was dropped sets nothing on its function; decorators may.
      let mayHaveMore = functions[id].native != nil || !functions[id].decorators.isEmpty
      return functions[id].isOpaque && mayHaveMore ? makeSymbolic(.attribute(of: .function(id), name: name)) : nil
    }
  }

  private mutating func methodAttribute(_ name: Text, _ id: ID<MethodObject>) -> Value? {
    if let module = moduleOfProxy(.method(id)) { return makeMethod(.string(name), of: .module(module)) }
    if name == words.dunderSelf { return methods[id].receiver }
    if name == words.dunderFunc { return methods[id].function }
    if case .string(let native) = methods[id].function { return name == words.dunderName ? .string(native) : nil }
    return attribute(name, of: methods[id].function)
  }

  private mutating func descriptorAttribute(_ name: Text, _ id: ID<Descriptor>, _ base: Value) -> Value? {
    switch name {
    case words.dunderGet: return makeMethod(.string(name), of: base)
    case words.dunderClass: return typeOf(base)
    case words.setter, words.getter, words.deleter: return makeMethod(.string(name), of: base)
    case texts.intern("fget"), words.dunderFunc, texts.intern("func"), words.dunderWrapped:
      return descriptors[id].function
    default: return attribute(name, of: descriptors[id].function)
    }
  }

  // MARK: Setting

  public mutating func setAttribute(_ name: Text, of base: Value, to value: Value, at place: Place = .nowhere) {
    switch base {
    case .instance(let id): setInstanceAttribute(name, id, value, at: place)
    case .class(let id):
      let isOwn = classes[id].condition == condition
      if name == words.dunderModule, condition == nil, case .string(let module) = value { classes[id].module = module }
      bind(name, isOwn ? value : weak(value, over: classes[id].namespace[name]), inClass: id, at: place)
    case .module(let id): rebind(name, weak(value, over: modules[id].namespace[name]), in: id, at: place)
    case .function(let id):
      functions[id].attributes.bind(name, weak(value, over: functions[id].attributes[name]), at: place)
    case .method(let id): setAttribute(name, of: methods[id].function, to: value, at: place)
    case .descriptor(let id): setAttribute(name, of: descriptors[id].function, to: value, at: place)
    case .symbolic, .unknown, .either, .maybe, .splat, .superProxy: break
    case .none, .bool, .int, .float, .string, .bytes, .list, .tuple, .set, .dict, .ellipsis, .notImplemented, .builtin:
      break
    }
  }

  private mutating func setInstanceAttribute(_ name: Text, _ id: ID<Instance>, _ value: Value, at place: Place) {
    if name == words.dunderClass, condition == nil, case .class(let type) = value {
      instances[id].type = type
      return
    }
    let type = instances[id].type
    if let found = rawAttribute(name, in: type), case .descriptor(let descriptor) = found.value,
      descriptors[descriptor].kind == .property, descriptors[descriptor].setter != .none
    {
      _ = call(descriptors[descriptor].setter, [.instance(id), value], [], at: place)
      return
    }
    if let setter = rawAttribute(words.dunderSetattr, in: type), case .function(let function) = setter.value,
      !functions[function].isOpaque, functions[function].origin == .project
    {
      _ = call(setter.value, [.instance(id), .string(name), value], [], at: place)
      return
    }
    // A lazy object of a library hands on what it is given (django.utils.functional.LazyObject); the settings keep it.
    if let setter = rawAttribute(words.dunderSetattr, in: type), setter.owner != type, name != words.wrapped,
      case .instance(let inner)? = instances[id].attributes[words.wrapped], inner != id,
      classes[type].origin != .project
    {
      return setInstanceAttribute(name, inner, value, at: place)
    }
    instances[id].attributes.bind(name, weak(value, over: instances[id].attributes[name]), at: place)
  }

  /// Under a condition the old value stays possible.
  private mutating func weak(_ value: Value, over old: Value?) -> Value {
    guard let condition else { return value }
    guard let old else { return makeMaybe(value, condition) }
    return join([certain(old), value])
  }
}
