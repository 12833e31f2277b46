/// The graph of migrations when nothing is applied yet (django.db.migrations.loader, .graph).
public struct MigrationHistory: Sendable, Equatable {
  public struct Node: Hashable, Sendable, Comparable {
    public var app: String
    public var name: String

    public init(app: String, name: String) { (self.app, self.name) = (app, name) }

    public static func < (a: Node, b: Node) -> Bool { (a.app, a.name) < (b.app, b.name) }
  }

  /// Something that a migration names and that is not there.
  public struct MissingNode: Sendable, Equatable {
    public enum Attribute: String, Sendable { case dependencies, runBefore = "run_before", replaces }

    public var node: Node
    public var attribute: Attribute
    /// The name may be `__first__` or `__latest__`.
    public var missing: Node
    /// No application of the label has migrations.
    public var isUnknownApp: Bool
  }

  /// In the order in which `migrate` applies them.
  public private(set) var order: [Node] = []
  public private(set) var missing: [MissingNode] = []
  /// Migrations that wait for each other, and those that wait for them.
  public private(set) var circular: [Node] = []
  /// What each migration directly stands on; squashed ones have taken the place of what they replace.
  public private(set) var parents: [Node: Set<Node>] = [:]
  /// What squashed migrations stand for.
  public private(set) var replacements: [Node: Node] = [:]

  /// Rows of `order`.
  private var rows: [Node: Int] = [:]
  /// For each row the rows before it that it stands on, a bit each.
  private var reach: [[UInt64]] = []

  public init(_ migrations: [DumpedMigration]) {
    var rows: [Node: DumpedMigration] = [:]
    for row in migrations {
      guard let app = row.app.value, let name = row.name.value else { continue }
      let node = Node(app: app, name: name)
      rows[node] = row
      for old in row.replaces.value ?? [] where Node(app: old.app, name: old.name) != node {
        replacements[Node(app: old.app, name: old.name)] = node
      }
    }
    for node in rows.keys { parents[standing(for: node), default: []] = [] }
    connect(rows)
    sort()
    measure()
  }

  /// The node itself, or the squashed migration that stands for it.
  public func standing(for node: Node) -> Node {
    var node = node
    for _ in 0..<16 {
      guard let next = replacements[node] else { break }
      node = next
    }
    return node
  }

  /// Migrations of an application that no other of it stands on.
  public func leaves(of app: String) -> [Node] { ends().leaves[app]?.sorted() ?? [] }

  /// All that is applied before the migration, at the latest.
  public func ancestors(of node: Node) -> Set<Node> {
    var found: Set<Node> = []
    var waiting = Array(parents[standing(for: node)] ?? [])
    while let next = waiting.popLast() {
      if found.insert(next).inserted { waiting += parents[next] ?? [] }
    }
    return found
  }

  /// Whether the first of two migrations is certain to be applied before the second.
  public func precedes(_ first: Node, _ second: Node) -> Bool {
    guard let before = rows[standing(for: first)], let after = rows[standing(for: second)] else { return false }
    return reach[after][before / 64] & (1 << UInt64(before % 64)) != 0
  }

  // MARK: Making

  private mutating func measure() {
    for (row, node) in order.enumerated() { rows[node] = row }
    let words = (order.count + 63) / 64
    for node in order {
      var bits = [UInt64](repeating: 0, count: words)
      for parent in parents[node] ?? [] {
        guard let row = rows[parent], row < reach.count else { continue }
        bits[row / 64] |= 1 << UInt64(row % 64)
        for word in bits.indices { bits[word] |= reach[row][word] }
      }
      reach.append(bits)
    }
  }

  private mutating func connect(_ rows: [Node: DumpedMigration]) {
    var waiting: [(child: Node, written: Node, parent: Node)] = []
    let apps = Set(rows.keys.map(\.app))
    for (node, row) in rows.sorted(by: { $0.key < $1.key }) {
      let child = standing(for: node)
      for reference in row.dependencies.items {
        let parent = Node(app: reference.app, name: reference.name)
        if parent.name.hasPrefix("__") {
          waiting.append((child, node, parent))
        } else {
          add(child, parent, written: node, apps)
        }
      }
      for next in row.runBefore.value ?? [] {
        let later = Node(app: next.app, name: next.name)
        if parents[standing(for: later)] != nil {
          parents[standing(for: later)]?.insert(child)
        } else {
          note(node, .runBefore, later, apps)
        }
      }
    }
    let (roots, leaves) = ends()
    for (child, node, parent) in waiting where parent.app != child.app {
      let found = (parent.name == "__first__" ? roots : leaves)[parent.app] ?? []
      for node in found { parents[child]?.insert(node) }
      // An application without migrations has nothing to wait for.
      if found.isEmpty { note(node, .dependencies, parent, apps) }
    }
  }

  private mutating func add(_ child: Node, _ parent: Node, written: Node, _ apps: Set<String>) {
    let standing = standing(for: parent)
    guard standing != child else { return }
    if parents[standing] == nil {
      note(written, .dependencies, parent, apps)
    } else {
      parents[child]?.insert(standing)
    }
  }

  private mutating func note(
    _ node: Node, _ attribute: MissingNode.Attribute, _ missing: Node, _ apps: Set<String>
  ) {
    self.missing.append(
      MissingNode(node: node, attribute: attribute, missing: missing, isUnknownApp: !apps.contains(missing.app)))
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

  /// What each leaf needs, leaf by leaf (`MigrationGraph.iterative_dfs`).
  private mutating func sort() {
    circular = knotted()
    let knots = Set(circular)
    var visited: Set<Node> = []
    for leaf in ends().leaves.values.joined().sorted() {
      var stack = [(node: leaf, isDone: false)]
      while let (node, isDone) = stack.popLast() {
        if visited.contains(node) || knots.contains(node) { continue }
        if isDone {
          visited.insert(node)
          order.append(node)
        } else {
          stack.append((node, true))
          stack += (parents[node] ?? []).sorted().map { ($0, false) }
        }
      }
    }
  }

  private func knotted() -> [Node] {
    var missing = parents.mapValues(\.count)
    var children: [Node: [Node]] = [:]
    for (child, above) in parents {
      for parent in above { children[parent, default: []].append(child) }
    }
    var ready = parents.keys.filter { missing[$0] == 0 }
    var done = 0
    while let node = ready.popLast() {
      done += 1
      for child in children[node] ?? [] {
        missing[child, default: 0] -= 1
        if missing[child] == 0 { ready.append(child) }
      }
    }
    return done == parents.count ? [] : missing.filter { $0.value > 0 }.keys.sorted()
  }
}
