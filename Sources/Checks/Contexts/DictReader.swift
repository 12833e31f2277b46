import Base

/// Reads which keys a dictionary may have, from the expression that makes it and what happens to it on the way.
struct DictReader {
  unowned let project: CheckedProject
  /// The view whose context is being read: whoever asks adds what its methods give.
  var view = ID<ClassRow>.none
  private static let maximumDepth = 5

  /// - Parameter type: the class whose method this is, as the view is made of it.
  func names(of node: ID<Node>, in file: CheckedFile, type: ID<ClassRow> = .none, depth: Int = 0) -> ContextNames {
    guard depth < Self.maximumDepth else { return .open }
    let tree = file.tree
    switch tree.kind(node) {
    case .none: return ContextNames()
    case .dict: return entries(of: node, file, type, depth)
    case .name: return variable(node, file, type, depth)
    case .binaryOp, .boolOp:
      return tree.children(of: node).reduce(into: ContextNames()) {
        $0.add(names(of: $1, in: file, type: type, depth: depth + 1))
      }
    case .conditional:
      let parts = Array(tree.children(of: node))
      guard parts.count == 3 else { return .open }
      return names(of: parts[0], in: file, type: type, depth: depth + 1)
        .adding(names(of: parts[2], in: file, type: type, depth: depth + 1))
    case .call: return Call(node, in: tree).map { called($0, file, type, depth) } ?? .open
    default: return .open
    }
  }

  private func entries(of node: ID<Node>, _ file: CheckedFile, _ type: ID<ClassRow>, _ depth: Int) -> ContextNames {
    var found = ContextNames()
    let rows = Array(file.tree.children(of: node))
    var place = 0
    while place < rows.count {
      if file.tree.kind(rows[place]) == .dictUnpack {
        let inner = file.tree.firstChild(of: rows[place])
        found.add(inner.map { names(of: $0, in: file, type: type, depth: depth + 1) } ?? .open)
        place += 1
      } else {
        if let key = file.tree.string(rows[place]) { found.names.insert(key) } else { found.isOpen = true }
        place += 2
      }
    }
    return found
  }

  // MARK: Calls

  private func called(_ call: Call, _ file: CheckedFile, _ type: ID<ClassRow>, _ depth: Int) -> ContextNames {
    let text = call.calleeName ?? ""
    if text == "dict" || text.hasSuffix("Context") {
      var found = given(call, file, type, depth)
      let context = text == "RequestContext" ? call.arguments.dropFirst().first : call.arguments.first
      if let context { found.add(names(of: context, in: file, type: type, depth: depth + 1)) }
      return found
    }
    if let context = ownContext(call, file, type, depth) { return context }
    // What a class of the project gives itself is read below.
    if isParentContext(call, file), !isOwnContext(call, file, type) { return given(call, file, type, depth) }
    if let function = function(call, file, type) { return returned(function, type, depth) }
    return .open
  }

  /// `self.get_context_data(…)` in another method of a view.
  private func ownContext(
    _ call: Call, _ file: CheckedFile, _ type: ID<ClassRow>, _ depth: Int
  ) -> ContextNames? {
    let views = ViewContexts(project: project, reader: self)
    guard call.calleeName == "self.get_context_data", !type.isNone, views.isView(type),
      let method = file.tree.enclosing(call.id, .functionDef, .asyncFunctionDef),
      FunctionDefinition(method, in: file.tree)?.name != "get_context_data"
    else { return nil }
    if isOverridden("get_context_data", below: type) { return .open }
    return views.names(of: type).adding(given(call, file, type, depth))
  }

  /// `super().get_context_data(…)`: what the parents add is read for themselves.
  private func isParentContext(_ call: Call, _ file: CheckedFile) -> Bool {
    guard file.tree.kind(call.callee) == .attribute, let head = file.tree.firstChild(of: call.callee),
      file.tree.name(file.tree[call.callee].symbol) == "get_context_data"
    else { return false }
    if let inner = Call(head, in: file.tree) { return inner.calleeName == "super" }
    return file.tree.kind(head) == .name
  }

  /// `self.get_context_data()` of a class that has its own, or of one that is no view.
  private func isOwnContext(_ call: Call, _ file: CheckedFile, _ type: ID<ClassRow>) -> Bool {
    guard call.calleeName == "self.get_context_data", !type.isNone else { return false }
    return project.tables.member("get_context_data", of: type) != nil
  }

  /// Keyword arguments; `**kwargs` brings what callers were seen to give.
  private func given(_ call: Call, _ file: CheckedFile, _ type: ID<ClassRow>, _ depth: Int) -> ContextNames {
    var found = ContextNames(Set(call.keywords.map(\.name)))
    for row in file.tree.children(of: call.id) where file.tree.kind(row) == .keywordUnpack {
      guard let inner = file.tree.firstChild(of: row) else { continue }
      found.add(names(of: inner, in: file, type: type, depth: depth + 1))
    }
    return found
  }

  private func function(_ call: Call, _ file: CheckedFile, _ type: ID<ClassRow>) -> ID<FunctionRow>? {
    if let written = call.calleeName {
      let parts = written.dottedParts
      if parts.count == 2, parts[0] == "self" || parts[0] == "cls", !type.isNone,
        case .function(let id)? = project.tables.member(String(parts[1]), of: type)?.member,
        !isOverridden(String(parts[1]), below: type)
      {
        return id
      }
      if case .function(let id)? = project.tables.meaning(ofDotted: written, in: file.row),
        !file.isLocal(String(parts[0]), at: call.id)
      {
        return id
      }
    }
    return nil
  }

  private func isOverridden(_ name: String, below type: ID<ClassRow>) -> Bool {
    (project.tables.heirs[type] ?? []).contains { project.tables.classes[$0].members[name] != nil }
  }

