import Base
import Django

/// Walking the graph backwards until tests are met.
extension ProjectImpact {
  /// The tests that lead to one of the names, nearest first; a name nothing is called by is passed over.
  public func tests(of changed: [String], depth limit: Int = 4) -> [TestAtRisk] {
    reach(of: changed, depth: limit).tests.map(\.test)
  }

  /// What leads to one of the names, and on what way.
  public func reach(of changed: [String], depth limit: Int = 4) -> ImpactReach {
    var reach = ImpactReach(graph)
    let targets = changed.flatMap { names.targets(of: $0) }
    var front = targets.flatMap { target in target.seeds.map { (node: $0.node, evidence: Evidence.proved) } }
    for step in front { reach.begin(at: step.node) }
    for depth in 1...max(1, limit) {
      var next: [(node: ID<GraphNode>, evidence: Evidence)] = []
      for step in front { next += reach.step(from: step.node, step.evidence, depth: depth) }
      front = next
    }
    return reach
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
