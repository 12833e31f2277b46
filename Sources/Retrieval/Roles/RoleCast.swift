import Base
import Django
import Graph
import Search

/// Who stands around one model, with how sure the part is.
struct RoleCast {
  let graph: ProjectGraph
  typealias Parts = [ModelRole: [NodeID: Float]]
  private(set) var parts: Parts = [:]
  /// Whether the model is one of Django; around a mapped class `admin` and `tasks` are names of folders like others.
  private let isDjango: Bool

  init(graph: ProjectGraph, isDjango: Bool = true) {
    self.graph = graph
    self.isDjango = isDjango
  }

  /// A class made for the model; a mention; what is joined to one of these; an import alone.
  enum Strength {
    static let made: Float = 3
    static let mention: Float = 1
    static let detour: Float = 0.8
    static let imported: Float = 0.3
    static let namesake: Float = 0.5
  }

  /// What points at the model, or at a concrete model that an abstract one became.
  mutating func collect(from model: NodeID, isAbstract: Bool) {
    add(.model, model, Strength.made)
    for row in graph.edges(to: model) {
      let edge = graph.edges[Int(row)]
      if edge.kind == .inherits, isAbstract, graph.roles(of: edge.from).contains(.model) {
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
      where graph.kind(of: node) == .class && graph.parent(of: node) == graph.symbol(of: graph.file(of: node))
        && !graph.flags(of: graph.file(of: node)).contains(.test) && parts[.model]?[node] == nil
        && PathRole(path: graph.path(of: graph.file(of: node))) != .migration
      {
        add(.schema, node, Strength.made)
        for row in graph.edges(to: node) { add(graph.edges[Int(row)]) }
      }
    }
  }

  private mutating func add(_ edge: Edge) {
    let file = graph.file(of: edge.from)
    let flags = graph.flags(of: file)
    if flags.contains(.migration) || flags.contains(.vendored) { return }
    let fileRole = graph.role(of: file)
    let made = edge.kind.madeFor
    let mention = edge.kind == .imports ? Strength.imported : Strength.mention
    if flags.contains(.test) || fileRole == .factory || fileRole == .fixture {
      add(made == .factory ? .factory : .test, outermost(edge.from), mention)
    } else if let made {
      add(made, outermost(edge.from), Strength.made)
    } else if let role = role(of: edge.from, file) {
      add(role, outermost(edge.from), mention)
    }
  }

  mutating func add(_ role: ModelRole, _ node: NodeID, _ strength: Float) {
    parts[role, default: [:]][node] = max(parts[role]?[node] ?? 0, strength)
  }

  /// The class or function at the top of the file.
  private func outermost(_ node: NodeID) -> NodeID {
    var node = node
    while true {
      let parent = graph.parent(of: node)
      guard !parent.isNone, graph.kind(of: parent) != .file else { return node }
      node = parent
    }
  }

  /// What a place that only mentions the model is: by its own roles or those of what is around it, else by its file.
  private func role(of node: NodeID, _ file: FileID?) -> ModelRole? {
    var node = node
    while graph.kind(of: node) != .file {
      if let role = ModelRole(graph.roles(of: node)) { return role }
      node = graph.parent(of: node)
    }
    return file.flatMap { isDjango ? ModelRole(graph.role(of: $0)) ?? folderRole(of: $0) : plainRole(of: $0) }
  }

  private func folderRole(of file: FileID) -> ModelRole? { ModelRole(folderOf: graph.path(of: file)) }

  private func plainRole(of file: FileID) -> ModelRole? {
    if let role = folderRole(of: file) { return role }
    let role = ModelRole(graph.role(of: file))
    return role == .view || role == .test ? role : nil
  }

  private func isTest(_ node: NodeID) -> Bool { graph.flags(of: graph.file(of: node)).contains(.test) }

  // MARK: Detours

  /// Views by way of a form or serializer, then what routes to views and what views render, then tests of all these.
  mutating func collectDetours(_ views: inout ViewSurroundings) {
    for role in [ModelRole.serializer, .form, .filterSet] {
      for (node, strength) in sorted(role) where strength >= Strength.made { addViews(using: node) }
    }
    for (view, strength) in sorted(.view) { add(views.row(of: view), strength) }
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
      guard role(of: source, nil) == .view, !isTest(source) else { continue }
      add(.view, outermost(source), Strength.detour)
    }
  }

  private mutating func add(_ around: ViewSurroundings.Row, _ strength: Float) {
    for template in around.templates { add(.template, template, strength) }
    for table in around.tables { add(.urls, table, strength) }
  }

  private mutating func addTests(of node: NodeID) {
    for row in graph.edges(to: node) {
      let source = graph.edges[Int(row)].from
      if isTest(source), graph.role(of: graph.file(of: source)) != .factory {
        add(.test, outermost(source), Strength.detour)
      }
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
