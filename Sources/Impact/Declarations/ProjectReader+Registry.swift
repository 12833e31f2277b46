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
    for route in tables.dump.routes.items {
      guard let name = Self.name(of: route), let callback = route.callback.value ?? nil else { continue }
      let view = viewNode(callback)
      let simple = (route.name.value ?? nil) ?? name
      let named = byName[simple] ?? []
      let place = named.first { $0.view == callback } ?? (named.count == 1 ? named[0] : byView[callback]?.first)
      guard let place else { continue }
      let node = routeNode(name)
      graph.nodes[node].path = graph.nodes[node].path ?? place.path
      graph.nodes[node].line = graph.nodes[node].line ?? place.line
      guard let view else { continue }
      graph.edges.append(
        GraphEdge(
          from: node, to: view, kind: .routes, evidence: .proved, path: place.path, line: place.line,
          column: place.column))
    }
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
