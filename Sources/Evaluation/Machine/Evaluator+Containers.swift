import Base

/// What containers hold, and items of them.
extension Evaluator {
  /// The text, number or container inside an instance of a subclass of one; else the value itself.
  public func payload(_ value: Value) -> Value {
    switch value {
    case .instance(let id): instances[id].payload ?? value
    case .maybe(let id): payload(maybes[id].value)
    default: value
    }
  }

  /// What iterating gives as far as it is known; nil when nothing is.
  ///
  /// See also `isOpen`.
  public mutating func elements(of value: Value) -> [Value]? {
    switch value {
    case .list(let id), .tuple(let id): return lists[id].elements
    case .set(let id): return dicts[id].values
    case .dict(let id):
      let (keys, values) = (dicts[id].keys, dicts[id].values)
      return zip(keys, values).map { key, value in
        if case .maybe(let id) = value { return makeMaybe(key, maybes[id].reason) }
        return key
      }
    case .string(let text): return texts[text].unicodeScalars.map { Character($0) }.map { makeString(String($0)) }
    case .maybe(let id): return elements(of: maybes[id].value)
    case .method:
      guard let module = moduleOfProxy(value) else { return nil }
      return modules[module].namespace.names.map { .string($0) }
    case .instance(let id): return elements(ofInstance: id)
    case .class(let id): return elements(ofClass: id)
    default: return nil
    }
  }

  private mutating func elements(ofInstance id: ID<Instance>) -> [Value]? {
    let type = instances[id].type
    if let found = rawAttribute(words.dunderIter, in: type), case .function(let function) = found.value,
      !functions[function].isOpaque
    {
      let result = call(found.value, [.instance(id)], [], at: .nowhere)
      if result == .instance(id) { return nil }
      return wholeElements(of: result)
    }
    return instances[id].payload.flatMap { elements(of: $0) }
  }

  private mutating func elements(ofClass id: ID<ClassObject>) -> [Value]? {
    guard let meta = classes[id].metaclass, let found = rawAttribute(words.dunderIter, in: meta) else { return nil }
    return wholeElements(of: call(found.value, [.class(id)], [], at: .nowhere))
  }

  /// With a splat for what an open container may hold beside: nobody asks the object whether it is open.
  private mutating func wholeElements(of container: Value) -> [Value]? {
    guard let known = elements(of: container) else { return nil }
    return isOpen(container) ? known + [makeSplat(of: makeUnknown("further elements"))] : known
  }

  /// Whether there may be more elements than are known.
  public func isOpen(_ value: Value) -> Bool {
    switch payload(value) {
    case .list(let id), .tuple(let id): lists[id].isOpen
    case .dict(let id), .set(let id): dicts[id].isOpen
    default: false
    }
  }

  /// Appends under the current condition.
  mutating func append(_ value: Value, to list: ID<ListObject>) {
    if lists[list].elements.count >= Bounds.elements {
      lists[list].isOpen = true
      return
    }
    if let condition, condition != lists[list].birth {
      lists[list].elements.append(makeMaybe(value, condition))
    } else {
      lists[list].elements.append(value)
    }
  }

  mutating func extend(_ list: ID<ListObject>, with value: Value) {
    guard let added = elements(of: value) else {
      append(makeSplat(of: value), to: list)
      return
    }
    charge(elements: added.count)
    for element in added { append(element, to: list) }
    if isOpen(value) { lists[list].isOpen = true }
  }

  // MARK: Items

  mutating func evaluateSubscript(_ row: Int, _ context: Context) -> Value {
    let base = evaluate(row + 1, context)
    let keyRow = end(context, row + 1)
    if case .class(let id) = base, !hasMetaItems(id) { return evaluateGeneric(base, keyRow, context) }
    let key = evaluate(keyRow, context)
    if raised != nil { return .none }
    return item(key, of: base, at: place(context, row))
  }

  /// `list[int]`, `Generic[T]`: the class stands for itself.
  private mutating func evaluateGeneric(_ base: Value, _ keyRow: Int, _ context: Context) -> Value {
    guard case .class(let id) = base, let hook = rawAttribute(words.dunderClassGetitem, in: id),
      case .function(let function) = hook.value, !functions[function].isOpaque, functions[function].origin == .project
    else { return base }
    return call(makeMethod(hook.value, of: base), [evaluate(keyRow, context)], [], at: place(context, keyRow))
  }

  private mutating func hasMetaItems(_ id: ID<ClassObject>) -> Bool {
    guard let meta = classes[id].metaclass else { return false }
    return rawAttribute(words.dunderGetitem, in: meta) != nil
  }

