/// The order in which migrations run when nothing is applied (django.db.migrations.loader, .graph).
struct MigrationPlan {
  typealias Node = MigrationGraph.Node

  private(set) var order: [Node] = []
  /// Applications whose migrations depend on what is not there.
  private(set) var broken: Set<String> = []
  private var parents: [Node: Set<Node>] = [:]
  private var replacements: [Node: Node] = [:]

  init(_ migrations: [DumpedMigration]) {
    var rows: [Node: DumpedMigration] = [:]
    for row in migrations {
      guard let app = row.app.value, let name = row.name.value else { continue }
      let node = Node(app: app, name: name)
      rows[node] = row
      for old in row.replaces.value ?? [] { replacements[Node(app: old.app, name: old.name)] = node }
    }
    for node in rows.keys { parents[standing(for: node), default: []] = [] }
    connect(rows)
    sort()
  }

  /// The node itself, or the squashed migration that stands for it.
  private func standing(for node: Node) -> Node {
    var node = node
    for _ in 0..<16 {
      guard let next = replacements[node] else { break }
      node = next
    }
    return node
  }

  private mutating func connect(_ rows: [Node: DumpedMigration]) {
    var waiting: [(child: Node, parent: DumpedMigration.Reference)] = []
    for (node, row) in rows {
      let child = standing(for: node)
      for parent in row.dependencies.items {
        if parent.name.hasPrefix("__") {
          waiting.append((child, parent))
        } else {
          add(child, Node(app: parent.app, name: parent.name))
        }
      }
      for next in row.runBefore.value ?? [] {
        let later = standing(for: Node(app: next.app, name: next.name))
        if parents[later] != nil { parents[later]?.insert(child) }
      }
    }
    let (roots, leaves) = ends()
    for (child, parent) in waiting where parent.app != child.app {
      for node in (parent.name == "__first__" ? roots : leaves)[parent.app] ?? [] { parents[child]?.insert(node) }
    }
  }

  private mutating func add(_ child: Node, _ parent: Node) {
    let parent = standing(for: parent)
    guard parent != child else { return }
    if parents[parent] == nil {
      broken.insert(child.app)
    } else {
      parents[child]?.insert(parent)
    }
  }

  /// The first and the last migrations of each application.
  private func ends() -> (roots: [String: [Node]], leaves: [String: [Node]]) {
    var inner: Set<Node> = []
    var roots: [String: [Node]] = [:]
    var leaves: [String: [Node]] = [:]
    for (child, above) in parents {
      let own = above.filter { $0.app == child.app }
      inner.formUnion(own)
      if own.isEmpty { roots[child.app, default: []].append(child) }
    }
    for node in parents.keys where !inner.contains(node) { leaves[node.app, default: []].append(node) }
    return (roots, leaves)
  }

  /// Parents first; what hangs in a circle is broken.
  private mutating func sort() {
    var missing = parents.mapValues(\.count)
    var children: [Node: [Node]] = [:]
    for (child, above) in parents {
      for parent in above { children[parent, default: []].append(child) }
    }
    var ready = parents.keys.filter { missing[$0] == 0 }.sorted { ($0.app, $0.name) > ($1.app, $1.name) }
    while let node = ready.popLast() {
      order.append(node)
      for child in (children[node] ?? []).sorted(by: { ($0.app, $0.name) > ($1.app, $1.name) }) {
        missing[child, default: 0] -= 1
        if missing[child] == 0 { ready.append(child) }
      }
    }
    if order.count < parents.count { broken.formUnion(Set(parents.keys).subtracting(order).map(\.app)) }
  }
}
