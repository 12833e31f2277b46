import Base

/// Exceptions of the program.
extension Evaluator {
  /// Notes an exception; the running statement ends with it.
  @discardableResult
  mutating func raise(_ type: String, _ message: String, at place: Place) -> Value {
    if raised != nil { return .none }
    let instance = makeInstance(of: builtinClass(type), at: place)
    instances[instance].arguments = [makeString(message)]
    raised = .instance(instance)
    return makeUnknown(message, at: place)
  }

  /// A short text for a problem or a reason.
  public func describe(_ value: Value) -> String {
    switch value {
    case .none: return "None"
    case .bool(let flag): return flag ? "True" : "False"
    case .int(let number): return "\(number)"
    case .float(let number): return "\(number)"
    case .string(let text), .bytes(let text): return "'\(texts[text])'"
    case .unknown(let id): return "unknown (\(reasons[id].text))"
    case .instance(let id):
      let type = texts[classes[instances[id].type].name]
      if case .string(let message)? = instances[id].arguments.first { return "\(type): \(texts[message])" }
      if let first = instances[id].arguments.first { return "\(type) of \(describe(first))" }
      return "an instance of \(type)"
    case .list: return "a list"
    case .tuple: return "a tuple"
    case .dict: return "a dict"
    case .set: return "a set"
    case .either: return "one of several values"
    default: return dottedName(of: value) ?? "a value"
    }
  }
}
