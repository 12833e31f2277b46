import Base
public import Graph
public import Search

/// What the graph knows about the best files of a ranking, as lines for a capsule.
///
/// These facts are what an agent cannot see in the files themselves: they join two of them.
public struct CapsuleFacts: Sendable {
  private let graph: ProjectGraph
  /// The best files, with their places.
  private let places: [(file: FileID, place: Int)]

  static let fileCount = 8
  static let lineCount = 40

  public init(_ graph: ProjectGraph, ranking: Ranking, index: SearchIndex) {
    self.graph = graph
    let best = ranking.candidates.filter { !$0.role.isTest }.prefix(Self.fileCount)
    places = best.enumerated().compactMap { place, entry in
      graph.file(at: index.documents[entry.file].path).map { ($0, place) }
    }
  }

  /// Relations of models, routes of views, templates of views: those of the best files first.
  public var lines: [String] {
    var lines: [String] = []
    for (file, _) in places {
      for symbol in graph.symbols(in: file) { append(symbol, to: &lines) }
    }
    return Array(lines.prefix(Self.lineCount))
  }

  /// The newest migration of each app that holds one of the best files.
  public var migrations: [String] {
    var apps: [String] = []
    for (file, _) in places where !graph[file].app.isEmpty && !apps.contains(graph[file].app) { apps.append(graph[file].app) }
    return apps.flatMap { app in graph.latestMigrations(of: app).map { graph[$0].path } }
  }

  private func append(_ symbol: NodeID, to lines: inout [String]) {
    for id in graph.edges(from: symbol) {
      let edge = graph.edges[id]
      guard let verb = CapsuleFacts.verb(edge.kind) else { continue }
      add("\(name(edge.from)) \(verb) \(name(edge.to))", to: &lines)
    }
    for id in graph.edges(to: symbol) {
      let edge = graph.edges[Int(id)]
      guard let verb = CapsuleFacts.verb(edge.kind) else { continue }
      add("\(name(edge.from)) \(verb) \(name(edge.to))", to: &lines)
    }
  }

  private func add(_ line: String, to lines: inout [String]) {
    if lines.count < Self.lineCount, !lines.contains(line) { lines.append(line) }
  }

  private func name(_ node: NodeID) -> String {
    let symbol = graph[node]
    return symbol.qualifiedName.isEmpty ? symbol.name : symbol.qualifiedName
  }

  /// Only what joins files by convention: imports and calls can be read in the source.
  private static func verb(_ kind: EdgeKind) -> String? {
    switch kind {
    case .relates: "→"
    case .serializes: "serializes"
    case .validates: "is a form of"
    case .filters: "filters"
    case .administers: "administers"
    case .routes: "routes to"
    case .renders: "renders"
    case .receives: "receives signals of"
    case .queues: "queues"
    case .creates: "is a factory of"
    case .imports, .calls, .inherits, .decorates, .extends, .includes, .loads, .reverses, .migrates, .covers,
      .namesField, .uses, .mounts, .manages:
      nil
    }
  }
}

extension Retriever {
  /// Files that the addresses of a task lead to: the module of each view that a route matching them calls.
  public static func mentions(
    in query: TaskQuery, graph: ProjectGraph, index: SearchIndex
  ) -> [(file: Int, reason: String)] {
    var found: [(file: Int, reason: String)] = []
    for anchor in query.anchors where anchor.kind == .url {
      for route in graph.routes(matching: anchor.text).prefix(2) {
        for id in graph.edges(from: route) where graph.edges[id].kind == .routes {
          let file = graph[graph[graph.edges[id].to].file].path
          if let number = index.number(of: file) { found.append((number, "view of \(anchor.text)")) }
        }
      }
    }
    return found
  }
}
