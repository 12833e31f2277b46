import Base
import PythonSyntax

/// The built-in types whose values are not `Instance`s of their own.
enum NativeType: String, CaseIterable, Sendable {
  case object, type, int, bool, float, str, bytes, list, tuple, dict, set, frozenset, property, staticmethod,
    classmethod
  case `super`, slice

  /// Filled by `__init__`, not by `__new__`.
  var isMutable: Bool { self == .list || self == .dict || self == .set }
}

/// Classes of what is no `Instance`; all are written in the prelude.
enum CoreType: String, CaseIterable {
  case object, type, bool, int, float, str, bytes, list, tuple, dict, set, function, module
  case property, staticmethod, classmethod, slice
  case noneType = "NoneType"

  var index: Int {
    switch self {
    case .object: 0
    case .type: 1
    case .bool: 2
    case .int: 3
    case .float: 4
    case .str: 5
    case .bytes: 6
    case .list: 7
    case .tuple: 8
    case .dict: 9
    case .set: 10
    case .function: 11
    case .module: 12
    case .property: 13
    case .staticmethod: 14
    case .classmethod: 15
    case .slice: 16
    case .noneType: 17
    }
  }
}

extension Evaluator {
  /// Runs the module of what is built in, before anything else.
  mutating func startBuiltins() {
    let source = ModuleSource(
      path: "", file: PythonFile(Array(BuiltinSource.text.utf8)), isPackage: false, origin: .prelude)
    builtins = add(source, name: texts.intern("builtins"))
    modules[builtins].state = .finished
    let context = self.context(of: builtins)
    var row = 1
    while row < end(context, 0) {
      _ = execute(row, context)
      row = end(context, row)
    }
    for builtin in Builtin.allCases where ![.nothing, .identity, .copy, .deepcopy].contains(builtin) {
      modules[builtins].namespace.bind(texts.intern(builtin.name), .builtin(builtin), at: .nowhere)
    }
    modules[builtins].namespace.bind(texts.intern("NotImplemented"), .notImplemented, at: .nowhere)
    modules[builtins].namespace.bind(texts.intern("Ellipsis"), .ellipsis, at: .nowhere)
    for type in NativeType.allCases {
      guard case .class(let id)? = modules[builtins].namespace[texts.intern(type.rawValue)] else { continue }
      let row = Int(id.index)
      if row >= nativeTypes.count { nativeTypes += [NativeType?](repeating: nil, count: row + 1 - nativeTypes.count) }
      nativeTypes[row] = type
    }
    for type in CoreType.allCases { coreClasses.append(builtinClass(type.rawValue)) }
    startPrimitives()
  }

  /// A built-in class by name; `object` when there is no such class.
  mutating func builtinClass(_ name: String) -> ID<ClassObject> {
    if case .class(let id)? = modules[builtins].namespace[texts.intern(name)] { return id }
    if case .class(let id)? = modules[builtins].namespace[words.objectName] { return id }
    return ID(0)
  }

  /// A class that values have without being instances.
  mutating func coreClass(_ type: CoreType) -> ID<ClassObject> {
    type.index < coreClasses.count ? coreClasses[type.index] : builtinClass(type.rawValue)
  }

  /// The built-in type that instances of a class hold a value of; nil for most classes.
  mutating func nativeType(of id: ID<ClassObject>) -> NativeType? {
    if case .known(let type) = classes[id].held { return type }
    let type = findNativeType(of: id)
    if !coreClasses.isEmpty, !classes[id].order.isEmpty { classes[id].held = .known(type) }
    return type
  }

  private func findNativeType(of id: ID<ClassObject>) -> NativeType? {
    for entry in classes[id].order {
      guard case .class(let one) = entry, let type = ownNativeType(of: one), type != .object else { continue }
      return type
    }
    return ownNativeType(of: id)
  }

  /// The built-in type that a class itself is.
  func ownNativeType(of id: ID<ClassObject>) -> NativeType? {
    let row = Int(id.index)
    return row < nativeTypes.count ? nativeTypes[row] : nil
  }

  /// What calling a built-in type gives: `int("3")`, `list(x)`, `type(x)`.
  mutating func constructNative(
    _ type: NativeType, _ id: ID<ClassObject>, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    let first = arguments.first ?? .none
    switch type {
    case .object: return .instance(makeInstance(of: id, at: place))
    case .type:
      if arguments.count == 1 { return typeOf(first) }
      guard arguments.count >= 3, case .string(let name) = payload(first) else {
        return makeUnknown("type() of what is not known", at: place)
      }
      return makeType(nil, name, elements(of: arguments[1]) ?? [], arguments[2], keywords, at: place)
    case .property: return makeProperty(arguments, keywords)
    case .staticmethod: return makeDescriptor(.staticMethod, first)
    case .classmethod:
      if case .descriptor(let inner) = first, descriptors[inner].kind == .property {
        return makeDescriptor(.classProperty, descriptors[inner].function)
      }
      return makeDescriptor(.classMethod, first)
    case .super:
      guard arguments.count == 2, case .class(let owner) = first else { return makeUnknown("super()", at: place) }
      superProxies.append(SuperProxy(owner: owner, receiver: arguments[1]))
      return .superProxy(ID(superProxies.count - 1))
    case .slice:
      let slice = makeInstance(of: id, at: place)
      instances[slice].arguments =
        arguments.count == 1 ? [.none, first, .none] : arguments + (arguments.count == 2 ? [.none] : [])
      return .instance(slice)
    case .int, .bool, .float, .str, .bytes, .list, .tuple, .dict, .set, .frozenset:
      return makePayload(type, arguments, keywords, at: place)
    }
  }

