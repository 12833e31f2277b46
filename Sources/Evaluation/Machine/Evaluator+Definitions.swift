public import Base
import PythonSyntax

/// `def`, `lambda` and decorators.
extension Evaluator {
  mutating func executeDefinition(_ row: Int, decorators: [Int], _ context: Context) -> Flow {
    let applied = decorators.map { evaluate($0 + 1, context) }
    if raised != nil { return .raised }
    let isClass = node(context, row).kind == .classDef
    var value = isClass ? defineClass(row, context) : makeFunction(row, context)
    if raised != nil { return .raised }
    for (decorator, decoratorRow) in zip(applied, decorators).reversed() {
      value = decorate(value, with: decorator, at: place(context, decoratorRow))
      if raised != nil { return .raised }
    }
    bind(text(node(context, row).symbol, context), value, context, at: row)
    return .normal
  }

  /// The decorated value; what a decorator that cannot be run makes is taken to be what it was given.
  private mutating func decorate(_ value: Value, with decorator: Value, at place: Place) -> Value {
    let result = call(decorator, [value], [], at: place)
    switch result {
    case .unknown, .symbolic:
      noteDecorator(decorator, on: value)
      return value
    case .none:
      if case .symbolic = decorator {
        noteDecorator(decorator, on: value)
        return value
      }
      return result
    default:
      noteDecorator(decorator, on: value)
      return result
    }
  }

  private mutating func noteDecorator(_ decorator: Value, on value: Value) {
    switch value {
    case .function(let id): functions[id].decorators.append(decorator)
    case .class(let id): classes[id].decorators.append(decorator)
    case .descriptor(let id): noteDecorator(decorator, on: descriptors[id].function)
    default: break
    }
  }

  mutating func makeFunction(_ row: Int, _ context: Context) -> Value {
    let name = text(node(context, row).symbol, context)
    let origin = modules[context.module].origin
    var function = FunctionObject(
      name: name, qualifiedName: qualified(name, context), module: context.module, place: place(context, row),
      origin: origin)
    function.closure = context.scope
    function.owner = context.body ?? context.owner
    function.defaults = evaluateDefaults(of: row, context)
    if origin != .project { classify(&function, row, context) }
    functions.append(function)
    return .function(ID(functions.count - 1))
  }

  /// The name with what it is defined in: `Outer.name`, `function.<locals>.name`.
  mutating func qualified(_ name: Text, _ context: Context) -> Text {
    if context.prefix != .empty { return texts.intern(texts[context.prefix] + texts[name]) }
    guard let function = context.function else { return name }
    return texts.intern(texts[functions[function].qualifiedName] + ".<locals>." + texts[name])
  }

  /// Functions of libraries can be run by the host, or have no body that may be run.
  private mutating func classify(_ function: inout FunctionObject, _ row: Int, _ context: Context) {
    if let host, function.closure == nil, hostNames.contains(function.name) {
      let dotted = texts[modules[context.module].name] + "." + texts[function.qualifiedName]
      function.native = host.functions[dotted]
    }
    function.isOpaque = isStub(row, context) || isRefused(row, context)
  }

  /// The catalogue would keep no body of it: a library gives the same answers wherever its source comes from.
  private func isRefused(_ row: Int, _ context: Context) -> Bool {
    guard modules[context.module].origin == .environment, context.scope == nil else { return false }
    let tree = files[context.file].tree
    guard let function = FunctionDefinition(ID(row), in: tree) else { return false }
    let className = context.body.map { texts[classes[$0].name] }
    return !BodyPolicy().keeps(function, inClass: className, module: texts[modules[context.module].name])
  }

  /// `...` alone: the catalogue keeps no body of it.
  private func isStub(_ row: Int, _ context: Context) -> Bool {
    guard let body = lastChild(context, row), node(context, body).kind == .block else { return false }
    let statement = body + 1
    return end(context, statement) == end(context, body) && node(context, statement).kind == .expressionStatement
      && node(context, statement + 1).kind == .ellipsis
  }

  mutating func makeLambda(_ row: Int, _ context: Context) -> Value {
    let name = texts.intern("<lambda>")
    var function = FunctionObject(
      name: name, qualifiedName: name, module: context.module, place: place(context, row),
      origin: modules[context.module].origin)
    function.closure = context.scope
    function.owner = context.owner
    function.defaults = evaluateDefaults(of: row, context)
    functions.append(function)
    return .function(ID(functions.count - 1))
  }

  /// `django.db.models.fields.CharField` for a class or function; the dotted name of something outside.
  public func dottedName(of value: Value) -> String? {
    switch value {
    case .class(let id): return texts[classes[id].module] + "." + texts[classes[id].qualifiedName]
    case .function(let id):
      return texts[modules[functions[id].module].name] + "." + texts[functions[id].qualifiedName]
    case .module(let id): return texts[modules[id].name]
    case .symbolic(let id): return dottedName(of: symbolics[id])
    case .method(let id):
      if case .string(let name) = methods[id].function {
        return dottedName(of: methods[id].receiver).map { $0 + "." + texts[name] }
      }
      return dottedName(of: methods[id].function)
    case .descriptor(let id): return dottedName(of: descriptors[id].function)
    case .maybe(let id): return dottedName(of: maybes[id].value)
    case .instance(let id):
      return texts[classes[instances[id].type].module] + "." + texts[classes[instances[id].type].qualifiedName]
    default: return nil
    }
  }

  private func dottedName(of symbolic: Symbolic) -> String? {
    switch symbolic.form {
    case .reference(let name): texts[name]
    case .attribute(let base, let name): dottedName(of: base).map { $0 + "." + texts[name] }
    case .call(let callee, _, _): dottedName(of: callee)
    case .item, .union, .expression, .sized: nil
    }
  }
}

extension Evaluator {
  /// What was set on a function and stands in its `__dict__`: its names and its documentation do not.
  public func ownAttributes(of function: ID<FunctionObject>) -> Namespace {
    var own = functions[function].attributes
    for word in words.slotsOfFunctions { own.remove(word) }
    return own
  }
}
