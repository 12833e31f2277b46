import Base

/// The answer to a test.
public enum Truth: Sendable {
  case yes, no, undecided

  init(_ flag: Bool) { self = flag ? .yes : .no }

  var not: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .undecided: .undecided
    }
  }

  var value: Bool? {
    switch self {
    case .yes: true
    case .no: false
    case .undecided: nil
    }
  }
}

extension Evaluator {
  public mutating func truth(_ value: Value) -> Truth {
    switch value {
    case .none: return .no
    case .bool(let flag): return Truth(flag)
    case .int(let number): return Truth(number != 0)
    case .float(let number): return Truth(number != 0)
    case .string(let text), .bytes(let text): return Truth(text != .empty)
    case .list(let id), .tuple(let id): return truth(count: lists[id].elements, isOpen: lists[id].isOpen)
    case .dict(let id), .set(let id): return truth(count: dicts[id].values, isOpen: dicts[id].isOpen)
    case .module, .class, .function, .method, .descriptor, .builtin, .superProxy, .ellipsis, .notImplemented:
      return .yes
    case .instance(let id): return truth(ofInstance: id)
    case .either(let id): return common(lists[id].elements)
    case .symbolic, .maybe, .splat, .unknown: return .undecided
    }
  }

  private func truth(count elements: [Value], isOpen: Bool) -> Truth {
    for element in elements {
      switch element {
      case .maybe, .splat: continue
      default: return .yes
      }
    }
    return elements.isEmpty && !isOpen ? .no : .undecided
  }

  private mutating func common(_ values: [Value]) -> Truth {
    var result: Truth?
    for value in values {
      let truth = truth(value)
      if let result, result != truth { return .undecided }
      result = truth
    }
    return result ?? .undecided
  }

  private mutating func truth(ofInstance id: ID<Instance>) -> Truth {
    let type = instances[id].type
    if let payload = instances[id].payload { return truth(payload) }
    for name in [words.dunderBool, words.dunderLen] {
      guard let found = rawAttribute(name, in: type), case .function = found.value else { continue }
      return truth(call(found.value, [.instance(id)], [], at: .nowhere))
    }
    return classes[type].isOpen || classes[type].origin == .catalogue || classes[type].origin == .environment
      ? openTruth(type) : .yes
  }

  /// Instances of library classes without `__bool__` and `__len__` are true, as far as all their parents are known.
  private func openTruth(_ type: ID<ClassObject>) -> Truth { classes[type].isOpen ? .undecided : .yes }
}