  /// The value that `type(*arguments)` makes of a built-in type.
  mutating func makePayload(
    _ type: NativeType, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    let first = arguments.first.map { certain($0) }
    switch type {
    case .list, .tuple:
      var elements: [Value] = []
      if let first { appendSpread(first, to: &elements) }
      return type == .list ? makeList(elements, at: place) : makeTuple(elements, at: place)
    case .set, .frozenset: return makeSetPayload(first, at: place)
    case .dict:
      let dict = addDict(at: place)
      if let first { merge(first, into: dict) }
      for keyword in keywords {
        if let name = keyword.name { set(.string(name), keyword.value, in: dict) } else { dicts[dict].isOpen = true }
      }
      return .dict(dict)
    case .str:
      guard let first else { return .string(.empty) }
      return toString(first).map { makeString($0) } ?? makeUnknown("a text that is not known", at: place, from: first)
    case .int: return makeInteger(first, arguments, at: place)
    case .float: return makeFloat(first, at: place)
    case .bool:
      guard let first else { return .bool(false) }
      return truth(first).value.map(Value.bool) ?? makeUnknown("not decided", at: place, from: first)
    case .bytes:
      if case .string(let text)? = first { return .bytes(text) }
      if case .bytes? = first { return first ?? .none }
      return makeUnknown("bytes", at: place)
    case .property, .staticmethod, .classmethod: return constructNative(type, .none, arguments, keywords, at: place)
    case .object, .type, .super, .slice: return .none
    }
  }

  private mutating func makeProperty(_ arguments: [Value], _ keywords: [Keyword]) -> Value {
    func function(_ row: Int, _ name: String) -> Value {
      if row < arguments.count { return arguments[row] }
      return keywords.first { $0.name.map { texts[$0] } == name }?.value ?? .none
    }
    return makeDescriptor(.property, function(0, "fget"), setter: function(1, "fset"))
  }

  private mutating func makeSetPayload(_ first: Value?, at place: Place) -> Value {
    let set = addDict(at: place)
    guard let first else { return .set(set) }
    guard let elements = elements(of: first) else {
      dicts[set].isOpen = true
      return .set(set)
    }
    for element in elements {
      if element.isSplat { dicts[set].isOpen = true } else { dicts[set].set(canonicalKey(element), element) }
    }
    if isOpen(first) { dicts[set].isOpen = true }
    return .set(set)
  }

  private mutating func makeInteger(_ first: Value?, _ arguments: [Value], at place: Place) -> Value {
    guard let first else { return .int(0) }
    switch payload(first) {
    case .int(let number): return .int(number)
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .float(let number) where abs(number) < 1e18: return .int(Int(number))
    case .string(let text):
      var radix = 10
      if arguments.count > 1, case .int(let base) = arguments[1], (2...36).contains(base) { radix = base }
      let digits = texts[text].filter { $0 != "_" && $0 != " " && $0 != "\n" }
      if let number = Int(digits, radix: radix) { return .int(number) }
      return raise("ValueError", "invalid literal for int(): '\(texts[text])'", at: place)
    default: return makeUnknown("a number that is not known", at: place, from: first)
    }
  }

  private mutating func makeFloat(_ first: Value?, at place: Place) -> Value {
    guard let first else { return .float(0) }
    switch payload(first) {
    case .int(let number): return .float(Double(number))
    case .float(let number): return .float(number)
    case .string(let text):
      if let number = Double(texts[text]) { return .float(number) }
      return raise("ValueError", "could not convert string to float", at: place)
    default: return makeUnknown("a number that is not known", at: place, from: first)
    }
  }

  /// `type(value)`.
  public mutating func typeOf(_ value: Value) -> Value {
    switch value {
    case .instance(let id): return .class(instances[id].type)
    case .class(let id): return .class(classes[id].metaclass ?? coreClass(.type))
    case .none: return .class(coreClass(.noneType))
    case .bool: return .class(coreClass(.bool))
    case .int: return .class(coreClass(.int))
    case .float: return .class(coreClass(.float))
    case .string: return .class(coreClass(.str))
    case .bytes: return .class(coreClass(.bytes))
    case .list: return .class(coreClass(.list))
    case .tuple: return .class(coreClass(.tuple))
    case .dict: return .class(coreClass(.dict))
    case .set: return .class(coreClass(.set))
    case .function, .method, .builtin: return .class(coreClass(.function))
    case .module: return .class(coreClass(.module))
    case .descriptor(let id):
      switch descriptors[id].kind {
      case .property, .cachedProperty, .classProperty, .deferred: return .class(coreClass(.property))
      case .staticMethod: return .class(coreClass(.staticmethod))
      case .classMethod: return .class(coreClass(.classmethod))
      }
    case .maybe(let id): return typeOf(maybes[id].value)
    default: return makeUnknown("the type of what is not known", from: value)
    }
  }
}
