import Base
import PythonSyntax

/// `hasattr` and `getattr`, and what is certain not to be there.
extension Evaluator {
  mutating func hasAttribute(_ arguments: [Value]) -> Truth {
    guard arguments.count == 2, case .string(let name) = payload(arguments[1]) else { return .undecided }
    handlerDepth += 1
    let value = attribute(name, of: arguments[0])
    handlerDepth -= 1
    if raised != nil {
      raised = nil
      return .no
    }
    if isAbsent(name, arguments[0]) { return .no }
    if let value, isUnmentioned(name, value, of: arguments[0]) { return .no }
    if value != nil, mayLack(name, arguments[0]) { return .undecided }
    switch value {
    case nil: return .no
    case .symbolic(let id)?:
      if isBehindUnseen(name, id) { return .yes }
      return isAbsentConstant(name, id) ? .no : .undecided
    case .unknown?: return .undecided
    default: return .yes
    }
  }

  /// Whether a class behind a base that is not seen has the name: what the base says of it nobody knows, but it is there.
  private func isBehindUnseen(_ name: Text, _ symbolic: ID<Symbolic>) -> Bool {
    guard case .attribute(of: let owner, name) = symbolics[symbolic].form else { return false }
    let type: ID<ClassObject>
    switch owner {
    case .class(let id): type = id
    case .instance(let id): type = instances[id].type
    default: return false
    }
    return classes[type].order.contains { entry in
      guard case .class(let one) = entry, let value = classes[one].namespace[name] else { return false }
      if case .maybe = value { return false }
      return true
    }
  }

  /// Constants are bound in bodies of classes, which are always at hand: one that none of them has is absent.
  private func isAbsentConstant(_ name: Text, _ symbolic: ID<Symbolic>) -> Bool {
    guard case .attribute(of: .instance(let id), name) = symbolics[symbolic].form else { return false }
    let text = texts[name]
    return text == text.uppercased() && text != text.lowercased() && !classes[instances[id].type].isOpen
  }

  private func mentions(_ name: String, _ file: ID<LoadedFile>) -> Bool {
    let tree = files[file].tree
    return (0..<tree.symbolCount).contains { tree.nameBytes(Symbol(UInt32($0))).elementsEqual(name.utf8) }
  }

  /// Whether a library's module, asked for a name in vain, is certain not to have it: all it binds is written in it.
  public func isAbsent(_ name: Text, _ base: Value) -> Bool {
    guard case .module(let id) = base else { return false }
    let module = modules[id]
    switch module.origin {
    case .project, .prelude: return false
    case .environment, .catalogue: break
    }
    let wasAsked = module.missing[name] != nil || module.state == .finished && module.namespace[name] == nil
    guard wasAsked, module.stars.isEmpty, module.nestedStars.isEmpty, !module.isOpen, !module.isPackage else {
      return false
    }
    return !["__getattr__", "globals", "setattr", "exec", "modules"].contains { mentions($0, module.file) }
  }

  mutating func getAttribute(_ arguments: [Value], at place: Place) -> Value {
    guard arguments.count >= 2, case .string(let name) = payload(arguments[1]) else {
      return makeUnknown("the attribute's name is not known", at: place)
    }
    let hasDefault = arguments.count > 2
    if hasDefault { handlerDepth += 1 }
    let value = attribute(name, of: arguments[0], at: place)
    if hasDefault { handlerDepth -= 1 }
    if hasDefault, raised != nil {
      raised = nil
      return arguments[2]
    }
    if hasDefault, isAbsent(name, arguments[0]) { return arguments[2] }
    if let value {
      if hasDefault, isUnmentioned(name, value, of: arguments[0]) { return arguments[2] }
      let isUnsure = hasDefault && (isGuess(value, of: arguments[0]) || mayLack(name, arguments[0]))
      if isUnsure { return join([arguments[2], value]) }
      return value
    }
    return hasDefault ? arguments[2] : missingAttribute(name, of: arguments[0], at: place)
  }

  /// An attribute that nobody is known to have set.
  private func isGuess(_ value: Value, of base: Value) -> Bool {
    guard case .symbolic(let id) = value, case .attribute = symbolics[id].form else { return false }
    if case .symbolic = base { return false }
    return true
  }

  /// Whether nobody can have set the attribute: no module that a class of the object stands in says its name.
  ///
  /// Projects mark what they have changed: `getattr(admin.site, "_patched", False)`. The catalogue lacks bodies, which may
  /// set other attributes.
  private func isUnmentioned(_ name: Text, _ value: Value, of base: Value) -> Bool {
    // A lazy object was asked for the one behind it.
    guard isGuess(value, of: base), case .symbolic(let guess) = value,
      case .attribute(let owner, name) = symbolics[guess].form, !texts[name].hasPrefix("__")
    else { return false }
    switch owner {
    case .instance(let id): return isUnmentioned(name, inClassesOf: instances[id].type)
    case .method(let id): return isUnmentioned(name, byFunction: methods[id].function)
    case .function: return isUnmentioned(name, byFunction: owner)
    default: return false
    }
  }

  /// What bodies that run here would have set, and did not, is not set.
  private func isUnmentioned(_ name: Text, inClassesOf type: ID<ClassObject>) -> Bool {
    let isOwn = texts[name].hasPrefix("_")
    return classes[type].order.allSatisfy { entry in
      guard case .class(let type) = entry, !classes[type].isOpen else { return false }
      guard let module = knownModule(classes[type].module) else { return true }
      let file = modules[module].file
      guard isOwn || !files[file].isReduced else { return false }
      if mentions("__getattr__", file) { return false }
      return !mentions(texts[name], file) || isOwn && isSetOnlyByWhatRuns(name, module)
    }
  }

  private func isUnmentioned(_ name: Text, byFunction value: Value) -> Bool {
    guard case .function(let id) = value, texts[name].hasPrefix("_") else { return false }
    return !mentions(texts[name], modules[functions[id].module].file)
  }
}
