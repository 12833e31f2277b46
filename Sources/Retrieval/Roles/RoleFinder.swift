import Base
public import Django
public import Graph
public import Search

/// Finds who plays which part for a model, by walking the project's graph from the model's class.
public struct RoleFinder {
  private let project: DjangoProject
  private let graph: ProjectGraph
  private let index: SearchIndex
  /// Places in the ranking, by number of the file.
  private let places: [Int: Int]

  public init(_ project: DjangoProject, _ graph: ProjectGraph, ranking: Ranking, index: SearchIndex) {
    self.project = project
    self.graph = graph
    self.index = index
    places = Dictionary(
      ranking.candidates.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// For each model in turn, the parts that some file plays for it; then those it plays for most models of a file.
  public func players(of touched: TouchedModels) -> [RolePlayers] {
    let own = touched.models.flatMap { id in
      let model = project.models[id]
      let cast = cast(of: model)
      return ModelRole.allCases.compactMap { role in
        let players = best(cast.parts[role] ?? [:], for: model)
        return players.isEmpty ? nil : RolePlayers(model: model.name, role: role, players: players)
      }
    }
    return own + touched.files.flatMap(common)
  }

  /// Files that play a part for a third of the models of a file: its `admin.py`, its factories.
  private func common(_ file: ID<ProjectFile>) -> [RolePlayers] {
    let models = project.models.filter { $0.file == file }
    guard models.count > 1 else { return [] }
    let casts = models.map { Set(cast(of: $0).parts.flatMap { role, nodes in nodes.keys.map { Part(role, graph[$0].file) } }) }
    var counts: [Part: Int] = [:]
    for cast in casts { for part in cast { counts[part, default: 0] += 1 } }
    return ModelRole.allCases.compactMap { role in
      let files = counts.filter { $0.key.role == role && $0.value * 3 >= models.count && $0.value > 1 }
      let players = files.sorted { ($1.value, $0.key.file) < ($0.value, $1.key.file) }
        .map { RolePlayers.Player(path: graph[$0.key.file].path, name: "", line: 0) }
      return players.isEmpty ? nil : RolePlayers(model: "", role: role, players: players)
    }
  }

  private struct Part: Hashable {
    var role: ModelRole
    var file: FileID

    init(_ role: ModelRole, _ file: FileID) {
      self.role = role
      self.file = file
    }
  }

  /// Named in a list at all.
  private static let playerCount = 40

  private func best(_ players: [NodeID: Float], for model: Model) -> [RolePlayers.Player] {
    let app = project.files[model.file].app
    let judged = players.map { node, strength in
      let file = graph[node].file
      let place = index.number(of: graph[file].path).flatMap { places[$0] } ?? 10_000
      return (
        node: node, strength: strength + (graph[file].app == app ? 0.5 : 0), place: place
      )
    }
    return judged.sorted { ($1.strength, $0.place, $0.node) < ($0.strength, $1.place, $1.node) }
      .prefix(Self.playerCount).map { player(graph[$0.node]) }
  }

  private func player(_ symbol: SymbolNode) -> RolePlayers.Player {
    let path = graph[symbol.file].path
    switch symbol.kind {
    case .file, .route, .block, .field, .constant: return .init(path: path, name: "", line: 0)
    case .class, .function, .method: return .init(path: path, name: symbol.name, line: symbol.lines.lowerBound)
    }
  }

  private func cast(of model: Model) -> Cast {
    var cast = Cast(graph: graph)
    for node in graph.models(named: model.name) where graph[node].file.index == model.file.index {
      cast.collect(from: node, isAbstract: model.isAbstract)
    }
    cast.collectDetour()
    return cast
  }
}

/// Who stands around one model.
private struct Cast {
  let graph: ProjectGraph
  private(set) var parts: [ModelRole: [NodeID: Float]] = [:]

  init(graph: ProjectGraph) { self.graph = graph }

  /// Parts are told by a class that is made for the model, by an attribute, by a mention.
  private enum Strength {
    static let made: Float = 3
    static let mention: Float = 1
    static let detour: Float = 0.8
    static let imported: Float = 0.3
  }

  /// What points at the model, or at a concrete model that an abstract one became.
  mutating func collect(from model: NodeID, isAbstract: Bool) {
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

  private mutating func add(_ edge: Edge) {
    let file = graph[graph[edge.from].file]
    if file.isMigration || file.flags.contains(.vendored) { return }
    let made = edge.kind.madeFor
    if file.isTest || file.role == .factory || file.role == .fixture {
      add(made == .factory ? .factory : .test, outermost(edge.from), edge.kind == .imports ? Strength.imported : 1)
    } else if let made {
      add(made, outermost(edge.from), Strength.made)
    } else if let role = role(of: edge.from, file.role) {
      add(role, outermost(edge.from), edge.kind == .imports ? Strength.imported : Strength.mention)
    }
  }

  private mutating func add(_ role: ModelRole, _ node: NodeID, _ strength: Float) {
    parts[role, default: [:]][node] = max(parts[role]?[node] ?? 0, strength)
  }

  /// The class or function at the top of the file; a test's function is told by itself.
  private func outermost(_ node: NodeID) -> NodeID {
    var node = node
    while !graph[node].parent.isNone, graph[graph[node].parent].kind != .file { node = graph[node].parent }
    return node
  }

  /// What a place that only mentions the model is: by its own roles or those of what is around it, else by its file.
  private func role(of node: NodeID, _ file: FileRole) -> ModelRole? {
    var node = node
    while graph[node].kind != .file {
      if let role = ModelRole(graph[node].roles) { return role }
      node = graph[node].parent
    }
    return ModelRole(file)
  }

  /// Views by way of a form or serializer, then what routes to views and what views render, then tests of all these.
  mutating func collectDetour() {
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
      guard role(of: source, .other) == .view, !graph[graph[source].file].isTest else { continue }
      add(.view, outermost(source), Strength.detour)
    }
  }

  /// A method of a class renders, too.
  private mutating func addSurroundings(of view: NodeID, _ strength: Float) {
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

extension ModelRole {
  fileprivate init?(_ roles: Roles) {
    let known: [(Role, ModelRole)] = [
      (.task, .task), (.receiver, .signal), (.serializer, .serializer), (.form, .form), (.modelForm, .form),
      (.formSet, .form), (.filterSet, .filterSet), (.admin, .admin), (.inline, .admin), (.viewSet, .view),
      (.apiView, .view), (.classView, .view), (.functionView, .view), (.factory, .factory),
    ]
    guard let role = known.first(where: { roles.contains($0.0) })?.1 else { return nil }
    self = role
  }

  fileprivate init?(_ role: FileRole) {
    switch role {
    case .view, .api: self = .view
    case .serializer: self = .serializer
    case .form: self = .form
    case .filterset: self = .filterSet
    case .admin: self = .admin
    case .urlconf: self = .urls
    case .signal: self = .signal
    case .task: self = .task
    case .factory: self = .factory
    case .test, .fixture: self = .test
    case .model, .manager, .template, .templateTag, .command, .middleware, .migration, .settings, .apps, .permission,
      .other:
      return nil
    }
  }
}
