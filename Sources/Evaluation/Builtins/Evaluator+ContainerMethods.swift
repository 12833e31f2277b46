import Base

/// Methods of `list`, `dict` and `set`.
extension Evaluator {
  mutating func callList(
    _ method: String, _ id: ID<ListObject>, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    let first = arguments.first ?? .none
    switch method {
    case "append": append(first, to: id)
    case "extend", "__iadd__", "__init__": if !arguments.isEmpty { extend(id, with: first) }
    case "insert":
      if case .int(let index) = payload(first), arguments.count > 1 { insert(arguments[1], at: index, into: id) }
    case "clear": for index in lists[id].elements.indices.reversed() { take(at: index, from: id) }
    case "reverse": lists[id].elements.reverse()
    case "copy": return copy(id, at: place)
    case "sort":
      if case .list(let sorted) = sorted(.list(id), keywords, at: place) { lists[id].elements = lists[sorted].elements }
    case "remove":
      let index = lists[id].elements.firstIndex { certain($0) == first } ?? equalIndex(first, id)
      if let index {
        take(at: index, from: id)
      } else if handlerDepth > 0 {
        return raise("ValueError", "list.remove(x): x not in list", at: place)
      }
    case "pop":
      var index = lists[id].elements.count - 1
      if case .int(let given) = first, !arguments.isEmpty {
        index = given < 0 ? lists[id].elements.count + given : given
      }
      guard lists[id].elements.indices.contains(index) else {
        return handlerDepth > 0
          ? raise("IndexError", "pop from empty list", at: place) : makeUnknown("pop from empty list", at: place)
      }
      return certain(take(at: index, from: id))
    case "count":
      let elements = lists[id].elements
      return .int(elements.filter { equal(certain($0), first) == .yes }.count)
    case "index":
      return equalIndex(first, id).map(Value.int) ?? raise("ValueError", "not in list", at: place)
    case "__setitem__": if arguments.count > 1 { setItem(first, of: .list(id), to: arguments[1], at: place) }
    case "__delitem__": deleteItem(first, of: .list(id), at: place)
    case "__add__":
      let sum = copy(id, at: place)
      if case .list(let new) = sum { extend(new, with: first) }
      return sum
    case "__next__": return callBuiltin(.next, [.list(id)], [], at: place)
    case "__eq__": return equal(.list(id), first).value.map(Value.bool) ?? .notImplemented
    case "__getitem__": return item(first, of: .list(id), at: place)
    case "__len__": return callBuiltin(.len, [.list(id)], [], at: place)
    case "__iter__": return .list(id)
    case "__contains__":
      return contains(first, in: .list(id), at: place).value.map(Value.bool) ?? makeUnknown("not decided", at: place)
    default: break
    }
    return .none
  }

  private mutating func copy(_ id: ID<ListObject>, at place: Place) -> Value {
    let new = addList(lists[id].elements, at: place)
    lists[new].isOpen = lists[id].isOpen
    return .list(new)
  }

  private mutating func insert(_ value: Value, at index: Int, into id: ID<ListObject>) {
    let count = lists[id].elements.count
    let position = index < 0 ? max(count + index, 0) : min(index, count)
    let isWeak = condition != nil && condition != lists[id].birth
    lists[id].elements.insert(isWeak ? makeMaybe(value, condition ?? .none) : value, at: position)
  }

  /// Takes an element out; under a condition it may stay.
  @discardableResult
  mutating func take(at index: Int, from id: ID<ListObject>) -> Value {
    guard let condition, condition != lists[id].birth else { return lists[id].elements.remove(at: index) }
    let element = lists[id].elements[index]
    if case .maybe = element { return element }
    lists[id].elements[index] = makeMaybe(element, condition)
    return element
  }

  private mutating func equalIndex(_ value: Value, _ id: ID<ListObject>) -> Int? {
    let elements = lists[id].elements
    return elements.firstIndex { equal(certain($0), value) == .yes }
  }

