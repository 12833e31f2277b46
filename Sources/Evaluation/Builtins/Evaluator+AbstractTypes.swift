import Base

/// Abstract base classes: who counts as a subclass without having one among its bases.
extension Evaluator {
  /// What a class of `abc.ABCMeta` says of a class that does not inherit from it; nil when it is no such class.
  mutating func abstractAnswer(_ parent: ID<ClassObject>, _ child: ID<ClassObject>) -> Truth? {
    guard let meta = classes[parent].metaclass, inherits(meta, from: "abc.ABCMeta") else { return nil }
    if classes[parent].namespace[texts.intern("_is_runtime_protocol")] != nil { return .undecided }
    if child == coreClass(.list), isShownAsList(parent) { return .undecided }
    let hook = hookAnswer(parent, child)
    if let hook, hook != .undecided { return hook }
    let registered = registeredAnswer(parent, child)
    if registered != .no { return registered }
    return hook == .undecided || classes[child].isOpen ? .undecided : .no
  }

  /// `__subclasshook__`; nil when it leaves the question to others.
  private mutating func hookAnswer(_ parent: ID<ClassObject>, _ child: ID<ClassObject>) -> Truth? {
    guard let hook = rawAttribute(texts.intern("__subclasshook__"), in: parent) else { return nil }
    if classes[hook.owner].origin == .prelude { return hook.owner == parent ? trickAnswer(parent, child) : nil }
    guard case .descriptor(let id) = hook.value else { return .undecided }
    switch callQuietly(makeMethod(descriptors[id].function, of: .class(parent)), [.class(child)]) {
    case .bool(let answer)?: return Truth(answer)
    case .notImplemented?: return nil
    default: return .undecided
    }
  }

  /// Generators and views of a dict are lists here: of a list nobody knows whether it is one of them.
  private func isShownAsList(_ parent: ID<ClassObject>) -> Bool {
    classes[parent].origin == .prelude && AbstractMethods.shownAsLists.contains(texts[classes[parent].name])
  }

  /// The hooks of the standard library ask for methods; what they do not find they leave to others.
  private mutating func trickAnswer(_ parent: ID<ClassObject>, _ child: ID<ClassObject>) -> Truth? {
    guard let names = AbstractMethods.asked[texts[classes[parent].name]] else { return .undecided }
    var isUndecided = false
    for name in names {
      switch defines(child, name) {
      case .yes: continue
      case .no: return nil
      case .undecided: isUndecided = true
      }
    }
    return isUndecided ? .undecided : .yes
  }

  /// Whether a class has a method, its own or inherited: `None` in its place takes it away.
  private mutating func defines(_ type: ID<ClassObject>, _ name: String) -> Truth {
    let text = texts.intern(name)
    let equality = texts.intern("__eq__")
    for entry in classes[type].order {
      guard case .class(let one) = entry else { return .undecided }
      switch classes[one].namespace[text] {
      case Value.none?: return .no
      case .maybe?, .either?, .unknown?: return .undecided
      case nil: break
      default: return .yes
      }
      let isHash = name == "__hash__"
      // Python puts None there for a class that defines equality alone.
      if isHash, classes[one].namespace[equality] != nil { return .no }
      guard classes[one].module == modules[builtins].name else { continue }
      let own = texts[classes[one].name]
      if isHash, AbstractMethods.unhashable.contains(own) { return .no }
      if AbstractMethods.ofBuiltins[own]?.contains(name) == true { return .yes }
    }
    return .no
  }

  /// Classes that were handed to `register()`.
  private mutating func registeredAnswer(_ parent: ID<ClassObject>, _ child: ID<ClassObject>) -> Truth {
    // Names of the prelude run when they are asked for, and what is registered below a class counts for it, too.
    if classes[parent].origin == .prelude, let module = knownModule(classes[parent].module) { runWholly(module) }
    guard let list = classes[parent].namespace[texts.intern("_abc_registered")] else { return .no }
    guard let registered = elements(of: list), !isOpen(list) else { return .undecided }
    var result = Truth.no
    for one in registered {
      guard case .class = certain(one) else { continue }
      switch isSubclass(.class(child), certain(one)) {
      case .yes:
        guard case .maybe = one else { return .yes }
        result = .undecided
      case .undecided: result = .undecided
      case .no: break
      }
    }
    return result
  }
}

/// What the abstract classes of the standard library ask for, and what built-in types have of it.
private enum AbstractMethods {
  static let asked: [String: [String]] = [
    "Hashable": ["__hash__"], "Awaitable": ["__await__"], "Coroutine": ["__await__", "send", "throw", "close"],
    "AsyncIterable": ["__aiter__"], "AsyncIterator": ["__anext__", "__aiter__"],
    "AsyncGenerator": ["__aiter__", "__anext__", "asend", "athrow", "aclose"],
    "Iterable": ["__iter__"], "Iterator": ["__iter__", "__next__"], "Reversible": ["__reversed__", "__iter__"],
    "Generator": ["__iter__", "__next__", "send", "throw", "close"], "Sized": ["__len__"],
    "Container": ["__contains__"], "Collection": ["__len__", "__iter__", "__contains__"], "Buffer": ["__buffer__"],
    "Callable": ["__call__"], "PathLike": ["__fspath__"], "AbstractContextManager": ["__enter__", "__exit__"],
    "AbstractAsyncContextManager": ["__aenter__", "__aexit__"],
  ]
  static let ofBuiltins: [String: Set<String>] = [
    "object": ["__hash__"], "type": ["__call__"], "function": ["__call__"], "method": ["__call__"],
    "staticmethod": ["__call__"],
    "str": ["__len__", "__iter__", "__contains__"], "tuple": ["__len__", "__iter__", "__contains__"],
    "bytes": ["__len__", "__iter__", "__contains__", "__buffer__"],
    "bytearray": ["__len__", "__iter__", "__contains__", "__buffer__"],
    "memoryview": ["__len__", "__iter__", "__buffer__"],
    "list": ["__len__", "__iter__", "__contains__", "__reversed__"],
    "dict": ["__len__", "__iter__", "__contains__", "__reversed__"],
    "set": ["__len__", "__iter__", "__contains__"], "frozenset": ["__len__", "__iter__", "__contains__"],
  ]
  static let unhashable: Set = ["list", "dict", "set", "bytearray"]
  static let shownAsLists: Set = ["Iterator", "Generator", "MappingView", "KeysView", "ItemsView", "ValuesView"]
}
