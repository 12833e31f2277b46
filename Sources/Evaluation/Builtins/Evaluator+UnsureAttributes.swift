import Base

/// Attributes that are there only under a condition that was not decided.
extension Evaluator {
  /// Whether looking the attribute up may fail, although a value is known.
  public mutating func mayLack(_ name: Text, _ base: Value) -> Bool {
    switch base {
    case .module(let id): return isMaybe(modules[id].namespace[name])
    case .class(let id): return mayLack(name, inOrderOf: id)
    case .instance(let id):
      let type = instances[id].type
      if let own = instances[id].attributes[name] {
        return isMaybe(own) && (rawAttribute(name, in: type) == nil || mayLack(name, inOrderOf: type))
      }
      return mayLack(name, inOrderOf: type) || host?.mayLack(name, id, in: &self) == true
    default: return false
    }
  }

  /// Whether each class that binds the name does so under a condition.
  private func mayLack(_ name: Text, inOrderOf type: ID<ClassObject>) -> Bool {
    var isFound = false
    for case .class(let id) in classes[type].order {
      guard let value = classes[id].namespace[name] else { continue }
      guard isMaybe(value) else { return false }
      isFound = true
    }
    return isFound
  }

  private func isMaybe(_ value: Value?) -> Bool { if case .maybe? = value { true } else { false } }
}