  mutating func callDict(
    _ method: String, _ id: ID<DictObject>, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    let first = arguments.first ?? .none
    switch method {
    case "get": return get(first, id, arguments.count > 1 ? arguments[1] : keywords.first?.value ?? .none, at: place)
    case "keys", "__iter__": return keepOpen(makeList(elements(of: .dict(id)) ?? [], at: place), id)
    case "values": return keepOpen(makeList(dicts[id].values, at: place), id)
    case "items": return items(id, at: place)
    case "setdefault":
      if first.isUnknown { return makeUnknown("the key is not known", at: place, from: first) }
      if let value = dicts[id][canonicalKey(first)] { return certain(value) }
      let value = arguments.count > 1 ? arguments[1] : .none
      set(first, value, in: id)
      return value
    case "update", "__init__", "__ior__", "subtract":
      if !arguments.isEmpty { merge(first, into: id) }
      for keyword in keywords {
        if let name = keyword.name { set(.string(name), keyword.value, in: id) } else { dicts[id].isOpen = true }
      }
      return method == "__ior__" ? .dict(id) : .none
    case "pop":
      if first.isUnknown { return makeUnknown("the key is not known", at: place, from: first) }
      let isCertain = condition == nil || condition == dicts[id].birth
      if let value = isCertain ? dicts[id].remove(canonicalKey(first)) : dicts[id][canonicalKey(first)] {
        return certain(value)
      }
      if arguments.count > 1 {
        return dicts[id].isOpen ? join([arguments[1], makeUnknown("the dict may have it", at: place)]) : arguments[1]
      }
      return handlerDepth > 0 ? raise("KeyError", describe(first), at: place) : makeUnknown("no such key", at: place)
    case "popitem":
      guard let key = dicts[id].keys.last, let value = dicts[id].remove(key) else {
        return makeUnknown("an entry", at: place)
      }
      return makeTuple([key, value], at: place)
    case "clear": dicts[id].removeAll()
    case "copy", "__or__":
      let copy = addDict(at: place)
      merge(.dict(id), into: copy)
      dicts[copy].factory = dicts[id].factory
      if method == "__or__" { merge(first, into: copy) }
      return .dict(copy)
    case "__getitem__": return item(first, of: .dict(id), at: place)
    case "__setitem__": if arguments.count > 1 { set(first, arguments[1], in: id) }
    case "__delitem__": dicts[id].remove(canonicalKey(first))
    case "__contains__":
      return contains(first, in: .dict(id), at: place).value.map(Value.bool) ?? makeUnknown("not decided", at: place)
    case "__len__": return callBuiltin(.len, [.dict(id)], [], at: place)
    case "__eq__": return equal(.dict(id), first).value.map(Value.bool) ?? .notImplemented
    case "move_to_end":
      if let value = dicts[id].remove(canonicalKey(first)) { dicts[id].set(canonicalKey(first), value) }
    default: return makeUnknown("\(method)() is not known before it runs", at: place)
    }
    return .none
  }

  private mutating func keepOpen(_ list: Value, _ id: ID<DictObject>) -> Value {
    if case .list(let list) = list { lists[list].isOpen = dicts[id].isOpen }
    return list
  }

  private mutating func get(_ key: Value, _ id: ID<DictObject>, _ fallback: Value, at place: Place) -> Value {
    if key.isUnknown { return makeUnknown("the key is not known", at: place, from: key) }
    if let value = dicts[id][canonicalKey(key)] {
      if case .maybe(let maybe) = value { return join([maybes[maybe].value, fallback]) }
      return value
    }
    return dicts[id].isOpen ? join([fallback, makeUnknown("the dict may have it", at: place)]) : fallback
  }

  private mutating func items(_ id: ID<DictObject>, at place: Place) -> Value {
    var pairs: [Value] = []
    let (keys, values) = (dicts[id].keys, dicts[id].values)
    for (key, value) in zip(keys, values) {
      let pair = makeTuple([key, certain(value)], at: place)
      if case .maybe(let maybe) = value {
        pairs.append(makeMaybe(pair, maybes[maybe].reason))
      } else {
        pairs.append(pair)
      }
    }
    return keepOpen(makeList(pairs, at: place), id)
  }

