import Base
import Django
import PythonSyntax

/// Edges that the registry knows better than the text.
extension ProjectReader {
  mutating func addRegistryEdges() {
    addFieldEdges()
    addSubjectEdges()
    addRouteEdges()
    addReceiverEdges()
  }

  /// Every field's declaration, and where relations lead.
  private mutating func addFieldEdges() {
    for row in tables.classes.indices {
      let type = ID<ClassRow>(row)
      guard let model = tables.classes[row].model, let index = tables.classes[row].file else { continue }
      for field in model.fields.values.sorted(by: { $0.name < $1.name })
      where tables.classIndex[field.declaredIn] == type {
        guard case .value(let target, _, _)? = tables.classes[row].members[field.name] else { continue }
        let scope = Scope(module: index, owner: classNode(type), purpose: .edges)
        let range = tables.file(index)[target].range
        let node = fieldNode(field, of: type)
        add(.declares, to: node, .proved, range, scope, through: type)
        guard !field.target.isNone else { continue }
        var own = scope
        own.owner = node
        add(.relates, to: classNode(field.target), .proved, range, own)
      }
    }
  }

  private mutating func addSubjectEdges() {
    let known = Set(graph.edges.map { [$0.from.index, $0.to.index] })
    for row in tables.classes.indices {
      let type = ID<ClassRow>(row)
      let subject = tables.classes[row].subject
      guard let index = tables.classes[row].file, !subject.isNone, tables.classes[row].name != "Meta" else { continue }
      let scope = Scope(module: index, owner: classNode(type), purpose: .edges)
      let target = classNode(subject)
      if known.contains([scope.owner.index, target.index]) { continue }
      add(optionKind(tables.classes[row].role), to: target, .proved, nameRange(of: type, index), scope)
    }
  }

  func nameRange(of type: ID<ClassRow>, _ index: Int) -> TextRange {
    let file = tables.file(index)
    let node = tables.classes[type].node
    return file.firstChild(of: node, .identifier).map { file[$0].range } ?? file[node].range
  }

  // MARK: Routes

  private mutating func addRouteEdges() {
    var byName: [String: [RoutePlace]] = [:]
    var byView: [String: [RoutePlace]] = [:]
    for place in routePlaces {
      if let name = place.name { byName[name, default: []].append(place) }
      if let view = place.view { byView[view, default: []].append(place) }
    }
    let several = namesOfSeveralRoutes()
    for route in tables.dump.routes.items {
      guard let name = Self.name(of: route), let callback = route.callback.value ?? nil else { continue }
      let simple = (route.name.value ?? nil) ?? name
      let named = byName[simple] ?? []
      let file = route.urlconfFile.value ?? nil
      let own = named.filter { $0.view == callback }
      let near = own.filter { $0.path == file }
      guard let place = near.first ?? own.first ?? (named.count == 1 ? named[0] : byView[callback]?.first) else {
        continue
      }
      addRoute(name, place, viewNode(callback))
      if several.contains(simple) { continue }
      for other in near { addRoute(name, other, viewNode(callback)) }
    }
  }

  /// Names that routes of several namespaces have: which place declares which is not known.
  private func namesOfSeveralRoutes() -> Set<String> {
    var full: [String: Set<String>] = [:]
    for route in tables.dump.routes.items {
      guard let name = Self.name(of: route), let simple = route.name.value ?? nil else { continue }
      full[simple, default: []].insert(name)
    }
    return Set(full.filter { $0.value.count > 1 }.keys)
  }

  /// The first place of a route is the node's; any other declares it, too.
  private mutating func addRoute(_ name: String, _ place: RoutePlace, _ view: ID<GraphNode>?) {
    let node = routeNode(name)
    let (path, line) = (graph.nodes[node].path ?? place.path, graph.nodes[node].line ?? place.line)
    (graph.nodes[node].path, graph.nodes[node].line) = (path, line)
    if path != place.path || line != place.line, let file = graph.index["f:" + place.path] {
      addEdge(.declares, from: file, to: node, place)
    }
    if let view { addEdge(.routes, from: node, to: view, place) }
  }

  private mutating func addEdge(
    _ kind: GraphEdge.Kind, from: ID<GraphNode>, to: ID<GraphNode>, _ place: RoutePlace
  ) {
    graph.edges.append(
      GraphEdge(
        from: from, to: to, kind: kind, evidence: .proved, path: place.path, line: place.line, column: place.column))
  }

  private mutating func viewNode(_ dotted: String) -> ID<GraphNode>? {
    if let type = tables.classIndex[dotted], tables.classes[type].file != nil { return classNode(type) }
    return tables.functionIndex[dotted].map { functionNode($0) }
  }

  private mutating func addReceiverEdges() {
    for receiver in tables.dump.receivers.items {
      guard let name = receiver.receiver.value, let function = tables.functionIndex[name],
        case .model(let label)? = receiver.sender.value, let model = tables.labels[label.lowercased()]
      else { continue }
      let row = tables.functions[function]
      let scope = Scope(module: row.file, owner: functionNode(function), purpose: .edges)
      add(.receives, to: classNode(model), .proved, tables.file(row.file)[row.node].range, scope)
    }
  }
}
