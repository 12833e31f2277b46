import Base
import Django
import PythonSyntax

/// The nodes of the graph, and edges between them.
extension ProjectReader {
  mutating func addNodes() {
    fileNodes = tables.sources.python.indices.map { fileNode($0) }
    classNodes = tables.classes.indices.map { row in
      tables.classes[row].file != nil || tables.classes[row].model != nil ? classNode(ID(row)) : .none
    }
    functionNodes = tables.functions.indices.map { functionNode(ID($0)) }
    for (row, function) in tables.functions.enumerated() where !function.owner.isNone && !function.isLocal {
      graph.owners[functionNodes[row]] = classNode(function.owner)
    }
    for route in tables.dump.routes.items { if let name = Self.name(of: route) { routeNames.insert(name) } }
    for template in tables.sources.templates { _ = templateNode(path: template.path) }
    addSettings()
    for template in tables.dump.templates.items {
      guard let name = template.name.value, let path = template.path.value, templateNodes[name] == nil else { continue }
      templateNodes[name] = templateNode(path: path)
    }
  }

  static func name(of route: DumpedRoute) -> String? {
    guard let name = route.name.value ?? nil else { return nil }
    return ((route.namespaces.value ?? []) + [name]).joined(separator: ":")
  }

  mutating func fileNode(_ row: Int) -> ID<GraphNode> {
    if row < fileNodes.count { return fileNodes[row] }
    guard makesGraph else { return .none }
    let path = tables.sources.python[row].path
    let kind: GraphNode.Kind = path.contains("/migrations/") || tables.isRevision(row) ? .migration : .file
    return graph.node("f:" + path, GraphNode(kind: kind, name: path, path: path, line: 1))
  }

  mutating func templateNode(path: String) -> ID<GraphNode> {
    graph.node("f:" + path, GraphNode(kind: .template, name: path, path: path, line: 1))
  }

  mutating func classNode(_ id: ID<ClassRow>) -> ID<GraphNode> {
    if Int(id.index) < classNodes.count, !classNodes[Int(id.index)].isNone { return classNodes[Int(id.index)] }
    guard makesGraph else { return .none }
    let row = tables.classes[id]
    // `Meta` and `Params` speak for the class around them.
    if !row.outer.isNone, row.name == "Meta" || row.name == "Params" || row.name == "Media" {
      return classNode(row.outer)
    }
    let key = "c:\(id.index)"
    if let known = graph.index[key] { return known }
    let made = made(row)
    return graph.node(key, made)
  }

  private func made(_ row: ClassRow) -> GraphNode {
    let kind: GraphNode.Kind =
      switch row.role {
      case .plain: .class
      case .model: .model
      case .manager: .manager
      case .form: .form
      case .serializer: .serializer
      case .filterset: .filterset
      case .admin: .admin
      case .view: .view
      case .factory: .factory
      case .migration: .migration
      case .test: .test
      case .schema: .schema
      case .table: .table
      }
    let source = row.file.map { tables.sources.python[$0] }
    let line = source.map { $0.lines.line(of: $0.file[row.node].start) }
    return GraphNode(kind: kind, name: row.model?.label ?? row.dotted, path: source?.path, line: line)
  }

  mutating func functionNode(_ id: ID<FunctionRow>) -> ID<GraphNode> {
    if Int(id.index) < functionNodes.count { return functionNodes[Int(id.index)] }
    guard makesGraph else { return .none }
    let row = tables.functions[id]
    if row.isLocal { return ownerOfLocal(row) }
    let key = "d:\(id.index)"
    if let known = graph.index[key] { return known }
    let source = tables.sources.python[row.file]
    let isTest = row.name.hasPrefix("test") || row.isFixture
    let kind: GraphNode.Kind = isTest ? .test : row.owner.isNone ? .function : .method
    let name = displayName(of: row)
    return graph.node(
      key,
      GraphNode(
        kind: kind, name: name, path: source.path, line: source.lines.line(of: source.file[row.node].start)))
  }

  private func displayName(of row: FunctionRow) -> String {
    guard !row.owner.isNone, let label = tables.classes[row.owner].model?.label else { return row.dotted }
    return label + "." + row.name
  }

  /// Edges of a function inside of a function start at the outer one.
  private mutating func ownerOfLocal(_ row: FunctionRow) -> ID<GraphNode> {
    guard let locals = row.dotted.firstRange(of: ".<locals>") else { return fileNode(row.file) }
    let outer = String(row.dotted[..<locals.lowerBound])
    guard let id = tables.functionIndex[outer], !tables.functions[id].isLocal else { return fileNode(row.file) }
    return functionNode(id)
  }

  /// The node of a field: one a class that declares it.
  mutating func fieldNode(_ field: ModelFields.Field, of type: ID<ClassRow>) -> ID<GraphNode> {
    let declaring = tables.classIndex[field.declaredIn] ?? type
    if let known = graph.index["m:\(declaring.index).\(field.name)"] { return known }
    let label = tables.classes[declaring].model?.label ?? tables.classes[declaring].dotted
    var place: (path: String, line: Int)?
    if let index = tables.classes[declaring].file,
      case .value(let target, _, _)? = tables.classes[declaring].members[field.name]
    {
      let source = tables.sources.python[index]
      place = (source.path, source.lines.line(of: source.file[target].start))
    }
    return graph.node(
      "m:\(declaring.index).\(field.name)",
      GraphNode(kind: .field, name: label + "." + field.name, path: place?.path, line: place?.line))
  }

  mutating func routeNode(_ name: String) -> ID<GraphNode> {
    graph.node("u:" + name, GraphNode(kind: .route, name: name, path: nil, line: nil))
  }

  mutating func settingNode(_ name: String) -> ID<GraphNode> {
    graph.node("s:" + name, GraphNode(kind: .setting, name: name, path: nil, line: nil))
  }

  // MARK: Edges

  mutating func add(
    _ kind: GraphEdge.Kind, to: ID<GraphNode>, _ evidence: Evidence, _ range: TextRange, _ scope: Scope,
    through: ID<ClassRow> = .none
  ) {
    guard scope.isRecording else { return }
    let (path, lines) = place(scope)
    graph.edges.append(
      GraphEdge(
        from: scope.owner, to: to, kind: kind, evidence: evidence, path: path, line: lines.line(of: range.start),
        column: lines.column(of: range.start) + 1, through: through))
  }

  private func place(_ scope: Scope) -> (path: String, lines: LineIndex) {
    if let row = scope.template {
      let source = tables.sources.templates[row]
      return (source.path, source.lines)
    }
    let source = tables.sources.python[scope.module]
    return (source.path, source.lines)
  }

  mutating func addMention(
    _ field: ModelFields.Field, of type: ID<ClassRow>, _ kind: GraphEdge.Kind, _ evidence: Evidence,
    _ range: TextRange, _ scope: Scope
  ) {
    guard scope.isRecording else { return }
    add(kind, to: fieldNode(field, of: type), evidence, range, scope, through: type)
  }
}