  public mutating func item(_ key: Value, of base: Value, at place: Place = .nowhere) -> Value {
    switch base {
    case .instance(let id):
      let type = instances[id].type
      if let found = rawAttribute(words.dunderGetitem, in: type), case .function = found.value {
        return call(bound(found.value, to: base, type: type, fromClass: false), [key], [], at: place)
      }
      if let payload = instances[id].payload { return item(key, of: payload, owner: id, at: place) }
      return makeSymbolic(.item(of: base, key: key), at: place)
    case .class(let id):
      guard let meta = classes[id].metaclass, let found = rawAttribute(words.dunderGetitem, in: meta) else {
        return base
      }
      return call(found.value, [base, key], [], at: place)
    case .symbolic: return makeSymbolic(.item(of: base, key: key), at: place)
    case .either(let id):
      let values = lists[id].elements
      return join(values.map { item(key, of: $0, at: place) })
    case .maybe(let id): return item(key, of: maybes[id].value, at: place)
    case .method:
      guard let module = moduleOfProxy(base), case .string(let name) = payload(key) else {
        return makeUnknown("an item of \(describe(base))", at: place)
      }
      if let value = global(name, in: module) { return certain(value) }
      return handlerDepth > 0 ? raise("KeyError", texts[name], at: place) : makeUnknown("no such name", at: place)
    default: return item(key, of: base, owner: nil, at: place)
    }
  }

  private mutating func item(_ key: Value, of base: Value, owner: ID<Instance>?, at place: Place) -> Value {
    switch base {
    case .dict(let id): return dictItem(key, id, owner, at: place)
    case .list(let id), .tuple(let id): return listItem(key, id, base, at: place)
    case .string(let text): return stringItem(key, text, at: place)
    default: return makeUnknown("an item of \(describe(base))", at: place, from: base)
    }
  }

  private mutating func dictItem(_ key: Value, _ id: ID<DictObject>, _ owner: ID<Instance>?, at place: Place) -> Value {
    if key.isUnknown { return flagItem(id) ?? makeUnknown("the key is not known", at: place, from: key) }
    if case .either(let keys) = key {
      return join(lists[keys].elements.map { item($0, of: .dict(id), owner: owner, at: place) })
    }
    if let value = dicts[id][canonicalKey(key)] { return certain(value) }
    if let owner, let hook = rawAttribute(words.dunderMissing, in: instances[owner].type) {
      return call(hook.value, [.instance(owner), key], [], at: place)
    }
    if dicts[id].factory != .none {
      let value = call(dicts[id].factory, [], [], at: place)
      dicts[id].set(canonicalKey(key), value)
      return value
    }
    if case .symbolic = key { return flagItem(id) ?? makeUnknown("the key is not known", at: place) }
    if dicts[id].isOpen { return makeUnknown("the dict may have more keys", at: place) }
    if handlerDepth > 0 { return raise("KeyError", describe(key), at: place) }
    return makeUnknown("no key \(describe(key))", at: place)
  }

  /// `{True: a, False: b}[flag]` of a flag that is not known: one of both.
  private mutating func flagItem(_ id: ID<DictObject>) -> Value? {
    let keys = dicts[id].keys
    guard keys.count == 2, !dicts[id].isOpen, keys.contains(.int(0)), keys.contains(.int(1)) else { return nil }
    return join(dicts[id].values.map { certain($0) })
  }

  private mutating func listItem(_ key: Value, _ id: ID<ListObject>, _ base: Value, at place: Place) -> Value {
    let elements = lists[id].elements
    if case .instance(let slice) = key { return slicedList(elements, instances[slice].arguments, base) }
    guard case .int(let index) = payload(key) else { return makeUnknown("the index is not known", at: place) }
    let isShifted = lists[id].isOpen || elements.contains { $0.isSplat }
    let position = index < 0 ? elements.count + index : index
    guard elements.indices.contains(position) else {
      if isShifted { return makeUnknown("the list may be longer", at: place) }
      if handlerDepth > 0 { return raise("IndexError", "list index out of range", at: place) }
      return makeUnknown("list index out of range", at: place)
    }
    return isShifted && index < 0 ? makeUnknown("the list may be longer", at: place) : certain(elements[position])
  }

  private mutating func slicedList(_ elements: [Value], _ parts: [Value], _ base: Value) -> Value {
    guard let rows = Evaluator.sliceRows(parts, count: elements.count) else { return makeUnknown("a slice") }
    let sliced = rows.map { elements[$0] }
    if case .tuple = base { return makeTuple(sliced) }
    return makeList(sliced)
  }

