import Base
import Django
import PythonSyntax

/// Statements, in the order they stand: the last binding of a name counts.
extension ProjectReader {
  mutating func readStatement(_ node: ID<Node>, _ scope: inout Scope) {
    let file = file(scope)
    switch file.kind(node) {
    case .decorated: readDecorated(node, file, &scope)
    case .functionDef, .asyncFunctionDef: readDefinition(node, file, &scope)
    case .classDef: readClass(node, file, &scope)
    case .importStatement, .importFrom: readImport(node, file, &scope)
    case .assign: readAssignment(node, file, &scope)
    case .annotatedAssign: readAnnotated(node, file, &scope)
    case .augmentedAssign:
      for child in file.children(of: node) { _ = type(of: child, &scope) }
    case .returnStatement, .expressionStatement: readExpression(node, file, &scope)
    case .forStatement, .asyncForStatement: readLoop(node, file, &scope)
    case .withItem: readWithItem(node, file, &scope)
    case .ifStatement, .elifClause: readBranch(node, file, &scope)
    case .exceptHandler:
      for child in file.children(of: node) where file.kind(child) != .identifier { readAny(child, file, &scope) }
    case .typeAlias, .globalStatement, .nonlocalStatement, .passStatement, .breakStatement, .continueStatement: break
    default:
      for child in file.children(of: node) { readAny(child, file, &scope) }
    }
  }

  private mutating func readAny(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    if file.kind(node).isExpression { _ = type(of: node, &scope) } else { readStatement(node, &scope) }
  }

  private mutating func readExpression(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    guard let value = file.firstChild(of: node) else { return }
    let kind = file.kind(value)
    let found = type(of: value, &scope)
    if file.kind(node) == .returnStatement {
      if let found { scope.returned.append(found) }
    } else if kind == .yield, let found {
      scope.returned.append(found)
    }
  }

  // MARK: Definitions

  private mutating func readDecorated(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    guard let inner = file.lastChild(of: node) else { return }
    var own = scope
    own.owner = owner(of: inner, scope)
    for decorator in file.children(of: node) where file.kind(decorator) == .decorator {
      if let value = file.firstChild(of: decorator) { readDecorator(value, file, &own) }
    }
    readStatement(inner, &scope)
  }

  private mutating func owner(of definition: ID<Node>, _ scope: Scope) -> ID<GraphNode> {
    if let function = tables.functionNodes[scope.module][definition.index] { return functionNode(function) }
    if let type = tables.classNodes[scope.module][definition.index] { return classNode(type) }
    return scope.owner
  }

  private mutating func readDefinition(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    guard let id = tables.functionNodes[scope.module][node.index] else { return }
    let isNested = !scope.function.isNone
    scope.names[tables.functions[id].name] = isNested ? .some(Typed(.function(id))) : nil
    readDefaults(of: node, file, &scope)
    readHook(id, file, scope)
    readSitemap(id, file, scope)
    readAdminMethod(id, file, scope)
    let returned = readFunction(id, closure: isNested ? scope.names : [:], for: scope.purpose)
    if isNested { returnTypes[id] = .some(returned.first) }
  }

  private mutating func readDefaults(of node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    guard let view = FunctionDefinition(node, in: file) else { return }
    var own = scope
    own.owner = owner(of: node, scope)
    for parameter in view.parameters {
      if let value = parameter.defaultValue { _ = type(of: value, &scope) }
      if let annotation = parameter.annotation { _ = type(of: annotation, &own) }
    }
    if let annotation = view.returns { _ = type(of: annotation, &own) }
  }

  private mutating func readClass(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    guard let id = tables.classNodes[scope.module][node.index], let view = ClassDefinition(node, in: file) else {
      return
    }
    if !scope.function.isNone { scope.names[tables.classes[id].name] = .some(Typed(.type(id))) }
    var own = scope
    own.owner = classNode(id)
    for base in view.bases {
      if case .type(let base)? = type(of: base, &own)?.type, base != id {
        own.purpose = scope.purpose
        add(.inherits, to: classNode(base), .proved, file[node].range, own)
      }
    }
    for keyword in view.keywords { _ = type(of: keyword.value, &own) }
    readClassBody(id, closure: scope.function.isNone ? [:] : scope.names, for: scope.purpose)
  }

