import Base
import Django
import Graph

/// Who stands around one model, with how sure the part is.
struct RoleCast {
  let graph: ProjectGraph
  private(set) var parts: [ModelRole: [NodeID: Float]] = [:]

  init(graph: ProjectGraph) { self.graph = graph }

  /// A class made for the model; a mention; what is joined to one of these; an import alone.
  private enum Strength {
    static let made: Float = 3
    static let mention: Float = 1
    static let detour: Float = 0.8
    static let imported: Float = 0.3
  }

  /// What points at the model, or at a concrete model that an abstract one became.
  mutating func collect(from model: NodeID, isAbstract: Bool) {
    add(.model, model, Strength.made)
    for row in graph.edges(to: model) {
      let edge = graph.edges[Int(row)]
      if edge.kind == .inherits, isAbstract, graph[edge.from].roles.contains(.model) {
        collect(from: edge.from, isAbstract: false)
      } else {
        add(edge)
      }
    }
    for row in graph.edges(from: model) where graph.edges[row].kind == .manages {
      add(.manager, graph.edges[row].to, Strength.made)
    }
  }

  /// `ItemCreate`, `ItemOut` … of `Item` or `ItemModel`, and who uses them.
  mutating func collectSchemas(of name: String) {
    let stem = name.hasSuffix("Model") && name != "Model" ? String(name.dropLast(5)) : name
    for suffix in [""] + Entity.bodySuffixes {
      for node in graph.symbols(named: stem + suffix)
      where graph[node].kind == .class && graph[node].parent == graph.symbol(of: graph[node].file)
        && !graph[graph[node].file].isTest && parts[.model]?[node] == nil
      {
        add(.schema, node, Strength.made)
        for row in graph.edges(to: node) { add(graph.edges[Int(row)]) }
      }
    }
  }

  private mutating func add(_ edge: Edge) {
    let file = graph[graph[edge.from].file]
    if file.isMigration || file.flags.contains(.vendored) { return }
    let made = edge.kind.madeFor
    let mention = edge.kind == .imports ? Strength.imported : Strength.mention
    if file.isTest || file.role == .factory || file.role == .fixture {
      add(made == .factory ? .factory : .test, outermost(edge.from), mention)
    } else if let made {
      add(made, outermost(edge.from), Strength.made)
    } else if let role = role(of: edge.from, file) {
      add(role, outermost(edge.from), mention)
    }
  }

  private mutating func add(_ role: ModelRole, _ node: NodeID, _ strength: Float) {
    parts[role, default: [:]][node] = max(parts[role]?[node] ?? 0, strength)
  }

  /// The class or function at the top of the file.
  private func outermost(_ node: NodeID) -> NodeID {
    var node = node
    while !graph[node].parent.isNone, graph[graph[node].parent].kind != .file { node = graph[node].parent }
    return node
  }

  /// What a place that only mentions the model is: by its own roles or those of what is around it, else by its file.
  private func role(of node: NodeID, _ file: FileNode?) -> ModelRole? {
    var node = node
    while graph[node].kind != .file {
      if let role = ModelRole(graph[node].roles) { return role }
      node = graph[node].parent
    }
    return file.flatMap { ModelRole($0.role) ?? ModelRole(folderOf: $0.path) }
  }

  // MARK: Detours

  /// Views by way of a form or serializer, then what routes to views and what views render, then tests of all these.
  mutating func collectDetours() {
    for role in [ModelRole.serializer, .form, .filterSet] {
      for (node, strength) in sorted(role) where strength >= Strength.made { addViews(using: node) }
    }
    for (view, strength) in sorted(.view) { addSurroundings(of: view, strength) }
    for (factory, _) in sorted(.factory) { addTests(of: factory) }
    guard parts[.test] == nil else { return }
    for role in [ModelRole.view, .serializer, .form] { for (node, _) in sorted(role) { addTests(of: node) } }
  }

  private func sorted(_ role: ModelRole) -> [(NodeID, Float)] {
    (parts[role] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func addViews(using node: NodeID) {
    for row in graph.edges(to: node) {
      let source = graph.edges[Int(row)].from
      guard role(of: source, nil) == .view, !graph[graph[source].file].isTest else { continue }
      add(.view, outermost(source), Strength.detour)
    }
  }

  /// A method of a class renders, too.
  private mutating func addSurroundings(of view: NodeID, _ strength: Float) {
    guard graph[view].kind != .file else { return }
    let lines = graph[view].lines
    for node in graph.symbols(in: graph[view].file) where node == view || lines.contains(graph[node].lines.lowerBound) {
      guard node == view || graph[node].kind == .method || graph[node].kind == .function else { continue }
      for row in graph.edges(from: node) where graph.edges[row].kind == .renders {
        add(.template, graph.edges[row].to, strength)
      }
      for row in graph.edges(to: node) {
        let edge = graph.edges[Int(row)]
        let isTable = graph[graph[edge.from].file].role == .urlconf
        if edge.kind == .routes || isTable && edge.kind != .imports {
          add(.urls, graph.symbol(of: graph[edge.from].file), strength)
        }
      }
    }
  }

  private mutating func addTests(of node: NodeID) {
    for row in graph.edges(to: node) {
      let source = graph.edges[Int(row)].from
      let file = graph[graph[source].file]
      if file.isTest, file.role != .factory { add(.test, outermost(source), Strength.detour) }
    }
  }
}

extension EdgeKind {
  /// What the source of such an edge is to the model at its target.
  fileprivate var madeFor: ModelRole? {
    switch self {
    case .serializes: .serializer
    case .validates: .form
    case .filters: .filterSet
    case .administers: .admin
    case .creates: .factory
    case .receives: .signal
    case .imports, .calls, .inherits, .decorates, .relates, .routes, .renders, .extends, .includes, .loads, .reverses,
      .queues, .migrates, .covers, .namesField, .uses, .mounts, .manages:
      nil
    }
  }
}
