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
  private let listeners: [Listener]

  public init(_ project: DjangoProject, _ graph: ProjectGraph, ranking: Ranking, index: SearchIndex) {
    self.project = project
    self.graph = graph
    self.index = index
    listeners = Self.listeners(in: project, graph)
    places = Dictionary(
      ranking.candidates.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// For each model in turn, the parts that some file plays for it; then those it plays for most models of a file.
  public func players(of touched: TouchedModels) -> [RolePlayers] {
    var casts: [Entity: RoleCast.Parts] = [:]
    var views = ViewSurroundings(graph)
    for entity in touched.entities + touched.files.joined() where casts[entity] == nil {
      casts[entity] = parts(around: entity, &views)
    }
    let own = touched.entities.flatMap { entity in
      ModelRole.allCases.compactMap { role in
        let players = best(casts[entity]?[role] ?? [:], for: entity)
        return players.isEmpty ? nil : RolePlayers(model: entity.name, role: role, players: players)
      }
    }
    return own + touched.files.flatMap { entities in common(entities.map { casts[$0] ?? [:] }) }
  }

  /// Files that play a part for a third of the models of a file: its `admin.py`, its factories.
  ///
  /// Of what is kept in few places, else the file that has most.
  private func common(_ casts: [RoleCast.Parts]) -> [RolePlayers] {
    var counts: [Part: Int] = [:]
    for cast in casts {
      let parts = cast.flatMap { role, nodes in nodes.keys.map { Part(role: role, file: graph.file(of: $0)) } }
      for part in Set(parts) { counts[part, default: 0] += 1 }
    }
    return ModelRole.allCases.compactMap { role in
      let sorted = counts.filter { $0.key.role == role }
        .sorted { ($1.value, $0.key.file) < ($0.value, $1.key.file) }
      let often = sorted.prefix { $0.value * 3 >= casts.count }
      let files =
        often.isEmpty && Self.keptTogether.contains(role) ? sorted.prefix { $0.value > 1 }.prefix(1) : often
      let players = files.map { RolePlayers.Player(path: graph.path(of: $0.key.file), name: "", line: 0, strength: 1) }
      return players.isEmpty ? nil : RolePlayers(model: "", role: role, players: players)
    }
  }

  private static let keptTogether: Set<ModelRole> = [.admin, .factory, .signal]

  private struct Part: Hashable {
    var role: ModelRole
    var file: FileID
  }

  /// Named in a list at all.
  private static let playerCount = 40

  private func best(_ players: [NodeID: Float], for entity: Entity) -> [RolePlayers.Player] {
    let app = project.files[entity.file].app
    let judged = players.map { node, strength in
      let file = graph.file(of: node)
      let place = index.number(of: graph.path(of: file)).flatMap { places[$0] } ?? 10_000
      return (node: node, strength: strength + (graph.app(of: file) == app ? 0.5 : 0), place: place)
    }
    return judged.sorted { ($1.strength, $0.place, $0.node) < ($0.strength, $1.place, $1.node) }
      .prefix(Self.playerCount).map { player(graph[$0.node], $0.strength) }
  }

  private func player(_ symbol: SymbolNode, _ strength: Float) -> RolePlayers.Player {
    let path = graph.path(of: symbol.file)
    switch symbol.kind {
    case .file, .route, .block, .field, .constant:
      return .init(path: path, name: "", line: 0, strength: strength)
    case .class, .function, .method:
      return .init(path: path, name: symbol.name, line: symbol.lines.lowerBound, strength: strength)
    }
  }

  private func parts(around entity: Entity, _ views: inout ViewSurroundings) -> RoleCast.Parts {
    var cast = RoleCast(graph: graph, isDjango: !entity.model.isNone)
    for node in graph.symbols(named: entity.name)
    where graph.file(of: node).index == entity.file.index && graph.kind(of: node) == .class {
      cast.collect(from: node, isAbstract: entity.isAbstract)
    }
    if entity.model.isNone {
      cast.collectSchemas(of: entity.name)
      cast.collectServices(of: entity.name)
    } else {
      cast.collectNamesakes(of: entity.name, app: project.files[entity.file].app)
      for (node, isNamed) in listeners(to: entity) { cast.addReceiver(node, isNamed: isNamed) }
    }
    cast.collectDetours(&views)
    return cast.parts
  }

  /// Files of the model's app with receivers that every sender sets off, or one of the model's name that is no class.
  private func listeners(to entity: Entity) -> [(file: NodeID, isNamed: Bool)] {
    let app = project.files[entity.file].app
    let name = entity.name.hasPrefix("Abstract") ? String(entity.name.dropFirst(8)) : entity.name
    return listeners.filter { $0.app == app && ($0.sender.isEmpty || $0.sender == name) }
      .map { ($0.file, !$0.sender.isEmpty) }
  }

  /// Receivers of models' signals whose sender is not known.
  private static func listeners(in project: DjangoProject, _ graph: ProjectGraph) -> [Listener] {
    project.receivers.filter { $0.model.isNone && $0.signal.hasPrefix("django.db.models.signals.") }
      .compactMap { receiver in
        let file = FileID(receiver.file.index)
        if graph.flags(of: file).contains(.test) { return nil }
        let sender = receiver.sender.dottedParts.last.map(String.init) ?? ""
        return Listener(app: graph.app(of: file), sender: sender, file: graph.symbol(of: file))
      }
  }

  private struct Listener {
    var app: String
    /// Last part of its name; empty for everyone.
    var sender: String
    var file: NodeID
  }
}
