import Base
import PythonSyntax

/// Calls of the language's functions.
extension Evaluator {
  mutating func callInContext(
    _ builtin: Builtin, _ arguments: [Value], _ context: Context, at place: Place
  ) -> Value {
    switch builtin {
    case .globals: return namespaceProxy(context.module, at: place)
    case .locals:
      if let body = context.body { return dictOf(classes[body].namespace) }
      guard let scope = context.scope else { return namespaceProxy(context.module, at: place) }
      return makeDict(scopes[scope].locals.map { (.string($0.name), $0.value) })
    case .vars where arguments.isEmpty: return namespaceProxy(context.module, at: place)
    case .importName:
      guard case .string(let name)? = arguments.first.map({ payload($0) }) else {
        return makeUnknown("the name of the module is not known", at: place)
      }
      return importModule(texts[name]) ?? raise("ModuleNotFoundError", "No module named '\(texts[name])'", at: place)
    default: return callBuiltin(builtin, arguments, [], at: place)
    }
  }

  /// `globals()`: an object whose items are the names of the module.
  private mutating func namespaceProxy(_ module: ID<Module>, at place: Place) -> Value {
    makeMethod(.string(words.dunderDict), of: .module(module))
  }

  mutating func callBuiltin(
    _ builtin: Builtin, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    let first = arguments.first ?? .none
    switch builtin {
    case .nothing, .print, .breakpoint, .exit, .quit, .exec, .delattr: return .none
    case .copy: return copied(first, deep: false, at: place)
    case .deepcopy: return copied(first, deep: true, at: place)
    case .identity: return first
    case .len: return length(first, at: place)
    case .range: return range(arguments, at: place)
    case .enumerate: return enumerate(arguments, keywords, at: place)
    case .zip: return zip(arguments, at: place)
    case .map: return map(arguments, at: place)
    case .filter: return filter(arguments, at: place)
    case .sorted: return sorted(first, keywords, at: place)
    case .reversed: return reversed(first, at: place)
    case .iter, .aiter: return elements(of: first) == nil ? first : makeIterator(first, at: place)
    case .next, .anext: return next(arguments, at: place)
    case .any, .all: return anyAll(builtin == .any, first, at: place)
    case .sum: return sum(arguments, at: place)
    case .min, .max: return extreme(builtin == .max, arguments, keywords, at: place)
    case .isinstance: return decided(isInstance(first, arguments.count > 1 ? arguments[1] : .none), at: place)
    case .issubclass: return checkedSubclass(first, arguments.count > 1 ? arguments[1] : .none, at: place)
    case .callable: return decided(isCallable(first), at: place)
    case .hasattr: return decided(hasAttribute(arguments), at: place)
    case .getattr: return getAttribute(arguments, at: place)
    case .setattr:
      if arguments.count > 2, case .string(let name) = payload(arguments[1]) {
        setAttribute(name, of: first, to: arguments[2], at: place)
      }
      return .none
    case .vars: return attribute(words.dunderDict, of: first, at: place) ?? makeUnknown("vars()", at: place)
    case .dir: return directory(first, at: place)
    case .repr, .ascii: return representation(first).map { makeString($0) } ?? makeUnknown("a repr", at: place)
    case .format: return toString(first).map { makeString($0) } ?? makeUnknown("a text", at: place)
    case .abs:
      if case .int(let number) = payload(first) { return .int(Swift.abs(number)) }
      return makeUnknown("a number", at: place)
    case .round:
      if case .int = payload(first) { return payload(first) }
      if case .float(let number) = payload(first), arguments.count == 1 {
        return .int(Int(number.rounded(.toNearestOrEven)))
      }
      return makeUnknown("a number", at: place)
    case .ord:
      if case .string(let text) = payload(first), let scalar = texts[text].unicodeScalars.first {
        return .int(Int(scalar.value))
      }
      return makeUnknown("a number", at: place)
    case .chr:
      if case .int(let code) = first, let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: code)) {
        return makeString(String(Character(scalar)))
      }
      return makeUnknown("a character", at: place)
    case .pow: return arguments.count == 2 ? binary(.power, first, arguments[1], at: place) : makeUnknown("a number")
    case .divmod:
      guard arguments.count == 2 else { return makeUnknown("divmod", at: place) }
      return makeTuple([
        binary(.floorDivide, first, arguments[1], at: place), binary(.modulo, first, arguments[1], at: place),
      ])
    case .importName, .globals, .locals, .compile, .eval, .input, .open, .hash, .id, .hex, .oct, .bin, .buildClass:
      return makeUnknown("\(builtin.name)() is not known before it runs", at: place)
    }
  }

  mutating func decided(_ truth: Truth, at place: Place) -> Value {
    truth.value.map(Value.bool) ?? makeUnknown("not decided", at: place)
  }

  private mutating func length(_ value: Value, at place: Place) -> Value {
    if case .symbolic(let id) = value, case .sized(let length) = symbolics[id].form { return .int(length) }
    if let answer = callSpecial("__len__", value, [], at: place) { return answer }
    guard let elements = elements(of: value), !isOpen(value), !elements.contains(where: { $0.isSplat || isMaybe($0) })
    else { return makeUnknown("a length that is not known", at: place, from: value) }
    return .int(elements.count)
  }

  private func isMaybe(_ value: Value) -> Bool { if case .maybe = value { true } else { false } }

  private mutating func range(_ arguments: [Value], at place: Place) -> Value {
    let numbers = arguments.compactMap { if case .int(let number) = payload($0) { number } else { nil } }
    guard numbers.count == arguments.count, !numbers.isEmpty else { return makeUnknown("a range", at: place) }
    let start = numbers.count > 1 ? numbers[0] : 0
    let stop = numbers.count > 1 ? numbers[1] : numbers[0]
    let step = numbers.count > 2 ? numbers[2] : 1
    guard step != 0, Swift.abs(stop - start) / Swift.abs(step) <= Evaluator.maximumIterations else {
      return makeUnknown("a long range", at: place)
    }
    return makeList(stride(from: start, to: stop, by: step).map(Value.int), at: place)
  }

  private mutating func enumerate(_ arguments: [Value], _ keywords: [Keyword], at place: Place) -> Value {
    guard let first = arguments.first, let elements = elements(of: first) else {
      return makeUnknown("enumerate() of what is not known", at: place)
    }
    var start = 0
    let given = arguments.count > 1 ? arguments[1] : keywords.first?.value
    if case .int(let number)? = given { start = number }
    var result: [Value] = []
    for (i, element) in elements.enumerated() {
      let pair = makeTuple([.int(start + i), certain(element)], at: place)
      if case .maybe(let id) = element {
        result.append(makeMaybe(pair, maybes[id].reason))
      } else {
        result.append(pair)
      }
    }
    return keepOpen(makeList(result, at: place), like: [first])
  }

  private mutating func keepOpen(_ list: Value, like sources: [Value]) -> Value {
    if case .list(let id) = list, sources.contains(where: { isOpen($0) }) { lists[id].isOpen = true }
    return list
  }

  private mutating func zip(_ arguments: [Value], at place: Place) -> Value {
    var columns: [[Value]] = []
    for argument in arguments {
      guard let column = elements(of: argument) else { return makeUnknown("zip() of what is not known", at: place) }
      columns.append(column)
    }
    let count = columns.map(\.count).min() ?? 0
    var rows: [Value] = []
    for i in 0..<count { rows.append(makeTuple(columns.map { certain($0[i]) }, at: place)) }
    return keepOpen(makeList(rows, at: place), like: arguments)
  }

  private mutating func map(_ arguments: [Value], at place: Place) -> Value {
    guard arguments.count >= 2, let elements = elements(of: arguments[1]) else {
      return makeUnknown("map() of what is not known", at: place)
    }
    var result: [Value] = []
    for element in elements where !element.isSplat {
      result.append(call(arguments[0], [certain(element)], [], at: place))
    }
    return keepOpen(makeList(result, at: place), like: [arguments[1]])
  }

  private mutating func filter(_ arguments: [Value], at place: Place) -> Value {
    guard arguments.count == 2, let elements = elements(of: arguments[1]) else {
      return makeUnknown("filter() of what is not known", at: place)
    }
    var result: [Value] = []
    for element in elements {
      let value = certain(element)
      let test = arguments[0] == .none ? truth(value) : truth(call(arguments[0], [value], [], at: place))
      switch test {
      case .yes: result.append(element)
      case .no: break
      case .undecided: result.append(makeMaybe(value, makeReason("the filter is not decided", at: place)))
      }
    }
    return keepOpen(makeList(result, at: place), like: [arguments[1]])
  }

  /// Sorted as far as the keys are known; what cannot be compared keeps its order.
  mutating func sorted(_ value: Value, _ keywords: [Keyword], at place: Place) -> Value {
    guard let elements = elements(of: value) else {
      return makeUnknown("sorted() of what is not known", at: place, from: value)
    }
    let key = keywords.first { $0.name.map { texts[$0] } == "key" }?.value ?? .none
    let isReversed = keywords.first { $0.name.map { texts[$0] } == "reverse" }.map { truth($0.value) == .yes } ?? false
    var keys: [Value] = []
    for element in elements {
      keys.append(key == .none ? certain(element) : call(key, [certain(element)], [], at: place))
    }
    var isKnown = true
    let rows = elements.indices.sorted { a, b in
      guard let order = order(keys[a], keys[b]) else {
        isKnown = false
        return a < b
      }
      return order == 0 ? a < b : (order < 0) != isReversed
    }
    return keepOpen(makeList(isKnown ? rows.map { elements[$0] } : elements, at: place), like: [value])
  }

  private mutating func reversed(_ value: Value, at place: Place) -> Value {
    guard let elements = elements(of: value) else { return makeUnknown("reversed() of what is not known", at: place) }
    return keepOpen(makeList(elements.reversed(), at: place), like: [value])
  }

  /// An iterator: a list that `next` takes the first of.
  private mutating func makeIterator(_ value: Value, at place: Place) -> Value {
    keepOpen(makeList(elements(of: value) ?? [], at: place), like: [value])
  }

  private mutating func next(_ arguments: [Value], at place: Place) -> Value {
    let first = arguments.first ?? .none
    if let answer = callSpecial("__next__", first, [], at: place) { return answer }
    guard case .list(let id) = first else { return makeUnknown("next() of what is not known", at: place, from: first) }
    guard !lists[id].elements.isEmpty else {
      let unseen = lists[id].isOpen ? makeUnknown("next() of what is not known", at: place) : nil
      if arguments.count > 1 { return unseen.map { join([$0, arguments[1]]) } ?? arguments[1] }
      if let unseen { return unseen }
      return raise("StopIteration", "", at: place)
    }
    let element = lists[id].elements.removeFirst()
    if case .maybe(let maybe) = element {
      let rest = next(arguments, at: place)
      return join([maybes[maybe].value, rest])
    }
    return element
  }

  private mutating func anyAll(_ isAny: Bool, _ value: Value, at place: Place) -> Value {
    guard let elements = elements(of: value) else { return makeUnknown("not decided", at: place, from: value) }
    var isDecided = !isOpen(value)
    for element in elements {
      var truth = truth(certain(element))
      if isMaybe(element) || element.isSplat, truth != (isAny ? .no : .yes) { truth = .undecided }
      switch truth {
      case .yes: if isAny { return .bool(true) }
      case .no: if !isAny { return .bool(false) }
      case .undecided: isDecided = false
      }
    }
    return isDecided ? .bool(!isAny) : makeUnknown("not decided", at: place)
  }

  private mutating func sum(_ arguments: [Value], at place: Place) -> Value {
    guard let first = arguments.first, let elements = elements(of: first), !isOpen(first) else {
      return makeUnknown("a sum that is not known", at: place)
    }
    var total: Value = arguments.count > 1 ? arguments[1] : .int(0)
    for element in elements { total = binary(.add, total, certain(element), at: place) }
    return total
  }

  private mutating func extreme(_ isMax: Bool, _ arguments: [Value], _ keywords: [Keyword], at place: Place) -> Value {
    let candidates = arguments.count == 1 ? elements(of: arguments[0]) : arguments
    guard let candidates, let first = candidates.first else {
      return keywords.first { $0.name.map { texts[$0] } == "default" }?.value
        ?? makeUnknown("nothing to compare", at: place)
    }
    var best = first
    for candidate in candidates.dropFirst() {
      guard let order = order(candidate, best) else { return makeUnknown("not decided", at: place) }
      if isMax ? order > 0 : order < 0 { best = candidate }
    }
    return best
  }

  private mutating func isCallable(_ value: Value) -> Truth {
    switch value {
    case .function, .class, .method, .builtin: return .yes
    case .instance(let id):
      if rawAttribute(words.dunderCall, in: instances[id].type) != nil { return .yes }
      return classes[instances[id].type].isOpen ? .undecided : .no
    case .symbolic, .unknown, .maybe, .either, .splat: return .undecided
    default: return .no
    }
  }

  private mutating func directory(_ value: Value, at place: Place) -> Value {
    var names: [Text] = []
    switch value {
    case .module(let id): names = modules[id].namespace.names
    case .class(let id):
      for case .class(let one) in classes[id].order { names += classes[one].namespace.names }
    case .instance(let id):
      names = instances[id].attributes.names
      for case .class(let one) in classes[instances[id].type].order { names += classes[one].namespace.names }
    default: return makeUnknown("dir() of what is not known", at: place)
    }
    let sorted = Set(names.map { texts[$0] }).sorted()
    var values: [Value] = []
    for name in sorted { values.append(makeString(name)) }
    return makeList(values, at: place)
  }
}