  private mutating func readImport(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    guard let view = Import(node, in: file) else { return }
    let bindings = tables.modules[scope.module].bindings(of: view)
    for (name, binding) in bindings {
      var meaning: ProjectTables.Meaning?
      switch binding {
      case .module(let module): meaning = .module(module)
      case .imported(let module, let name): meaning = shared.meaning(of: name, inModule: module)
      case .function, .type, .value: break
      }
      guard let meaning else { continue }
      reference(meaning, .imports, file[node].range, scope)
      if !scope.function.isNone { scope.names[name] = .some(typed(meaning)) }
    }
  }

  // MARK: Bindings

  private mutating func readAssignment(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    let parts = Array(file.children(of: node))
    guard let value = parts.last else { return }
    readOptions(parts.dropLast(), value, file, &scope)
    readURLNames(parts.dropLast(), value, file, scope)
    let found = type(of: value, &scope)
    settleOptions(found, scope)
    for target in parts.dropLast() { bind(target, to: found, &scope) }
  }

  private mutating func readAnnotated(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    let parts = Array(file.children(of: node))
    guard let target = parts.first else { return }
    var found: Typed?
    if let annotation = file.firstChild(of: node, .annotation).flatMap({ file.firstChild(of: $0) }) {
      _ = type(of: annotation, &scope)
      found = annotated(annotation, scope.module)
    }
    if parts.count > 2, let value = parts.last {
      readOptions(parts.prefix(1), value, file, &scope)
      readURLNames(parts.prefix(1), value, file, scope)
      let given = type(of: value, &scope)
      settleOptions(given, scope)
      found = found ?? given
    }
    bind(target, to: found, &scope)
  }

  /// Gives what stands left of `=`, behind `for` or `as` its type.
  mutating func bind(_ target: ID<Node>, to value: Typed?, _ scope: inout Scope) {
    let file = file(scope)
    switch file.kind(target) {
    case .name:
      let name = file.name(file[target].symbol)
      if scope.function.isNone, scope.type.isNone, scope.names[name] == nil, isTopName(name, scope) { return }
      scope.names[name] = .some(value ?? named(name, .guess))
    case .tuple, .list:
      for (place, part) in file.children(of: target).enumerated() {
        var element: Typed?
        if case .tuple(let types)? = value?.type, place < types.count, let type = types[place] {
          element = Typed(type, value?.evidence ?? .likely)
        } else if let value, case .tuple = value.type {
          element = nil
        } else {
          element = value.flatMap { self.element(of: $0) }
        }
        bind(part, to: element, &scope)
      }
    case .starred:
      if let inner = file.firstChild(of: target) { bind(inner, to: nil, &scope) }
    case .attribute: bindAttribute(target, to: value, file, &scope)
    case .subscript: bindKey(target, to: value, file, &scope)
    default: _ = type(of: target, &scope)
    }
  }

  /// The variable of a loop: where nothing is known of what it runs over, its name may tell.
  mutating func bindElement(_ target: ID<Node>, of source: Typed?, _ scope: inout Scope) {
    let file = file(scope)
    if source == nil, file.kind(target) == .name, let found = named(file.name(file[target].symbol), .likely) {
      return bind(target, to: found, &scope)
    }
    bind(target, to: source.flatMap { element(of: $0) }, &scope)
  }

  /// `order` is most likely an order, if the project has one model of that name.
  private func named(_ name: String, _ evidence: Evidence) -> Typed? {
    conventional(name) ?? tables.conventional[name].map { Typed(.instance($0), evidence) }
  }

  /// A name of the module is looked up in the module's table, which knows what the boot made of it.
  private func isTopName(_ name: String, _ scope: Scope) -> Bool {
    tables.modules[scope.module].bindings[name] != nil
  }

  private mutating func bindAttribute(
    _ target: ID<Node>, to value: Typed?, _ file: PythonFile, _ scope: inout Scope
  ) {
    guard let base = file.firstChild(of: target) else { return }
    let name = file.name(file[target].symbol)
    let owner = type(of: base, &scope)
    if let type = ownClass(owner, scope), let value, file.kind(base) == .name {
      assignedAttributes[type, default: [:]][name] = assignedAttributes[type]?[name] ?? value
    }
    _ = attribute(name, of: owner, file.lastName(of: target), &scope, kind: .sets)
  }