  /// Takes an entry out; under a condition it may stay.
  private mutating func take(_ key: Value, from id: ID<DictObject>) {
    guard let condition, condition != dicts[id].birth, let value = dicts[id][key] else {
      dicts[id].remove(key)
      return
    }
    if case .maybe = value { return }
    dicts[id].set(key, makeMaybe(value, condition))
  }

  mutating func callSet(_ method: String, _ id: ID<DictObject>, _ arguments: [Value], at place: Place) -> Value {
    let first = arguments.first ?? .none
    switch method {
    case "add": set(first, first, in: id)
    case "discard", "remove": take(canonicalKey(first), from: id)
    case "update", "__init__": for argument in arguments { addAll(argument, to: id) }
    case "clear": dicts[id].removeAll()
    case "union", "copy":
      guard case .set(let result) = makeSet(dicts[id].values, at: place) else { return .none }
      dicts[result].isOpen = dicts[id].isOpen
      for argument in arguments { addAll(argument, to: result) }
      return .set(result)
    case "difference", "intersection", "symmetric_difference", "difference_update", "intersection_update":
      return combine(method, id, first, at: place)
    case "issubset", "issuperset", "isdisjoint": return related(method, id, first, at: place)
    case "pop":
      guard let key = dicts[id].keys.first, let value = dicts[id].remove(key) else {
        return makeUnknown("an element", at: place)
      }
      return value
    case "__contains__":
      return contains(first, in: .set(id), at: place).value.map(Value.bool) ?? makeUnknown("not decided", at: place)
    case "__len__": return callBuiltin(.len, [.set(id)], [], at: place)
    case "__iter__": return makeList(dicts[id].values, at: place)
    case "__eq__": return equal(.set(id), first).value.map(Value.bool) ?? .notImplemented
    default: return makeUnknown("\(method)() is not known before it runs", at: place)
    }
    return .none
  }

  private mutating func addAll(_ value: Value, to id: ID<DictObject>) {
    guard let elements = elements(of: value) else {
      dicts[id].isOpen = true
      return
    }
    for element in elements { if element.isSplat { dicts[id].isOpen = true } else { set(element, element, in: id) } }
    if isOpen(value) { dicts[id].isOpen = true }
  }

  private mutating func combine(_ method: String, _ id: ID<DictObject>, _ other: Value, at place: Place) -> Value {
    guard case .set(let others) = makePayload(.set, [other], [], at: place) else { return .none }
    let (a, b) = (dicts[id], dicts[others])
    let isIntersection = method.hasPrefix("intersection")
    var kept = a.keys.indices.filter { (b.row(of: a.keys[$0]) != nil) == isIntersection }.map { a.values[$0] }
    if method == "symmetric_difference" {
      kept += b.keys.indices.filter { a.row(of: b.keys[$0]) == nil }.map { b.values[$0] }
    }
    guard case .set(let result) = makeSet(kept, at: place) else { return .none }
    dicts[result].isOpen = a.isOpen || b.isOpen
    if method.hasSuffix("_update") {
      dicts[id] = dicts[result]
      return .none
    }
    return .set(result)
  }

  private mutating func related(_ method: String, _ id: ID<DictObject>, _ other: Value, at place: Place) -> Value {
    guard case .set(let others) = makePayload(.set, [other], [], at: place) else { return .none }
    let (a, b) = (dicts[id], dicts[others])
    if a.isOpen || b.isOpen { return makeUnknown("not decided", at: place) }
    switch method {
    case "issubset": return .bool(a.keys.allSatisfy { b.row(of: $0) != nil })
    case "issuperset": return .bool(b.keys.allSatisfy { a.row(of: $0) != nil })
    default: return .bool(a.keys.allSatisfy { b.row(of: $0) == nil })
    }
  }
}
