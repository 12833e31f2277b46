public import Base
import Django
public import PythonSyntax

/// What an expression stands for; every part of it is read exactly once.
extension ProjectReader {
  mutating func type(of node: ID<Node>, _ scope: inout Scope) -> Typed? {
    let found = readType(of: node, &scope)
    if scope.purpose == .types { noted.note(found, of: node) }
    return found
  }

  private mutating func readType(of node: ID<Node>, _ scope: inout Scope) -> Typed? {
    let file = file(scope)
    switch file.kind(node) {
    case .name: return nameType(node, file, &scope)
    case .string:
      readString(node, file, scope)
      return nil
    case .concatenation:
      readString(node, file, scope)
      for part in file.children(of: node) where file.kind(part) == .formattedString { _ = type(of: part, &scope) }
      return nil
    case .attribute: return attributeType(node, file, &scope)
    case .call: return callType(node, file, &scope)
    case .subscript: return subscriptType(node, file, &scope)
    case .list, .set: return listType(Array(file.children(of: node)), &scope)
    case .tuple:
      let types = file.children(of: node).map { type(of: $0, &scope)?.type }
      return types.contains { $0 != nil } ? Typed(.tuple(types), .likely) : nil
    case .dict: return dictType(node, file, &scope)
    case .listComprehension, .setComprehension, .generator: return comprehensionType(node, file, &scope)
    case .dictComprehension:
      _ = comprehensionType(node, file, &scope)
      return nil
    case .lambda: return lambdaType(node, file, &scope)
    case .conditional:
      let parts = file.children(of: node).map { type(of: $0, &scope) }
      return parts.count == 3 ? parts[0] ?? parts[2] : nil
    case .boolOp:
      return file.children(of: node).map { type(of: $0, &scope) }.reduce(nil) { $0 ?? $1 }
    case .binaryOp: return binaryType(node, file, &scope)
    case .namedExpression:
      let parts = Array(file.children(of: node))
      guard parts.count == 2 else { return nil }
      let found = type(of: parts[1], &scope)
      bind(parts[0], to: found, &scope)
      return found
    case .await, .starred, .unaryOp, .keyword, .yield, .keywordUnpack, .dictUnpack:
      return file.children(of: node).map { type(of: $0, &scope) }.first ?? nil
    default:
      for child in file.children(of: node) { _ = type(of: child, &scope) }
      return nil
    }
  }

  private mutating func nameType(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    let name = file.name(file[node].symbol)
    if let local = scope.names[name] {
      if case .type(let id)? = local?.type, !isReceiver(id, name, scope) {
        reference(.type(id), .names, file[node].range, scope)
      }
      if case .function(let id)? = local?.type { reference(.function(id), .names, file[node].range, scope) }
      return local
    }
    guard let meaning = shared.meaning(of: name, in: scope.module) else { return conventional(name) }
    reference(meaning, .names, file[node].range, scope)
    return typed(meaning)
  }

  /// `cls` names no class.
  private func isReceiver(_ type: ID<ClassRow>, _ name: String, _ scope: Scope) -> Bool {
    type == scope.type && !scope.function.isNone && name != tables.classes[type].name
      && tables.functions[scope.function].isClassMethod
  }

  /// What naming conventions say of an unknown name.
  func conventional(_ name: String) -> Typed? {
    name == "request" ? Typed(.made("django.http.HttpRequest"), .likely) : nil
  }

  mutating func typed(_ meaning: ProjectTables.Meaning) -> Typed? {
    switch meaning {
    case .type(let id): return Typed(.type(id))
    case .function(let id): return Typed(.function(id))
    case .module(let name): return Typed(.module(name))
    case .library(let name): return Typed(.library(name))
    case .value(let module, let target, let value): return moduleValue(module, target, value)
    }
  }

  /// A module's variable: what it was bound to.
  private mutating func moduleValue(_ module: Int, _ target: ID<Node>, _ value: ID<Node>) -> Typed? {
    let key = MemberName(type: ID(UInt32(1 << 31) + UInt32(module)), name: String(target.index))
    if let known = memberTypes[key] { return known }
    guard openMembers.insert(key).inserted else { return nil }
    defer { openMembers.remove(key) }
    var scope = Scope(module: module, owner: fileNode(module), purpose: .inference)
    let found = type(of: value, &scope)
    memberTypes[key] = .some(found)
    return found
  }

  mutating func reference(
    _ meaning: ProjectTables.Meaning, _ kind: GraphEdge.Kind, _ range: TextRange, _ scope: Scope
  ) {
    guard scope.isRecording else { return }
    switch meaning {
    case .type(let id): add(kind, to: classNode(id), .proved, range, scope)
    case .function(let id): add(kind, to: functionNode(id), .proved, range, scope)
    case .module(let name):
      if let row = tables.moduleIndex[name] { add(kind, to: fileNode(row), .proved, range, scope) }
    case .value(let module, let target, _): referenceSetting(target, module, kind, range, scope)
    case .library: break
    }
  }

  private mutating func attributeType(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    guard let base = file.firstChild(of: node) else { return nil }
    let owner = type(of: base, &scope)
    return attribute(file.name(file[node].symbol), of: owner, file.lastName(of: node), &scope)
  }

