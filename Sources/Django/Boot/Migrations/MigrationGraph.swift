/// The graph of all migrations when nothing is applied: squashed migrations stand for what they replace.
struct MigrationGraph {
  struct Node: Hashable {
    var app: String
    var name: String
  }

  private var parents: [Node: [Node]] = [:]
  private var replacements: [Node: Node] = [:]

  mutating func add(_ migration: DumpedMigration) {
    guard let app = migration.app.value, let name = migration.name.value else { return }
    let node = Node(app: app, name: name)
    parents[node, default: []] += migration.dependencies.items.map { Node(app: $0.app, name: $0.name) }
    for next in migration.runBefore.value ?? [] {
      parents[Node(app: next.app, name: next.name), default: []].append(node)
    }
    nodes.insert(node)
    for old in migration.replaces.value ?? [] { replacements[Node(app: old.app, name: old.name)] = node }
  }

  private var nodes: Set<Node> = []

  /// Application to its migrations that no other of the same application depends on.
  func leaves() -> [String: [String]] {
    var inner: Set<Node> = []
    for (child, parents) in parents {
      let child = standing(for: child)
      for parent in parents.map(standing(for:)) where parent.app == child.app && parent != child {
        inner.insert(parent)
      }
    }
    var leaves: [String: [String]] = [:]
    for node in nodes where replacements[node] == nil && !inner.contains(node) {
      leaves[node.app, default: []].append(node.name)
    }
    return leaves.mapValues { $0.sorted() }
  }

  /// The node itself, or the squashed migration that replaces it, which another may replace in turn.
  private func standing(for node: Node) -> Node {
    var node = node
    for _ in 0..<16 {
      guard let next = replacements[node] else { break }
      node = next
    }
    return node
  }
}
