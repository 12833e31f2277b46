import Base
import Django

/// Walking the graph backwards until tests are met.
extension ProjectImpact {
  /// The tests that lead to one of the names, nearest first; a name nothing is called by is passed over.
  public func tests(of changed: [String], depth limit: Int = 4) -> [TestAtRisk] {
    var walk = TestWalk(graph)
    let targets = changed.flatMap { names.targets(of: $0) }
    var front = targets.flatMap { target in target.seeds.map { (node: $0.node, evidence: Evidence.proved) } }
    for step in front { walk.begin(at: step.node) }
    for depth in 1...max(1, limit) {
      var next: [(node: ID<GraphNode>, evidence: Evidence)] = []
      for step in front { next += walk.step(from: step.node, step.evidence, depth: depth) }
      front = next
    }
    return walk.found.values.sorted {
      ($0.depth, $1.evidence, $0.path, $0.line, $0.name) < ($1.depth, $0.evidence, $1.path, $1.line, $1.name)
    }
  }
}

private struct TestWalk {
  let graph: BootGraph
  private(set) var found: [String: TestAtRisk] = [:]
  private var seen: Set<ID<GraphNode>> = []

  init(_ graph: BootGraph) { self.graph = graph }

  mutating func begin(at node: ID<GraphNode>) {
    seen.insert(node)
    let own = graph.nodes[node]
    guard own.kind == .test, let path = own.path, isTest(node) else { return }
    note(
      TestAtRisk(
        extent: isFunction(own) ? .function : .type, name: own.name, path: path, line: own.line ?? 1, depth: 0,
        evidence: .proved, edge: .declares, reached: own.name))
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
        note(test)
        continue
      }
      for one in [edge.from] + (graph.owners[edge.from].map { [$0] } ?? []) where passes(one, edge) {
        if seen.insert(one).inserted { next.append((one, sure)) }
      }
    }
    return next
  }

  private mutating func note(_ test: TestAtRisk) {
    if let known = found[test.name], (known.depth, test.evidence) <= (test.depth, known.evidence) { return }
    found[test.name] = test
  }

  /// Whether the edge means that running `from` runs the target.
  private func leads(_ edge: GraphEdge, _ depth: Int) -> Bool {
    switch edge.kind {
    case .imports, .declares: depth == 1
    case .migrates, .loads, .contains, .relates: false
    case .looksUp, .reads, .sets, .fills, .configures, .serializes, .validates, .filters, .administers, .creates,
      .shows, .uses, .manages, .calls, .inherits, .decorates, .names, .routes, .reverses, .renders, .extends,
      .includes, .receives:
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
  private func lastName(_ node: GraphNode) -> Substring { node.name.split(separator: ".").last ?? "" }

  private func passes(_ node: ID<GraphNode>, _ edge: GraphEdge) -> Bool {
    switch graph.nodes[node].kind {
    case .fixture, .migration, .file, .setting: false
    case .model: edge.kind == .inherits
    case .field, .manager: node == edge.from
    case .template, .function, .method, .test, .class, .form, .serializer, .filterset, .admin, .view, .factory, .route,
      .task, .command, .receiver:
      true
    }
  }
}

extension String {
  /// Whether the path is one that test runners collect.
  public var isTestPath: Bool {
    let parts = split(separator: "/")
    guard let name = parts.last, name.hasSuffix(".py") else { return false }
    if name.hasPrefix("test_") || name.hasSuffix("_test.py") || name.hasSuffix("_tests.py") || name == "tests.py" {
      return true
    }
    return name != "__init__.py" && name != "conftest.py" && parts.dropLast().contains { $0 == "tests" || $0 == "test" }
      && name.hasPrefix("test")
  }
}
