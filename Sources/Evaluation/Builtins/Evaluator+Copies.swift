import Base

/// `copy.copy` and `copy.deepcopy`.
extension Evaluator {
  /// Functions of the prelude that run often enough to be worth doing here.
  static let preludeBuiltins: [String: Builtin] = ["copy.copy": .copy, "copy.deepcopy": .deepcopy]

  /// A copy; a deep one copies containers all the way down, and shares the objects inside of them.
  mutating func copied(_ value: Value, deep: Bool, at place: Place) -> Value {
    switch value {
    case .list(let id): return copied(list: id, deep, at: place)
    case .tuple(let id):
      guard deep else { return value }
      let elements = lists[id].elements
      return makeTuple(elements.map { container($0, deep, at: place) }, at: place)
    case .dict(let id): return .dict(copied(dict: id, deep, at: place))
    case .set(let id): return .set(copied(dict: id, false, at: place))
    case .instance(let id): return copied(instance: id, deep, at: place)
    case .maybe(let id): return makeMaybe(copied(maybes[id].value, deep: deep, at: place), maybes[id].reason)
    default: return value
    }
  }

  private mutating func container(_ value: Value, _ deep: Bool, at place: Place) -> Value {
    guard deep else { return value }
    switch value {
    case .list, .tuple, .dict, .set: return copied(value, deep: true, at: place)
    default: return value
    }
  }

  private mutating func copied(list id: ID<ListObject>, _ deep: Bool, at place: Place) -> Value {
    let elements = lists[id].elements
    let copy = addList(elements.map { container($0, deep, at: place) }, at: place)
    lists[copy].isOpen = lists[id].isOpen
    return .list(copy)
  }

  private mutating func copied(dict id: ID<DictObject>, _ deep: Bool, at place: Place) -> ID<DictObject> {
    var copy = dicts[id]
    copy.birth = condition
    copy.place = place
    if deep {
      for i in copy.values.indices {
        let value = copy.values[i]
        copy.values[i] = isInstance(value) ? copied(value, deep: false, at: place) : container(value, true, at: place)
      }
    }
    dicts.append(copy)
    return ID(dicts.count - 1)
  }

  private func isInstance(_ value: Value) -> Bool { if case .instance = value { true } else { false } }

  private mutating func copied(instance id: ID<Instance>, _ deep: Bool, at place: Place) -> Value {
    let name = deep ? "__deepcopy__" : "__copy__"
    if let hook = rawAttribute(texts.intern(name), in: instances[id].type), case .function(let function) = hook.value,
      functions[function].origin == .project
    {
      return call(hook.value, [.instance(id)] + (deep ? [.dict(addDict(at: place))] : []), [], at: place)
    }
    instances.append(instances[id])
    let copy = ID<Instance>(instances.count - 1)
    instances[copy].payload = instances[id].payload.map { copied($0, deep: false, at: place) }
    if deep {
      for (name, value) in instances[id].attributes.entries() {
        instances[copy].attributes.bind(name, container(value, true, at: place), at: place)
      }
    }
    return .instance(copy)
  }
}