  /// What the `return` statements of a function give.
  func returned(_ id: ID<FunctionRow>, _ type: ID<ClassRow> = .none, _ depth: Int = 0) -> ContextNames {
    let row = project.tables.functions[id]
    let file = project.file(row.file)
    guard depth < Self.maximumDepth else { return .open }
    var found = ContextNames()
    var isReturned = false
    for index in own(row.node, file.tree) {
      let node = ID<Node>(index)
      switch file.tree.kind(node) {
      case .returnStatement:
        isReturned = true
        guard let value = file.tree.firstChild(of: node) else { continue }
        found.add(names(of: value, in: file, type: type, depth: depth + 1))
      case .yield, .yieldFrom: return .open
      default: break
      }
    }
    return isReturned ? found : .open
  }

  /// The rows of a function's body, without functions and classes inside of it.
  private func own(_ function: ID<Node>, _ tree: PythonFile) -> [Int] {
    var found: [Int] = []
    let rows = tree.subtree(of: function)
    var row = rows.lowerBound + 1
    while row < rows.upperBound {
      switch tree.nodes[row].kind {
      case .functionDef, .asyncFunctionDef, .classDef, .lambda: row += Int(tree.nodes[row].size)
      default:
        found.append(row)
        row += 1
      }
    }
    return found
  }

  // MARK: Variables

  private func variable(_ node: ID<Node>, _ file: CheckedFile, _ type: ID<ClassRow>, _ depth: Int) -> ContextNames {
    let tree = file.tree
    let name = tree.name(tree[node].symbol)
    guard let function = tree.enclosing(node, .functionDef, .asyncFunctionDef, .lambda),
      let definition = FunctionDefinition(function, in: tree)
    else { return moduleVariable(name, file, depth) }
    let isParameter = definition.parameters.contains { $0.name == name }
    // The keywords of a method that makes contexts are what its callers give: they are read there.
    let isKeywords =
      definition.parameters.contains { $0.name == name && $0.kind == .keywordVariadic }
      && definition.name == "get_context_data"
    if isParameter, !isKeywords { return .open }
    var found = ContextNames()
    var isBound = isKeywords
    for index in own(function, tree) {
      change(ID(index), name, file, type, depth, &found, &isBound)
      if found.isOpen { return found }
    }
    return isBound ? found : moduleVariable(name, file, depth)
  }

  private func moduleVariable(_ name: String, _ file: CheckedFile, _ depth: Int) -> ContextNames {
    guard case .value(let module, _, let value)? = project.tables.meaning(of: name, in: file.row) else { return .open }
    return names(of: value, in: project.file(module), depth: depth + 1)
  }

  private func change(
    _ node: ID<Node>, _ name: String, _ file: CheckedFile, _ type: ID<ClassRow>, _ depth: Int,
    _ found: inout ContextNames, _ isBound: inout Bool
  ) {
    let tree = file.tree
    switch tree.kind(node) {
    case .assign, .annotatedAssign:
      for (target, value) in tree.boundNames(of: node) where tree.name(tree[target].symbol) == name {
        isBound = true
        if let value { found.add(names(of: value, in: file, type: type, depth: depth + 1)) }
      }
      for target in tree.children(of: node).dropLast() {
        let targets = [.tuple, .list].contains(tree.kind(target)) ? Array(tree.children(of: target)) : [target]
        for one in targets where tree.kind(one) == .subscript { addKey(one, name, tree, &found) }
      }
    case .augmentedAssign:
      let parts = Array(tree.children(of: node))
      if tree.dottedName(of: parts[0]) == name {
        found.add(names(of: parts[1], in: file, type: type, depth: depth + 1))
      }
    case .call: if let call = Call(node, in: tree) { change(call, name, file, type, depth, &found) }
    case .forStatement, .withItem, .namedExpression:
      // Bound to what nobody knows.
      if let target = tree.firstChild(of: node), tree.dottedName(of: target) == name { found.isOpen = true }
    default: break
    }
  }

  /// `context["key"] = …`.
  private func addKey(_ target: ID<Node>, _ name: String, _ tree: PythonFile, _ found: inout ContextNames) {
    let parts = Array(tree.children(of: target))
    guard parts.count == 2, tree.dottedName(of: parts[0]) == name else { return }
    if let key = tree.string(parts[1]) { found.names.insert(key) } else { found.isOpen = true }
  }

  private func change(
    _ call: Call, _ name: String, _ file: CheckedFile, _ type: ID<ClassRow>, _ depth: Int, _ found: inout ContextNames
  ) {
    let tree = file.tree
    if let written = call.calleeName, written.hasPrefix(name + ".") {
      switch written.dropFirst(name.utf8.count + 1) {
      case "update":
        found.add(given(call, file, type, depth))
        if let more = call.arguments.first { found.add(names(of: more, in: file, type: type, depth: depth + 1)) }
      case "setdefault":
        if let key = call.arguments.first.flatMap({ tree.string($0) }) {
          found.names.insert(key)
        } else {
          found.isOpen = true
        }
      default: break
      }
      return
    }
    // Whoever gets it may add to it.
    guard call.arguments.contains(where: { tree.kind($0) == .name && tree.dottedName(of: $0) == name }) else { return }
    let last = tree.kind(call.callee) == .attribute || tree.kind(call.callee) == .name
    let callee = last ? tree.name(tree[call.callee].symbol) : ""
    if !Self.readers.contains(callee) { found.isOpen = true }
  }

  /// What takes a context and leaves it alone.
  private static let readers: Set<String> = [
    "render", "render_to_string", "TemplateResponse", "render_to_response", "Context", "RequestContext", "dict",
    "print", "len", "HttpResponse", "JsonResponse", "Response", "list", "sorted", "str",
  ]
}