  // MARK: Containers

  private mutating func listType(_ elements: [ID<Node>], _ scope: inout Scope) -> Typed? {
    var found: Typed?
    var waiting: [WaitingLookup] = []
    for element in elements {
      let one = type(of: element, &scope)
      if case .lookups(let lookups)? = one?.type { waiting += lookups }
      found = found ?? one
    }
    if !waiting.isEmpty { return Typed(.lookups(waiting)) }
    return found.map { $0.with(.list($0.type)) }
  }

  private mutating func dictType(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    var map: [String: ValueType] = [:]
    let parts = Array(file.children(of: node))
    var place = 0
    while place < parts.count {
      if file.kind(parts[place]) == .dictUnpack {
        if case .mapping(let inner)? = type(of: parts[place], &scope)?.type { map.merge(inner) { $1 } }
        place += 1
        continue
      }
      let key = file.string(parts[place])
      if key == nil { _ = type(of: parts[place], &scope) }
      guard place + 1 < parts.count else { break }
      let value = type(of: parts[place + 1], &scope)
      if let key, let value { map[key] = value.type }
      place += 2
    }
    return Typed(.mapping(map), .likely)
  }

  private mutating func comprehensionType(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    let before = scope.names
    defer { scope.names = before }
    let parts = Array(file.children(of: node))
    for part in parts where file.kind(part) == .comprehension {
      let inner = Array(file.children(of: part))
      guard inner.count >= 2 else { continue }
      let source = type(of: inner[1], &scope)
      bindElement(inner[0], of: source, &scope)
      for condition in inner.dropFirst(2) { _ = type(of: condition, &scope) }
    }
    var found: Typed?
    for part in parts where file.kind(part) != .comprehension { found = type(of: part, &scope) }
    return found.map { $0.with(.list($0.type)) }
  }

  private mutating func lambdaType(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    let before = scope
    defer { (scope.names, scope.element) = (before.names, before.element) }
    scope.element = nil
    let parts = Array(file.children(of: node))
    if let parameters = parts.first, file.kind(parameters) == .parameters {
      for (place, parameter) in file.children(of: parameters).enumerated() {
        let name = file.name(file[parameter].symbol)
        // A factory's declarations see the object that is being made.
        let isMade = place == 0 && !scope.factoryModel.isNone
        let element = place == 0 ? before.element?.weakened(to: .likely) : nil
        scope.names[name] = .some(isMade ? Typed(.instance(scope.factoryModel), .likely) : element)
      }
    }
    _ = parts.last.map { type(of: $0, &scope) }
    return nil
  }

  private mutating func binaryType(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    let parts = file.children(of: node).map { type(of: $0, &scope) }
    var waiting: [WaitingLookup] = []
    for part in parts {
      if case .lookups(let lookups)? = part?.type { waiting += lookups }
    }
    if !waiting.isEmpty { return Typed(.lookups(waiting)) }
    switch parts.first??.type {
    case .querySet?, .list?: return parts.first ?? nil
    default: return nil
    }
  }

  private mutating func subscriptType(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    let parts = Array(file.children(of: node))
    guard parts.count == 2 else { return nil }
    let base = type(of: parts[0], &scope)
    let key = file.string(parts[1])
    if key == nil { _ = type(of: parts[1], &scope) }
    guard let base else { return nil }
    let isSlice = file.kind(parts[1]) == .slice
    switch base.type {
    case .library("fastcrud.FastCRUD"): return specialisedCrud(parts[1], file, &scope)
    case .querySet(let model): return isSlice ? base : base.with(.instance(model))
    case .rows(let model): return isSlice ? base : base.with(.row(model))
    case .list(let inner): return isSlice ? base : base.with(inner)
    case .tuple(let types):
      guard file.kind(parts[1]) == .integer, let place = file.integer(of: Int(parts[1].index)), place < types.count,
        let type = types[place]
      else { return nil }
      return base.with(type)
    case .mapping(let map): return key.flatMap { map[$0] }.map { base.with($0) }
    case .dictionary(let inner): return base.with(inner)
    case .row(let model):
      if let key { lookUp(key, file.contents(parts[1]), on: model, .looksUp, base.evidence, scope) }
      return nil
    case .formData(let form):
      guard let key else { return nil }
      return formField(key, of: form, file.contents(parts[1]), base.evidence, scope)
    default: return nil
    }
  }

  /// What iterating over it gives.
  func element(of typed: Typed) -> Typed? {
    switch typed.type {
    case .querySet(let model): typed.with(.instance(model))
    case .rows(let model): typed.with(.row(model))
    case .list(let inner): typed.with(inner)
    case .tuple(let types): types.first.flatMap { $0 }.map { typed.with($0) }
    default: nil
    }
  }
}

extension PythonFile {
  /// What stands between the quotes of a string.
  public func contents(_ node: ID<Node>) -> TextRange {
    guard kind(node) == .string else { return self[node].range }
    let inner = contents(of: self[node])
    return TextRange(UInt32(inner.lowerBound), UInt32(inner.upperBound))
  }
}