  private mutating func stringItem(_ key: Value, _ text: Text, at place: Place) -> Value {
    let scalars = Array(texts[text].unicodeScalars)
    if case .instance(let slice) = key {
      guard let rows = Evaluator.sliceRows(instances[slice].arguments, count: scalars.count) else {
        return makeUnknown("a slice", at: place)
      }
      var view = String.UnicodeScalarView()
      for row in rows { view.append(scalars[row]) }
      return makeString(String(view))
    }
    guard case .int(let index) = payload(key) else { return makeUnknown("the index is not known", at: place) }
    let position = index < 0 ? scalars.count + index : index
    guard scalars.indices.contains(position) else {
      if handlerDepth > 0 { return raise("IndexError", "string index out of range", at: place) }
      return makeUnknown("string index out of range", at: place)
    }
    return makeString(String(Character(scalars[position])))
  }

  /// The rows that `[lower:upper:step]` takes of `count`.
  static func sliceRows(_ parts: [Value], count: Int) -> [Int]? {
    func number(_ value: Value) -> Int?? {
      switch value {
      case .none: .some(nil)
      case .int(let number): .some(number)
      default: nil
      }
    }
    guard parts.count == 3, let lower = number(parts[0]), let upper = number(parts[1]), let step = number(parts[2])
    else { return nil }
    let stride = step ?? 1
    if stride == 0 { return nil }
    func clamp(_ index: Int, _ low: Int, _ high: Int) -> Int { min(max(index < 0 ? index + count : index, low), high) }
    if stride > 0 {
      let first = clamp(lower ?? 0, 0, count)
      let last = clamp(upper ?? count, 0, count)
      return first < last ? Array(Swift.stride(from: first, to: last, by: stride)) : []
    }
    let first = lower.map { clamp($0, -1, count - 1) } ?? count - 1
    let last = upper.map { clamp($0, -1, count - 1) } ?? -1
    return first > last ? Array(Swift.stride(from: first, to: last, by: stride)) : []
  }

  public mutating func setItem(_ key: Value, of base: Value, to value: Value, at place: Place = .nowhere) {
    switch base {
    case .dict(let id): set(key, value, in: id)
    case .list(let id): setListItem(key, id, value)
    case .instance(let id):
      let type = instances[id].type
      if let found = rawAttribute(words.dunderSetitem, in: type), case .function = found.value {
        _ = call(bound(found.value, to: base, type: type, fromClass: false), [key, value], [], at: place)
      } else if let payload = instances[id].payload {
        setItem(key, of: payload, to: value, at: place)
      }
    case .maybe(let id): setItem(key, of: maybes[id].value, to: value, at: place)
    case .method:
      if let module = moduleOfProxy(base), case .string(let name) = payload(key) {
        setAttribute(name, of: .module(module), to: value, at: place)
      }
    default: break
    }
  }

  private mutating func setListItem(_ key: Value, _ id: ID<ListObject>, _ value: Value) {
    if case .instance(let slice) = key, let added = elements(of: value),
      let rows = Evaluator.sliceRows(instances[slice].arguments, count: lists[id].elements.count)
    {
      let start = rows.first ?? lists[id].elements.count
      lists[id].elements.replaceSubrange(start..<start + rows.count, with: added)
      return
    }
    guard case .int(let index) = key else {
      lists[id].isOpen = true
      return
    }
    let position = index < 0 ? lists[id].elements.count + index : index
    if lists[id].elements.indices.contains(position) { lists[id].elements[position] = value }
  }

  private mutating func deleteEntry(_ key: Value, _ id: ID<DictObject>, at place: Place) {
    let key = canonicalKey(key)
    guard let value = dicts[id][key] else {
      if handlerDepth > 0, !key.isUnknown, !dicts[id].isOpen { _ = raise("KeyError", describe(key), at: place) }
      return
    }
    if let condition, condition != dicts[id].birth {
      dicts[id].set(key, makeMaybe(certain(value), condition))
    } else {
      dicts[id].remove(key)
    }
  }

  public mutating func deleteItem(_ key: Value, of base: Value, at place: Place) {
    switch base {
    case .dict(let id): deleteEntry(key, id, at: place)
    case .list(let id):
      if case .int(let index) = key {
        let position = index < 0 ? lists[id].elements.count + index : index
        if lists[id].elements.indices.contains(position) { take(at: position, from: id) }
      }
    case .instance(let id):
      let type = instances[id].type
      if let found = rawAttribute(words.dunderDelitem, in: type), case .function = found.value {
        _ = call(bound(found.value, to: base, type: type, fromClass: false), [key], [], at: place)
      } else if let payload = instances[id].payload {
        deleteItem(key, of: payload, at: place)
      }
    default: break
    }
  }
}
