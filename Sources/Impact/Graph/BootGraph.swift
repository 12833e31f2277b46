public import Base
public import Django

/// A thing of the booted project that others depend on.
public struct GraphNode: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case file, template, fixture, migration, function, method, test, `class`, model, field, manager, form, serializer
    case filterset, admin, view, factory, route, setting, task, command, receiver
    /// A pydantic model, a mapped class, a path operation.
    case schema, table, endpoint
  }

  public var kind: Kind
  /// `orders.Order.total` for a field, a dotted name for a class or function, a path for a file.
  public var name: String
  public var path: String?
  public var line: Int?
}

/// One place where `from` depends on `to`.
public struct GraphEdge: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case declares
    /// A name in an ORM call: `filter(total=…)`, `order_by("-total")`, `F("total")`.
    case looksUp = "looks up"
    case reads
    case sets
    /// A keyword of a constructor or of `create`.
    case fills
    /// An option of a model's `Meta`.
    case configures
    case serializes, validates, filters, administers, creates, migrates
    /// A template's variable.
    case shows
    case loads
    /// A view's attribute.
    case uses
    case relates, manages, calls, imports, inherits, decorates, names, routes, reverses, renders, extends, includes
    case receives, contains
    /// A schema that has a column's name, and is named after its table.
    case repeats
    /// What an endpoint has as response model; what its body is made of; a test that asks for it by its path.
    case answers = "answers with"
    case takes, requests
  }

  public var from: ID<GraphNode>
  public var to: ID<GraphNode>
  public var kind: Kind
  public var evidence: Evidence
  public var path: String
  public var line: Int
  public var column: Int
  /// The class through which an inherited member was reached.
  var through: ID<ClassRow> = .none
}

/// The booted project as nodes and edges: who depends on what, and where that is written.
public struct BootGraph: Sendable {
  public internal(set) var nodes: [GraphNode] = []
  public internal(set) var edges: [GraphEdge] = []
  var index: [String: ID<GraphNode>] = [:]
  /// The edges that end at each node.
  var incoming: [[Int]] = []
  /// A method to its class.
  var owners: [ID<GraphNode>: ID<GraphNode>] = [:]

  /// The key of each node, while the graph grows.
  private var keys: [String] = []

  mutating func node(_ key: String, _ make: @autoclosure () -> GraphNode) -> ID<GraphNode> {
    if let known = index[key] { return known }
    let id = ID<GraphNode>(nodes.count)
    nodes.append(make())
    keys.append(key)
    index[key] = id
    return id
  }

  /// What was added since there were so many.
  func growth(since known: (nodes: Int, edges: Int)) -> GraphGrowth {
    GraphGrowth(
      known: known.nodes, keys: Array(keys[known.nodes...]), nodes: Array(nodes[known.nodes...]),
      edges: Array(edges[known.edges...]))
  }

  /// Adds what another copy of the graph grew.
  mutating func add(_ growth: GraphGrowth) {
    let ids = zip(growth.keys, growth.nodes).map { key, made in node(key, made) }
    let here = { (id: ID<GraphNode>) in Int(id.index) < growth.known ? id : ids[Int(id.index) - growth.known] }
    edges.reserveCapacity(edges.count + growth.edges.count)
    for var edge in growth.edges {
      (edge.from, edge.to) = (here(edge.from), here(edge.to))
      edges.append(edge)
    }
  }

  /// Drops what was said twice, orders the rest by place, and links backwards.
  mutating func finish() {
    for row in edges.indices { edges[row].kind = named(edges[row]) }
    var seen: Set<EdgeKey> = []
    edges = edges.filter { seen.insert(EdgeKey($0)).inserted }
    dropPlainNames()
    edges.sort {
      ($0.path, $0.line, $0.column, $0.kind.rawValue, $0.to) < ($1.path, $1.line, $1.column, $1.kind.rawValue, $1.to)
    }
    linkBackwards()
    keys = []
  }

  mutating func linkBackwards() {
    incoming = Array(repeating: [], count: nodes.count)
    for (row, edge) in edges.enumerated() { incoming[Int(edge.to.index)].append(row) }
  }
}

/// Nodes and edges that one copy of a graph has and the others do not.
struct GraphGrowth: Sendable {
  /// How many nodes all copies share.
  let known: Int
  let keys: [String]
  let nodes: [GraphNode]
  let edges: [GraphEdge]
}

extension BootGraph {
  /// That a line names something need not be said where it says more.
  private mutating func dropPlainNames() {
    var told: Set<[Int]> = []
    var paths: [String: Int] = [:]
    func key(_ edge: GraphEdge) -> [Int] {
      let path = paths[edge.path] ?? paths.count
      paths[edge.path] = path
      return [Int(edge.from.index), Int(edge.to.index), path, edge.line]
    }
    for edge in edges where edge.kind != .names { told.insert(key(edge)) }
    edges = edges.filter { $0.kind != .names || !told.contains(key($0)) }
  }

  /// What it means that one thing names another.
  private func named(_ edge: GraphEdge) -> GraphEdge.Kind {
    guard edge.kind == .names else { return edge.kind }
    switch (nodes[edge.from].kind, nodes[edge.to].kind) {
    case (.serializer, .model): return .serializes
    case (.form, .model): return .validates
    case (.filterset, .model): return .filters
    case (.admin, .model): return .administers
    case (.factory, .model): return .creates
    case (.view, .model), (.view, .serializer), (.view, .form), (.view, .filterset), (.serializer, .serializer),
      (.admin, .form), (.admin, .admin), (.factory, .factory):
      return .uses
    case (.function, .function), (.method, .function), (.test, .function), (.command, .function), (.task, .function):
      return .calls
    default: return .names
    }
  }
}

/// What makes two edges the same.
private struct EdgeKey: Hashable {
  let from: ID<GraphNode>
  let to: ID<GraphNode>
  let kind: GraphEdge.Kind
  let path: String
  let line: Int
  let column: Int
  let through: ID<ClassRow>

  init(_ edge: GraphEdge) {
    from = edge.from
    to = edge.to
    kind = edge.kind
    path = edge.path
    line = edge.line
    column = edge.column
    through = edge.through
  }
}
