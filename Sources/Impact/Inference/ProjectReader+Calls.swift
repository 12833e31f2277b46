import Base
import Django
import PythonSyntax

/// Calls: what they give, and the fields their arguments name.
extension ProjectReader {
  mutating func callType(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    guard let call = Call(node, in: file) else { return nil }
    if let found = builtinCall(call, file, &scope) { return found }
    let callee = type(of: call.callee, &scope)
    // Projects wrap the registry's look-up.
    if call.calleeName?.dottedParts.last == "get_model", let model = registered(call, file, &scope) {
      return model
    }
    switch callee?.type {
    case .type(let type)?: return construct(type, call, file, callee, &scope)
    case .function(let id)?:
      noteArguments(of: call, to: id, skip: 0, readArguments(call, file, &scope))
      noteRender(call, file, scope)
      return returnType(of: id)?.weakened(to: callee?.evidence ?? .proved)
    case .method(let id, let receiver)?:
      let row = tables.functions[id]
      noteArguments(of: call, to: id, skip: row.isStatic ? 0 : 1, readArguments(call, file, &scope))
      let base = Typed(receiver, callee?.evidence ?? .likely)
      return returnType(of: id).map { specialised($0, base) }
    case .libraryMethod(let name, let receiver)?:
      return libraryMethodCall(name, Typed(receiver, callee?.evidence ?? .likely), call, file, &scope)
    case .library(let dotted)?: return libraryCall(dotted, call, file, &scope)
    case .crud?:
      readArguments(call, file, &scope)
      return callee
    case .parent?, .instance?, .querySet?, .rows?, .row?, .module?, .list?, .tuple?, .mapping?, .dictionary?, .lookups?,
      .made?,
      .formData?, .modelForm?, .recipe?, nil:
      return otherCall(call, file, &scope)
    }
  }

  private mutating func otherCall(_ call: Call, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    let given = readArguments(call, file, &scope)
    noteRender(call, file, scope)
    noteURLName(call, file, scope)
    noteRequest(call, file, scope)
    readPatch(call, given, scope)
    return sessionCall(call, given)
  }

  struct Arguments {
    var positional: [Typed?] = []
    var named: [String: Typed?] = [:]
  }

  @discardableResult
  mutating func readArguments(_ call: Call, _ file: PythonFile, _ scope: inout Scope) -> Arguments {
    var found = Arguments()
    for child in file.children(of: call.id).dropFirst() {
      let value = type(of: child, &scope)
      if file.kind(child) == .keyword {
        found.named[file.name(file[child].symbol)] = .some(value)
      } else if file.kind(child) != .keywordUnpack {
        found.positional.append(value)
      }
    }
    return found
  }

  /// Remembers what a function was called with, to know its parameters.
  private mutating func noteArguments(of call: Call, to id: ID<FunctionRow>, skip: Int, _ given: Arguments) {
    let row = tables.functions[id]
    guard let view = FunctionDefinition(row.node, in: tables.file(row.file)) else { return }
    let parameters = view.parameters.filter { $0.kind != .variadic && $0.kind != .keywordVariadic }
    for (place, value) in given.positional.enumerated() where place + skip < parameters.count {
      note(value, as: parameters[place + skip].name, of: id)
    }
    for (name, value) in given.named where parameters.contains(where: { $0.name == name }) {
      note(value, as: name, of: id)
    }
  }

  private mutating func note(_ value: Typed?, as name: String, of id: ID<FunctionRow>) {
    guard let value else { return }
    switch value.type {
    case .instance, .type, .querySet, .list: break
    default: return
    }
    let weak = value.weakened(to: .likely)
    switch parameterTypes[id]?[name] {
    case .none: parameterTypes[id, default: [:]][name] = .some(weak)
    case .some(let known?) where known.type != weak.type: parameterTypes[id]?[name] = .some(nil)
    case .some: break
    }
  }

  // MARK: Construction

  private mutating func construct(
    _ type: ID<ClassRow>, _ call: Call, _ file: PythonFile, _ callee: Typed?, _ scope: inout Scope
  ) -> Typed? {
    let row = tables.classes[type]
    let evidence = callee?.evidence ?? .proved
    if row.model != nil || shared.records[type] != nil {
      readKeywords(call, file, on: type, .fills, evidence, &scope, isLookUp: false)
      return Typed(.instance(type), evidence)
    }
    if row.role == .factory {
      readKeywords(call, file, on: row.subject, .creates, evidence, &scope, isLookUp: true)
      return row.subject.isNone ? nil : Typed(.instance(row.subject), evidence)
    }
    let given = readArguments(call, file, &scope)
    if case .function(let initialiser)? = shared.member("__init__", of: type)?.member {
      noteArguments(of: call, to: initialiser, skip: 1, given)
    }
    return Typed(.instance(type), evidence)
  }

