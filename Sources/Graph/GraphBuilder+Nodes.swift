import Base
import Django
import Facts

/// Files and the named places in them.
extension GraphBuilder {
  mutating func addFiles() {
    for (index, file) in project.files.enumerated() {
      graph.files.append(FileNode(file))
      graph.symbols.append(SymbolNode(file, FileID(index)))
    }
  }

  mutating func addSymbols() {
    let fields = fieldBindings()
    let routes = routesByFile()
    let roles = rolesOfDefinitions()
    routeNodes = Array(repeating: .none, count: project.routes.count)
    for (index, file) in project.files.enumerated() {
      let id = FileID(index)
      let first = graph.symbols.count
      addDefinitions(file, id, roles[index])
      addBindings(file, id, fields[index])
      for route in routes[index] { addRoute(route, file, id) }
      for block in file.facts.template?.blocks ?? [] {
        add(
          .block, block.text, file.templateName + "#" + block.text, file, id, block.range, parent: graph.symbol(of: id))
      }
      ownNodes.append(first..<graph.symbols.count)
      graph.index.symbolsByFile.append(inOrder(of: id))
    }
  }

  /// The symbols of a file in source order, its own first.
  func inOrder(of file: FileID) -> [NodeID] {
    let own = ownNodes[Int(file.index)].map { NodeID($0) }
    return [graph.symbol(of: file)] + own.sorted { place($0) < place($1) }
  }

  private func place(_ node: NodeID) -> (UInt32, UInt32) {
    (graph.symbols[Int(node.index)].range.start, node.index)
  }

  private func fieldBindings() -> [Set<UInt32>] {
    var fields: [Set<UInt32>] = Array(repeating: [], count: project.files.count)
    for model in project.models {
      for field in model.fields { fields[Int(field.file.index)].insert(field.binding.index) }
    }
    return fields
  }

  private func routesByFile() -> [[Int]] {
    var routes: [[Int]] = Array(repeating: [], count: project.files.count)
    for (index, route) in project.routes.enumerated() { routes[Int(route.file.index)].append(index) }
    return routes
  }

  private func rolesOfDefinitions() -> [[UInt32: Roles]] {
    var roles: [[UInt32: Roles]] = Array(repeating: [:], count: project.files.count)
    for type in project.classes { roles[Int(type.file.index)][type.definition.index] = type.roles }
    for function in project.functions { roles[Int(function.file.index)][function.definition.index] = function.roles }
    return roles
  }

  @discardableResult
  private mutating func add(
    _ kind: SymbolNode.Kind, _ name: String, _ qualified: String, _ file: ProjectFile, _ id: FileID,
    _ range: TextRange, parent: NodeID, roles: Roles = []
  ) -> NodeID {
    let node = NodeID(graph.symbols.count)
    graph.symbols.append(
      SymbolNode(
        kind: kind, name: name, qualifiedName: qualified, file: id, range: range,
        lines: file.facts.lines.lines(of: range),
        parent: parent, roles: roles))
    return node
  }

  private mutating func addDefinitions(_ file: ProjectFile, _ id: FileID, _ roles: [UInt32: Roles]) {
    var nodes: [NodeID] = []
    let definitions = file.facts.definitions
    nodes.reserveCapacity(definitions.count)
    for position in definitions.indices {
      let owner = definitions[position].parent
      let parent = owner.isNone ? graph.symbol(of: id) : nodes[Int(owner.index)]
      let isInClass = graph.symbols[Int(parent.index)].kind == .class
      let kind: SymbolNode.Kind = definitions[position].kind == .class ? .class : isInClass ? .method : .function
      let name = definitions[position].name
      let qualified = graph.symbols[Int(parent.index)].qualifiedName + "." + name
      nodes.append(
        add(
          kind, name, qualified, file, id, definitions[position].range, parent: parent,
          roles: roles.isEmpty ? [] : roles[UInt32(position)] ?? []))
    }
    definitionNodes.append(nodes)
  }

  /// Model fields, and the constants of modules.
  private mutating func addBindings(_ file: ProjectFile, _ id: FileID, _ fields: Set<UInt32>) {
    var nodes: [NodeID] = []
    var constants: [String: NodeID] = [:]
    for (position, binding) in file.facts.bindings.enumerated() {
      var node = NodeID.none
      if fields.contains(UInt32(position)) {
        let owner = definitionNodes[Int(id.index)][Int(binding.scope.index)]
        node = add(
          .field, binding.name, graph[owner].qualifiedName + "." + binding.name, file, id, binding.range, parent: owner)
      } else if binding.scope.isNone {
        node = constants[binding.name] ?? addConstant(binding, file, id)
        constants[binding.name] = node
      }
      nodes.append(node)
    }
    bindingNodes.append(nodes)
  }

  private mutating func addConstant(_ binding: Binding, _ file: ProjectFile, _ id: FileID) -> NodeID {
    let parent = graph.symbol(of: id)
    return add(
      .constant, binding.name, graph[parent].qualifiedName + "." + binding.name, file, id, binding.range, parent: parent
    )
  }

  private mutating func addRoute(_ index: Int, _ file: ProjectFile, _ id: FileID) {
    let route = project.routes[index]
    routeNodes[index] = add(
      .route, route.text, route.name.isEmpty ? "/" + route.text : route.name, file, id, route.range,
      parent: graph.symbol(of: id))
  }
}

extension FileNode {
  init(_ file: ProjectFile) {
    self.init(
      path: file.path, role: file.role, app: file.app, flags: file.flags, module: file.module,
      templateName: file.templateName, lineCount: file.facts.lines.lineCount, byteCount: Int(file.facts.byteCount))
  }
}

extension SymbolNode {
  /// The symbol that stands for a file as a whole.
  init(_ file: ProjectFile, _ id: FileID) {
    let name = file.facts.kind == .template ? file.templateName : file.module
    self.init(
      kind: .file, name: file.path.pathParts.last.map(String.init) ?? file.path,
      qualifiedName: name.isEmpty ? file.path : name, file: id, range: TextRange(0, file.facts.byteCount),
      lines: 1...file.facts.lines.lineCount, parent: .none, roles: [])
  }
}