  /// The class around, if that is what `self` or, in a class method, `cls` stands for.
  private func ownClass(_ owner: Typed?, _ scope: Scope) -> ID<ClassRow>? {
    switch owner?.type {
    case .instance(scope.type)?: return scope.type
    case .type(scope.type)? where !scope.function.isNone && tables.functions[scope.function].isClassMethod:
      return scope.type
    default: return nil
    }
  }

  private mutating func bindKey(_ target: ID<Node>, to value: Typed?, _ file: PythonFile, _ scope: inout Scope) {
    let parts = Array(file.children(of: target))
    guard parts.count == 2, file.kind(parts[0]) == .name, let key = file.string(parts[1]) else {
      _ = type(of: target, &scope)
      return
    }
    let name = file.name(file[parts[0]].symbol)
    if let known = scope.names[name] ?? nil, case .mapping(var map) = known.type {
      map[key] = value?.type
      scope.names[name] = .some(known.with(.mapping(map)))
    } else if let value, scope.names[name] != nil {
      _ = type(of: target, &scope)
      // A context that a library's method made.
      if name == "context" || name == "ctx" || name == "data" {
        scope.names[name] = .some(Typed(.mapping([key: value.type]), .likely))
      }
    } else {
      _ = type(of: target, &scope)
    }
  }

  // MARK: Blocks

  private mutating func readLoop(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    let parts = Array(file.children(of: node))
    guard parts.count >= 3 else { return }
    let source = type(of: parts[1], &scope)
    bindElement(parts[0], of: source, &scope)
    for part in parts.dropFirst(2) { readAny(part, file, &scope) }
  }

  private mutating func readWithItem(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    let parts = Array(file.children(of: node))
    guard let value = parts.first else { return }
    let found = type(of: value, &scope)
    if parts.count > 1 { bind(parts[1], to: found, &scope) }
  }

  /// `if isinstance(x, Order):` tells what `x` is inside.
  private mutating func readBranch(_ node: ID<Node>, _ file: PythonFile, _ scope: inout Scope) {
    let parts = Array(file.children(of: node))
    guard let test = parts.first else { return }
    _ = type(of: test, &scope)
    let before = scope.names
    if let (name, narrowed) = narrowing(test, file, &scope) { scope.names[name] = .some(narrowed) }
    for (place, part) in parts.dropFirst().enumerated() {
      readAny(part, file, &scope)
      if place == 0, let (name, _) = narrowing(test, file, &scope) { scope.names[name] = before[name] }
    }
  }

  private mutating func narrowing(
    _ test: ID<Node>, _ file: PythonFile, _ scope: inout Scope
  ) -> (String, Typed)? {
    guard let call = Call(test, in: file), call.calleeName == "isinstance", call.arguments.count == 2,
      file.kind(call.arguments[0]) == .name
    else { return nil }
    var quiet = scope
    quiet.purpose = .inference
    guard case .type(let type)? = self.type(of: call.arguments[1], &quiet)?.type else { return nil }
    return (file.name(file[call.arguments[0]].symbol), Typed(.instance(type)))
  }
}

extension NodeKind {
  var isExpression: Bool {
    switch self {
    case .boolOp, .namedExpression, .binaryOp, .unaryOp, .lambda, .conditional, .dict, .dictUnpack, .set,
      .listComprehension, .setComprehension, .dictComprehension, .generator, .await, .yield, .yieldFrom, .compare,
      .call, .keyword, .keywordUnpack, .attribute, .subscript, .slice, .starred, .name, .list, .tuple, .none, .true,
      .false, .ellipsis, .integer, .float, .imaginary, .string, .bytes, .concatenation, .formattedString,
      .templateString:
      true
    default: false
    }
  }
}

extension PythonFile {
  /// Where the name of `value.name` stands.
  func lastName(of attribute: ID<Node>) -> TextRange {
    let node = self[attribute]
    return TextRange(node.end - UInt32(nameBytes(node.symbol).count), node.end)
  }
}
