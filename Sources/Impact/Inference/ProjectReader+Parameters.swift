import Base
import Django
import PythonSyntax

/// What the parameters of a function are: annotations, Django's calling conventions, callers, names.
extension ProjectReader {
  mutating func bindParameters(of view: FunctionDefinition, _ id: ID<FunctionRow>, _ scope: inout Scope) {
    let row = tables.functions[id]
    for (place, parameter) in view.parameters.enumerated() {
      guard parameter.kind != .variadic, parameter.kind != .keywordVariadic else {
        scope.names[parameter.name] = .some(nil)
        continue
      }
      var found = place == 0 && !row.isStatic ? receiver(of: row, parameter.name) : nil
      if found == nil, let annotation = parameter.annotation { found = annotated(annotation, row.file) }
      if found == nil { found = hosted(parameter.name, place, view, row, id) }
      if found == nil, case .some(let known?) = parameterTypes[id]?[parameter.name] { found = known }
      if found == nil { found = byName(parameter.name, row) }
      scope.names[parameter.name] = .some(found)
      if scope.isRecording { noteFixture(parameter.name, row, scope) }
    }
  }

  /// pytest hands a fixture to whoever names it.
  private mutating func noteFixture(_ name: String, _ row: FunctionRow, _ scope: Scope) {
    guard row.name.hasPrefix("test") || row.isFixture, let fixture = fixture(name, row) else { return }
    add(.uses, to: functionNode(fixture), .likely, tables.file(row.file)[row.node].range, scope)
  }

  /// `self` and `cls`.
  private mutating func receiver(of row: FunctionRow, _ name: String) -> Typed? {
    guard !row.owner.isNone else { return nil }
    let type = tables.classes[row.owner]
    if type.role == .manager, !row.isClassMethod {
      return model(of: row.owner).map { Typed(.querySet($0)) } ?? Typed(.instance(row.owner))
    }
    return Typed(row.isClassMethod ? .type(row.owner) : .instance(row.owner))
  }

  /// An annotation's class: `Order`, `"Order"`, `Order | None`, `list[Order]`, `QuerySet[Order]`.
  func annotated(_ node: ID<Node>, _ module: Int, depth: Int = 0) -> Typed? {
    let file = tables.file(module)
    switch file.kind(node) {
    case .name, .attribute:
      guard let dotted = file.dottedName(of: node) else { return nil }
      return annotated(dotted, module, depth)
    case .string, .concatenation:
      guard let text = file.string(node) else { return nil }
      let dotted = text.split { $0 == "|" || $0 == " " }.first.map(String.init) ?? text
      return annotated(dotted, module, depth)
    case .binaryOp:
      return file.children(of: node).lazy.compactMap { annotated($0, module, depth: depth) }.first
    case .subscript: return generic(node, file, module, depth)
    default: return nil
    }
  }

  private func annotated(_ dotted: String, _ module: Int, _ depth: Int) -> Typed? {
    let meaning = shared.meaning(ofDotted: dotted, in: module)
    // `CurrentUser = Annotated[User, Depends(current_user)]`
    if depth < 8, case .value(let other, _, let value)? = meaning, isAnnotated(value, tables.file(other)) {
      return annotated(value, other, depth: depth + 1)
    }
    guard case .type(let type)? = meaning else { return nil }
    if tables.classes[type].role == .manager, let model = tables.managed[type], !model.isNone {
      return Typed(.querySet(model))
    }
    return Typed(.instance(type))
  }

  private func isAnnotated(_ node: ID<Node>, _ file: PythonFile) -> Bool {
    guard file.kind(node) == .subscript, let head = file.firstChild(of: node) else { return false }
    return file.dottedName(of: head)?.dottedParts.last == "Annotated"
  }

