import Base
import Evaluation
import PythonSyntax

/// What a function says of itself as an endpoint.
extension Evaluator {
  /// The dotted name under which a person finds a function, a class or an object.
  mutating func apiName(of value: Value) -> String? {
    switch value {
    case .function, .method:
      guard let module = attribute("__module__", of: value).flatMap({ text(of: $0) }),
        let name = attribute("__qualname__", of: value).flatMap({ text(of: $0) })
      else { return dottedName(of: value) }
      return module + "." + name
    case .instance(let id):
      let type = dottedName(of: .class(instances[id].type))
      if type == "functools.partial", let function = instances[id].arguments.first { return apiName(of: function) }
      return type
    case .class, .descriptor: return dottedName(of: value)
    case .symbolic(let id):
      if case .call = symbolics[id].form { return dottedName(of: value).map { $0 + "(…)" } }
      return dottedName(of: value)
    default: return nil
    }
  }

  /// Where a function stands that decorators may have wrapped.
  mutating func placeOfFunction(_ value: Value) -> Place? {
    let place = placeOf(unwrapped(value))
    return place.isNowhere ? nil : place
  }

  /// What `functools.wraps` wrapped, also where it is not known by which of several wrappers.
  mutating func unwrapped(_ value: Value) -> Value {
    var value = certain(value)
    for _ in 0..<16 {
      if case .either(let id) = value {
        let candidates = Set(lists[id].elements.map { unwrapped($0) })
        guard candidates.count == 1, let only = candidates.first else { break }
        value = only
      }
      if case .method(let id) = value, case .function = methods[id].function { value = methods[id].function }
      guard case .function = value, let inner = attribute("__wrapped__", of: value), case .function = inner else {
        break
      }
      value = inner
    }
    return value
  }

  /// Whether nothing can be read off what answers.
  mutating func isUnknownFunction(_ value: Value) -> Bool {
    switch unwrapped(value) {
    case .either, .unknown, .symbolic: true
    default: false
    }
  }

  // MARK: Dependencies

  /// The names in `[Depends(f), …]`; with a `?` behind those that may not be there.
  mutating func dependencies(in list: Value) -> [String] {
    let list = certain(list)
    if list == .none { return [] }
    if case .either(let id) = list {
      let ways = lists[id].elements.map { dependencies(in: $0) }
      var names: [String] = []
      for name in ways.joined() where !names.contains(name) { names.append(name) }
      return names.map { name in ways.allSatisfy { $0.contains(name) } ? name : Self.undecided(name) }
    }
    guard let elements = elements(of: list) else { return ["?"] }
    return elements.flatMap { listedDependency($0) } + (isOpen(list) ? ["?"] : [])
  }

  private mutating func listedDependency(_ element: Value) -> [String] {
    switch element {
    case .maybe(let id): return listedDependency(maybes[id].value).map { Self.undecided($0) }
    case .splat: return ["?"]
    case .either(let id): return lists[id].elements.flatMap { listedDependency($0) }.map { Self.undecided($0) }
    case .none: return []
    default: return [dependency(of: element, annotation: nil) ?? "?"]
    }
  }

  private static func undecided(_ name: String) -> String { name.hasSuffix("?") ? name : name + " ?" }

  /// The dependencies that the parameters of a function name, in order.
  mutating func dependencies(of value: Value) -> [String] {
    guard case .function(let id) = unwrapped(value) else { return [] }
    let defaults = defaults(of: id)
    var names: [String] = []
    for parameter in parameters(of: id) {
      let annotated = annotation(of: parameter, in: id).flatMap { evaluateAnnotation($0, of: id) }
      if let name = dependency(defaults[parameter.name], annotation: annotated) { names.append(name) }
    }
    return names
  }

  /// That of a parameter or attribute with a value and an annotation; nil where neither names one.
  mutating func dependency(_ value: Value?, annotation: Value?) -> String? {
    if let value, let name = dependency(of: certain(value), annotation: annotation) { return name }
    return annotation.flatMap { dependency(inAnnotation: $0) }
  }

  /// `Annotated[T, …, Depends(f)]`.
  private mutating func dependency(inAnnotation annotation: Value) -> String? {
    guard case .instance = certain(annotation), let extras = attribute("__metadata__", of: annotation),
      let elements = elements(of: extras)
    else { return nil }
    var type: Value?
    if let origin = attribute("__origin__", of: annotation) { type = origin }
    for element in elements.reversed() {
      if let name = dependency(of: certain(element), annotation: type) { return name }
    }
    return nil
  }

  /// Nil for what is no dependency; `?` for one that is not known.
  private mutating func dependency(of value: Value, annotation: Value?) -> String? {
    guard let (arguments, keywords) = dependsCall(value) else { return nil }
    let named = keywords.first { $0.name.map { string($0) } == "dependency" }?.value
    guard let target = arguments.first ?? named ?? annotation, target != .none else { return "?" }
    return objectName(certain(target)) ?? "?"
  }

  private func dependsCall(_ value: Value) -> ([Value], [Keyword])? {
    switch value {
    case .symbolic(let id):
      guard case .call(let callee, let arguments, let keywords) = symbolics[id].form, let name = dottedName(of: callee),
        ["fastapi.param_functions.Depends", "fastapi.param_functions.Security"].contains(name)
      else { return nil }
      return (arguments, keywords)
    case .instance(let id):
      let type = instances[id].type
      guard inherits(type, from: "fastapi.params.Depends") else { return nil }
      return (instances[id].arguments, instances[id].keywords)
    default: return nil
    }
  }

  /// An object of a module is called by its variable, else by its class.
  mutating func objectName(_ value: Value) -> String? {
    guard case .instance = value else { return apiName(of: value) }
    return variable(holding: value) ?? apiName(of: value)
  }

  /// The dotted name of a variable of the project that holds an object: where it was made, else the shortest.
  func variable(holding value: Value) -> String? {
    let home = path(of: placeOf(value))
    var best: (isHome: Bool, name: String)?
    for module in modules where module.origin == .project {
      let owner = string(module.name)
      let isHome = module.path == home
      for (name, held) in module.namespace.entries() where certain(held) == value {
        let full = owner + "." + string(name)
        let (old, new) = (
          best.map { ($0.isHome ? 0 : 1, $0.name.utf8.count, $0.name) }, (isHome ? 0 : 1, full.utf8.count, full)
        )
        if old.map({ new < $0 }) ?? true { best = (isHome, full) }
      }
    }
    return best?.name
  }
}