  /// Keyword arguments that are fields of a model; all arguments are read.
  mutating func readKeywords(
    _ call: Call, _ file: PythonFile, on model: ID<ClassRow>, _ kind: GraphEdge.Kind, _ evidence: Evidence,
    _ scope: inout Scope, isLookUp: Bool
  ) {
    for child in file.children(of: call.id).dropFirst() {
      let value = type(of: child, &scope)
      if case .lookups(let waiting)? = value?.type { settle(waiting, on: model, evidence, scope) }
      for key in file.unpackedKeys(in: child) { readKeyword(key, on: model, kind, evidence, scope, isLookUp: isLookUp) }
      guard !model.isNone, file.kind(child) == .keyword else { continue }
      let name = file.name(file[child].symbol)
      let start = file[child].start
      let range = TextRange(start, start + UInt32(name.utf8.count))
      readKeyword(.init(path: name, range: range), on: model, kind, evidence, scope, isLookUp: isLookUp)
    }
  }

  private mutating func readKeyword(
    _ key: WaitingLookup, on model: ID<ClassRow>, _ kind: GraphEdge.Kind, _ evidence: Evidence, _ scope: Scope,
    isLookUp: Bool
  ) {
    if isLookUp {
      lookUp(key.path, key.range, on: model, kind, evidence, scope)
    } else if !model.isNone, let field = shared.field(key.path, of: model) {
      addMention(field, of: model, kind, evidence, key.range, scope)
    }
  }

  // MARK: Built-in functions

  /// The answer in a list of one; nil where the name is no built-in function.
  private mutating func builtinCall(_ call: Call, _ file: PythonFile, _ scope: inout Scope) -> Typed?? {
    guard file.kind(call.callee) == .name, let name = call.calleeName, scope.names[name] == nil,
      tables.modules[scope.module].bindings[name] == nil
    else { return nil }
    switch name {
    case "super": return .some(parent(call, file, &scope))
    case "getattr", "hasattr", "setattr", "delattr": return .some(dynamicAttribute(call, file, &scope))
    case "list", "sorted", "set", "tuple", "reversed", "iter", "frozenset":
      let source = readElements(call, file, &scope)
      return .some(source.flatMap { element(of: $0) }.map { $0.with(.list($0.type)) })
    case "next", "min", "max":
      let source = readElements(call, file, &scope)
      return .some(source.flatMap { element(of: $0) })
    case "filter", "map":
      let source = readMapped(call, file, &scope)
      guard name == "filter" else { return .some(nil) }
      return .some(source.flatMap { element(of: $0) }.map { $0.with(.list($0.type)) })
    case "enumerate":
      let first = readArguments(call, file, &scope).positional.first ?? nil
      return .some(first.flatMap { element(of: $0) }.map { $0.with(.list(.tuple([nil, $0.type]))) })
    case "zip":
      let parts = readArguments(call, file, &scope).positional.map { $0.flatMap { element(of: $0)?.type } }
      return .some(Typed(.list(.tuple(parts)), .likely))
    case "type":
      let first = readArguments(call, file, &scope).positional.first ?? nil
      if case .instance(let type)? = first?.type { return .some(first?.with(.type(type))) }
      return .some(nil)
    default: return nil
    }
  }

  private mutating func parent(_ call: Call, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    _ = readArguments(call, file, &scope)
    guard !scope.type.isNone, !scope.function.isNone else { return nil }
    let function = tables.functions[scope.function]
    if tables.classes[scope.type].role == .manager, let model = model(of: scope.type) {
      return Typed(.parent(scope.type, of: .querySet(model)))
    }
    let receiver: ValueType = function.isClassMethod ? .type(scope.type) : .instance(scope.type)
    return Typed(.parent(scope.type, of: receiver))
  }

  /// `getattr(order, "total")`.
  private mutating func dynamicAttribute(_ call: Call, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    let given = readArguments(call, file, &scope)
    guard call.arguments.count >= 2, let name = file.string(call.arguments[1]), let base = given.positional.first ?? nil
    else { return nil }
    switch base.type {
    case .library("django.conf.settings"):
      let kind: GraphEdge.Kind = call.calleeName == "setattr" || call.calleeName == "delattr" ? .sets : .reads
      readNamedSetting(call, kind, base.evidence, scope)
      return nil
    case .instance, .type:
      return attribute(name, of: base.weakened(to: .guess), file.contents(call.arguments[1]), &scope)
    default: return nil
    }
  }
}