  private func generic(_ node: ID<Node>, _ file: PythonFile, _ module: Int, _ depth: Int) -> Typed? {
    let parts = Array(file.children(of: node))
    guard parts.count == 2, let head = file.dottedName(of: parts[0])?.dottedParts.last else { return nil }
    var inner = parts[1]
    if ["dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "OrderedDict"].contains(head) {
      guard file.kind(inner) == .tuple, let last = file.lastChild(of: inner) else { return nil }
      return annotated(last, module, depth: depth).map { $0.with(.dictionary($0.type)) }
    }
    if file.kind(inner) == .tuple, let first = file.firstChild(of: inner) { inner = first }
    guard let element = annotated(inner, module, depth: depth) else { return nil }
    switch head {
    case "Optional", "Annotated", "ClassVar", "Final": return element
    case "type", "Type":
      if case .instance(let id) = element.type { return element.with(.type(id)) }
      return nil
    case "QuerySet", "Manager", "RelatedManager", "BaseManager":
      if case .instance(let id) = element.type { return element.with(.querySet(id)) }
      return nil
    case "list", "List", "Sequence", "Iterable", "Iterator", "Generator", "set", "Set", "Collection", "tuple", "Tuple":
      return element.with(.list(element.type))
    default: return nil
    }
  }

  /// What Django hands to the methods it calls itself.
  private mutating func hosted(
    _ name: String, _ place: Int, _ view: FunctionDefinition, _ row: FunctionRow, _ id: ID<FunctionRow>
  ) -> Typed? {
    if let model = senders[row.dotted], !model.isNone {
      if name == "instance" { return Typed(.instance(model)) }
      if name == "sender" { return Typed(.type(model)) }
    }
    if row.name.hasPrefix("test") || row.isFixture, let fixture = fixture(name, row) {
      return returnType(of: fixture)?.weakened(to: .likely)
    }
    if let settings = settingsFixture(name, row) { return settings }
    if place == 2, let model = actionModels[id] { return Typed(.querySet(model), .likely) }
    guard !row.owner.isNone else { return nil }
    let role = tables.classes[row.owner].role
    if name == "queryset" || name == "qs" {
      switch role {
      case .view, .admin, .filterset: return model(of: row.owner).map { Typed(.querySet($0), .likely) }
      default: return nil
      }
    }
    switch (role, name) {
    case (.admin, "obj"), (.serializer, "obj"), (.serializer, "instance"), (.form, "instance"), (.view, "obj"):
      return model(of: row.owner).map { Typed(.instance($0), .likely) }
    case (.serializer, "validated_data"): return Typed(.formData(row.owner), .likely)
    case (.view, "form"): return hostedForm(of: row.owner)
    case (.admin, "form") where row.name == "save_model" || row.name == "save_form" || row.name == "save_related":
      return hostedForm(of: row.owner)
    case (.admin, _) where place == 1 && view.parameters.count == 2 && name != "request":
      return model(of: row.owner).map { Typed(.instance($0), .likely) }
    case (.serializer, _) where place == 1 && row.name.hasPrefix("get_") && view.parameters.count == 2:
      return model(of: row.owner).map { Typed(.instance($0), .likely) }
    default: return nil
    }
  }

  /// The nearest fixture of that name: in the same file, or in a `conftest.py` above it.
  private func fixture(_ name: String, _ row: FunctionRow) -> ID<FunctionRow>? {
    guard let known = fixtures[name] else { return nil }
    if let own = known.first(where: { tables.functions[$0].file == row.file && tables.functions[$0].node != row.node })
    {
      return own
    }
    let path = tables.sources.python[row.file].path
    let above = known.filter { id in
      let other = tables.sources.python[tables.functions[id].file].path
      guard other.hasSuffix("conftest.py") else { return false }
      return path.hasPrefix(other.dropLast("conftest.py".count))
    }
    return above.max {
      tables.sources.python[tables.functions[$0].file].path.count
        < tables.sources.python[tables.functions[$1].file].path.count
    }
  }

  /// `order` is an order: only where the project has one model of that name.
  private func byName(_ name: String, _ row: FunctionRow) -> Typed? {
    if name == "request" { return Typed(.made("django.http.HttpRequest"), .likely) }
    if name == "apps", tables.sources.python[row.file].path.contains("migrations/") { return Typed(.library("apps")) }
    guard let model = tables.conventional[name] else { return nil }
    return Typed(.instance(model), .likely)
  }
}
