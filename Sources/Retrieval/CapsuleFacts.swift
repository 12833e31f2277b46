import Base
import Facts
public import Graph
public import Search

/// What the graph knows about the best files of a ranking, as lines for a capsule.
///
/// These facts are what an agent cannot see in the files themselves: they join two of them.
public struct CapsuleFacts: Sendable {
  private let graph: ProjectGraph
  /// The best files, with their places.
  private let places: [(file: FileID, place: Int)]

  private let words: Set<Term>

  static let fileCount = 8
  /// Lines that share a word with the task, and how many others make up for missing ones.
  static let lineCount = 16
  static let otherCount = 4

  public init(_ graph: ProjectGraph, ranking: Ranking, index: SearchIndex) {
    self.graph = graph
    words = Set(ranking.query.terms.map(\.term))
    let best = ranking.candidates.filter { !$0.role.isTest }.prefix(Self.fileCount)
    places = best.enumerated().compactMap { place, entry in
      graph.file(at: index.documents[entry.file].path).map { ($0, place) }
    }
  }

  /// Relations of models, routes of views, templates of views: those with words of the task first.
  public var lines: [String] {
    var lines: [String] = []
    var known: Set<String> = []
    for (file, _) in places {
      for symbol in graph.symbols(in: file) { append(symbol, to: &lines, &known) }
    }
    var splitter = TermSplitter()
    let matches = lines.map { line in Set(splitter.terms(of: line)).intersection(words).count }
    let order = lines.indices.sorted { (matches[$0], $1) > (matches[$1], $0) }
    let told = order.prefix(Self.lineCount).filter { matches[$0] > 0 }
    return (told + order.dropFirst(told.count).prefix(max(0, Self.otherCount - told.count))).map { lines[$0] }
  }

  /// The newest migration of each app that holds one of the best files.
  public var migrations: [String] {
    var apps: [String] = []
    for (file, _) in places where !graph[file].app.isEmpty && !apps.contains(graph[file].app) { apps.append(graph[file].app) }
    return apps.flatMap { app in graph.latestMigrations(of: app).map { graph[$0].path } }
  }

  private func append(_ symbol: NodeID, to lines: inout [String], _ known: inout Set<String>) {
    let edges = graph.edges(from: symbol).map { graph.edges[$0] } + graph.edges(to: symbol).map { graph.edges[Int($0)] }
    for edge in edges {
      guard let verb = CapsuleFacts.verb(edge.kind) else { continue }
      let line = "\(name(edge.from)) \(verb) \(name(edge.to))"
      if known.insert(line).inserted { lines.append(line) }
    }
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
