public import Base
public import PythonSyntax

/// Reading the definitions and top-level names of one file.
extension ProjectTables {
  mutating func collect(_ index: Int) {
    let file = file(index)
    for statement in file.children(of: file.root) { collectTop(statement, index, file) }
  }

  private mutating func collectTop(_ node: ID<Node>, _ index: Int, _ file: PythonFile) {
    let module = modules[index].name
    switch file.kind(node) {
    case .decorated:
      if let inner = file.lastChild(of: node) { collectTop(inner, index, file) }
    case .functionDef, .asyncFunctionDef:
      let id = addFunction(node, index, file, prefix: module, owner: .none, isLocal: false)
      modules[index].bindings[functions[id].name] = .function(id)
    case .classDef:
      let id = addClass(node, index, file, prefix: module, outer: .none, isLocal: false)
      modules[index].bindings[classes[id].name] = .type(id)
    case .importStatement, .importFrom: collectImport(node, index, file)
    case .assign, .annotatedAssign:
      for (target, value) in file.boundNames(of: node) {
        guard let value else { continue }
        modules[index].bindings[file.name(file[target].symbol)] = .value(target: target, value: value)
      }
    case .ifStatement, .elifClause, .elseClause, .tryStatement, .exceptHandler, .finallyClause, .withStatement,
      .forStatement, .whileStatement, .block:
      for child in file.children(of: node) { collectTop(child, index, file) }
    default: break
    }
  }

  private mutating func collectImport(_ node: ID<Node>, _ index: Int, _ file: PythonFile) {
    guard let view = Import(node, in: file) else { return }
    for (name, binding) in modules[index].bindings(of: view) where modules[index].bindings[name] == nil {
      modules[index].bindings[name] = binding
    }
    if view.isStar, let module = view.module {
      modules[index].stars.append(modules[index].absolute(module, level: view.level))
    }
  }

  @discardableResult
  private mutating func addFunction(
    _ node: ID<Node>, _ index: Int, _ file: PythonFile, prefix: String, owner: ID<ClassRow>, isLocal: Bool
  ) -> ID<FunctionRow> {
    let id = ID<FunctionRow>(functions.count)
    let name = file.name(file[node].symbol)
    var row = FunctionRow(name: name, dotted: prefix + "." + name, file: index, node: node, owner: owner)
    row.isLocal = isLocal
    for decorator in file.decorators(of: node) {
      let head = file.kind(decorator) == .call ? ID(decorator.index + 1) : decorator
      let dotted = file.dottedName(of: head) ?? ""
      switch dotted.dottedParts.last.map(String.init) ?? "" {
      case "property", "cached_property": row.isProperty = true
      case "staticmethod": row.isStatic = true
      case "classmethod": row.isClassMethod = true
      case "fixture": row.isFixture = true
      default: break
      }
    }
    functions.append(row)
    functionNodes[index][node.index] = id
    if functionIndex[row.dotted] == nil { functionIndex[row.dotted] = id }
    collectNested(node, index, file, prefix: row.dotted + ".<locals>")
    return id
  }

  /// Functions and classes inside of a function's body.
  private mutating func collectNested(_ node: ID<Node>, _ index: Int, _ file: PythonFile, prefix: String) {
    let rows = file.subtree(of: node)
    var row = rows.lowerBound + 1
    while row < rows.upperBound {
      let inner = ID<Node>(row)
      switch file.kind(inner) {
      case .functionDef, .asyncFunctionDef:
        addFunction(inner, index, file, prefix: prefix, owner: .none, isLocal: true)
        row += Int(file[inner].size)
      case .classDef:
        _ = addClass(inner, index, file, prefix: prefix, outer: .none, isLocal: true)
        row += Int(file[inner].size)
      default: row += 1
      }
    }
  }

  private mutating func addClass(
    _ node: ID<Node>, _ index: Int, _ file: PythonFile, prefix: String, outer: ID<ClassRow>, isLocal: Bool
  ) -> ID<ClassRow> {
    let id = ID<ClassRow>(classes.count)
    let name = file.name(file[node].symbol)
    var row = ClassRow(name: name, dotted: prefix + "." + name, file: index, node: node, outer: outer)
    row.isLocal = isLocal
    classes.append(row)
    classNodes[index][node.index] = id
    if classIndex[row.dotted] == nil { classIndex[row.dotted] = id }
    if let body = file.firstChild(of: node, .block) { collectMembers(body, id, index, file, prefix: row.dotted) }
    return id
  }

  private mutating func collectMembers(
    _ block: ID<Node>, _ id: ID<ClassRow>, _ index: Int, _ file: PythonFile, prefix: String
  ) {
    for statement in file.children(of: block) {
      let inner = file.kind(statement) == .decorated ? file.lastChild(of: statement) ?? statement : statement
      switch file.kind(inner) {
      case .functionDef, .asyncFunctionDef:
        let function = addFunction(inner, index, file, prefix: prefix, owner: id, isLocal: classes[id].isLocal)
        let name = functions[function].name
        // A property's setter stands behind its getter.
        if case .function(let first)? = classes[id].members[name], functions[first].isProperty { continue }
        classes[id].members[name] = .function(function)
      case .classDef:
        let type = addClass(inner, index, file, prefix: prefix, outer: id, isLocal: classes[id].isLocal)
        classes[id].members[classes[type].name] = .type(type)
      case .assign, .annotatedAssign:
        for (target, value) in file.boundNames(of: inner) {
          let annotation = file.firstChild(of: inner, .annotation).flatMap { file.firstChild(of: $0) }
          classes[id].members[file.name(file[target].symbol)] = .value(
            target: target, value: value, annotation: annotation)
        }
      case .ifStatement, .elseClause, .elifClause, .tryStatement, .exceptHandler:
        for child in file.children(of: inner) where file.kind(child) == .block {
          collectMembers(child, id, index, file, prefix: prefix)
        }
      default: break
      }
    }
  }
}

extension PythonFile {
  /// The plain names an assignment binds, with what they are bound to.
  public func boundNames(of statement: ID<Node>) -> [(target: ID<Node>, value: ID<Node>?)] {
    let parts = Array(children(of: statement))
    if kind(statement) == .annotatedAssign {
      guard let target = parts.first, kind(target) == .name else { return [] }
      let value = parts.last.flatMap { parts.count > 2 ? $0 : nil }
      return [(target, value)]
    }
    guard let value = parts.last else { return [] }
    return parts.dropLast().filter { kind($0) == .name }.map { ($0, value) }
  }

  /// A plain string literal, also of several parts.
  public func string(_ node: ID<Node>) -> String? {
    switch kind(node) {
    case .string: return literalText(of: Int(node.index))
    case .concatenation:
      let parts = Array(children(of: node))
      guard parts.allSatisfy({ kind($0) == .string }) else { return nil }
      return parts.map { literalText(of: Int($0.index)) }.joined()
    default: return nil
    }
  }
}

extension ModuleRow {
  /// What an import statement binds, stars left out.
  func bindings(of view: Import) -> [(name: String, binding: Binding)] {
    guard let module = view.module else {
      return view.names.map { name, alias in
        if let alias { return (alias, .module(name)) }
        let head = String(name.prefix { $0 != "." })
        return (head, .module(head))
      }
    }
    let source = absolute(module, level: view.level)
    return view.names.map { name, alias in (alias ?? name, .imported(module: source, name: name)) }
  }
}
