public import Base
import Django

/// What leads to things that were changed, nearest first: a walk backwards through the graph that remembers its way.
public struct ImpactReach: Sendable {
  /// One link of a way: what it is from, and what it does to what comes next.
  public struct Link: Sendable, Hashable {
    public var from: GraphNode
    public var edge: GraphEdge.Kind
  }

  /// The way on from a node that was reached.
  private struct Step {
    var next: ID<GraphNode>
    var edge: GraphEdge.Kind
    var depth: Int
  }

  let graph: BootGraph
  private var found: [String: (test: TestAtRisk, via: ID<GraphNode>)] = [:]
  private var seen: Set<ID<GraphNode>> = []
  private var steps: [ID<GraphNode>: Step] = [:]

  init(_ graph: BootGraph) { self.graph = graph }

  /// The tests that were met, nearest first, each with what it reaches first.
  public var tests: [(test: TestAtRisk, via: ID<GraphNode>)] {
    found.values.sorted { left, right in
      let (a, b) = (left.test, right.test)
      return (a.depth, b.evidence, a.path, a.line, a.name) < (b.depth, a.evidence, b.path, b.line, b.name)
    }
  }

  /// Every node that leads to a changed one, and these themselves, with how far away it is.
  public var nodes: [(id: ID<GraphNode>, node: GraphNode, depth: Int)] {
    seen.sorted().map { ($0, graph.nodes[$0], steps[$0]?.depth ?? 0) }
  }

  /// From a node that was reached to what was changed: what was changed, and what does what to it, outwards.
  public func way(from node: ID<GraphNode>) -> (origin: GraphNode, links: [Link]) {
    var links: [Link] = []
    var node = node
    while let step = steps[node], links.count < 12 {
      links.append(Link(from: graph.nodes[node], edge: step.edge))
      node = step.next
    }
    return (graph.nodes[node], links.reversed())
  }

  mutating func begin(at node: ID<GraphNode>) {
    seen.insert(node)
    let own = graph.nodes[node]
    guard own.kind == .test, let path = own.path, isTest(node) else { return }
    note(
      TestAtRisk(
        extent: isFunction(own) ? .function : .type, name: own.name, path: path, line: own.line ?? 1, depth: 0,
        evidence: .proved, edge: .declares, reached: own.name), via: node)
  }

  /// Follows what depends on a node; answers where to go on.
  mutating func step(
    from node: ID<GraphNode>, _ evidence: Evidence, depth: Int
  ) -> [(node: ID<GraphNode>, evidence: Evidence)] {
    var next: [(node: ID<GraphNode>, evidence: Evidence)] = []
    for row in graph.incoming[Int(node.index)] {
      let edge = graph.edges[row]
      let sure = min(evidence, edge.evidence)
      guard sure > .guess, leads(edge, depth) else { continue }
      if let test = test(edge, sure, depth) {
        note(test, via: node)
        continue
      }
      for one in [edge.from] + (graph.owners[edge.from].map { [$0] } ?? []) where passes(one, edge) {
        guard seen.insert(one).inserted else { continue }
        steps[one] = Step(next: node, edge: edge.kind, depth: depth)
        next.append((one, sure))
      }
    }
    return next
  }

  private mutating func note(_ test: TestAtRisk, via node: ID<GraphNode>) {
    if let known = found[test.name]?.test, (known.depth, test.evidence) <= (test.depth, known.evidence) { return }
    found[test.name] = (test, node)
  }

  /// Whether the edge means that running `from` runs the target.
  private func leads(_ edge: GraphEdge, _ depth: Int) -> Bool {
    switch edge.kind {
    case .imports, .declares: depth == 1
    case .migrates, .loads, .contains, .relates: false
    case .looksUp, .reads, .sets, .fills, .configures, .serializes, .validates, .filters, .administers, .creates,
      .shows, .uses, .manages, .calls, .inherits, .decorates, .names, .routes, .reverses, .renders, .extends,
      .includes, .receives, .repeats, .answers, .takes, .requests:
      true
    }
  }

  /// The test an edge starts at: a function, a class for what is done before each of its tests, or a file.
  private func test(_ edge: GraphEdge, _ evidence: Evidence, _ depth: Int) -> TestAtRisk? {
    let from = graph.nodes[edge.from]
    var node = edge.from
    var extent = TestAtRisk.Extent.function
    if from.kind == .file {
      guard from.name.isTestPath, edge.kind == .imports else { return nil }
      extent = .file
    } else if from.kind == .method, let owner = graph.owners[edge.from], graph.nodes[owner].kind == .test {
      guard Self.preparations.contains(String(lastName(from))) else { return nil }
      node = owner
      extent = .type
    } else if !isTest(edge.from) {
      return nil
    } else if !isFunction(from) {
      extent = .type
    }
    guard let path = graph.nodes[node].path else { return nil }
    return TestAtRisk(
      extent: extent, name: graph.nodes[node].name, path: path, line: graph.nodes[node].line ?? 1, depth: depth,
      evidence: evidence, edge: edge.kind, reached: graph.nodes[edge.to].name)
  }

  private static let preparations: Set<String> = [
    "setUp", "setUpTestData", "setUpClass", "setup_method", "setup_class", "asyncSetUp", "tearDown", "setup",
  ]

  /// A test function or class; a fixture is neither.
  private func isTest(_ node: ID<GraphNode>) -> Bool {
    let own = graph.nodes[node]
    return own.kind == .test && (!isFunction(own) || lastName(own).hasPrefix("test"))
  }

  private func isFunction(_ node: GraphNode) -> Bool { lastName(node).first?.isLowercase ?? true }
  private func lastName(_ node: GraphNode) -> Substring { node.name.dottedParts.last ?? "" }

  private func passes(_ node: ID<GraphNode>, _ edge: GraphEdge) -> Bool {
    switch graph.nodes[node].kind {
    case .fixture, .migration, .file, .setting: false
    case .model: edge.kind == .inherits
    case .table: edge.kind == .inherits && graph.nodes[edge.to].kind != .field
    case .field, .manager: node == edge.from
    case .template, .function, .method, .test, .class, .form, .serializer, .filterset, .admin, .view, .factory, .route,
      .task, .command, .receiver, .schema, .endpoint:
      true
    }
  }
}
