import Base
import Django

/// Walking the graph backwards from a target.
extension ProjectImpact {
  private struct Reached {
    var node: ID<GraphNode>
    var through: ID<ClassRow> = .none
    var chain: [ImpactRow.Step] = []
  }

  public func answer(_ target: ImpactTarget, depth: Int? = nil) -> ImpactAnswer {
    let depth = max(1, depth ?? target.usualDepth)
    var rows: [ImpactRow] = []
    var seen = Set(target.seeds.map(\.node))
    var front = target.seeds.map { Reached(node: $0.node, through: $0.through) }
    for level in 1...depth {
      var next: [Reached] = []
      for reached in front {
        for edge in edges(into: reached, target, level) {
          let row = row(edge, reached)
          rows.append(row)
          // What follows from a guess is worth nothing.
          if row.evidence > .guess { next += further(edge, row.chain, &seen) }
        }
      }
      front = next
    }
    rows.sort { ($0.depth, $0.path, $0.line, $0.column) < ($1.depth, $1.path, $1.line, $1.column) }
    return ImpactAnswer(target: target, depth: depth, rows: withoutRepeats(rows))
  }

  private func edges(into reached: Reached, _ target: ImpactTarget, _ level: Int) -> [GraphEdge] {
    graph.incoming[Int(reached.node.index)].map { graph.edges[$0] }.filter { edge in
      guard isRelated(edge.through, reached.through) else { return false }
      if level > 1 { return follows(edge, target) }
      switch target.kind {
      case .field, .method, .route, .setting, .template, .column, .schemaField, .endpoint: return true
      case .model, .class, .function, .schema, .table:
        return !target.seeds.contains { $0.node == edge.from } || namesItself(edge)
      case .file: return edge.path != target.path
      }
    }
  }

  /// A class that is named in its own body: `ForeignKey("self")`, `Order.objects` in a method of it.
  private func namesItself(_ edge: GraphEdge) -> Bool {
    classes[edge.to] != nil && edge.kind != .declares && edge.kind != .inherits
  }

  /// Whether what depends on something reached is worth saying.
  private func follows(_ edge: GraphEdge, _ target: ImpactTarget) -> Bool {
    if graph.nodes[edge.from].kind == .file { return false }
    if target.kind.isRecord { return leadsOutwards(edge) }
    return switch edge.kind {
    case .imports, .declares, .relates, .migrates, .loads, .contains, .manages: false
    case .calls, .names, .reads:
      target.kind != .model && target.kind != .file || graph.nodes[edge.from].kind == .test
    case .looksUp, .sets, .fills, .configures, .serializes, .validates, .filters, .administers, .creates, .shows, .uses,
      .inherits, .decorates, .routes, .reverses, .renders, .extends, .includes, .receives, .repeats,
      .answers, .takes, .requests:
      true
    }
  }

  /// From a column or a schema to the endpoints that show or take it, and the tests that ask for these.
  private func leadsOutwards(_ edge: GraphEdge) -> Bool {
    switch edge.kind {
    case .answers, .takes, .routes, .requests: true
    case .names: graph.nodes[edge.from].kind == .schema && graph.nodes[edge.to].kind == .schema
    default: false
    }
  }

  private func row(_ edge: GraphEdge, _ reached: Reached) -> ImpactRow {
    let from = graph.nodes[edge.from]
    let step = ImpactRow.Step(
      symbol: from.name, kind: from.kind, edge: edge.kind, evidence: edge.evidence, path: edge.path, line: edge.line)
    let chain = [step] + reached.chain
    return ImpactRow(
      path: edge.path, line: edge.line, column: edge.column, evidence: chain.map(\.evidence).min() ?? .proved,
      text: texts.text(edge.path, edge.line), chain: chain)
  }

  /// Where the walk goes on: through the thing itself and, for a method, the view or form it belongs to; never through
  /// another model, unless it is made of this one.
  private func further(
    _ edge: GraphEdge, _ chain: [ImpactRow.Step], _ seen: inout Set<ID<GraphNode>>
  ) -> [Reached] {
    let node = edge.from
    var found: [Reached] = []
    for next in [node] + (graph.owners[node].map { [$0] } ?? []) {
      switch graph.nodes[next].kind {
      case .fixture, .migration, .file, .setting, .test: continue
      case .model: if next != node || edge.kind != .inherits { continue }
      case .table:
        if next != node || edge.kind != .inherits || graph.nodes[edge.to].kind == .field { continue }
      case .schema: if next != node { continue }
      case .manager, .field: if next != node { continue }
      case .template, .function, .method, .class, .form, .serializer, .filterset, .admin, .view, .factory, .route,
        .task,
        .command, .receiver, .endpoint:
        break
      }
      if seen.insert(next).inserted { found.append(Reached(node: next, chain: chain)) }
    }
    return found
  }

  /// One row a place and edge; that a place names something is said only where it says nothing more.
  private func withoutRepeats(_ rows: [ImpactRow]) -> [ImpactRow] {
    var seen: Set<String> = []
    let telling = Set(rows.filter { $0.chain.first?.edge != .names }.map { "\($0.path):\($0.line)" })
    return rows.filter { row in
      guard let first = row.chain.first else { return false }
      if first.edge == .names, telling.contains("\(row.path):\(row.line)") { return false }
      return seen.insert("\(row.path):\(row.line) \(first.edge) \(first.symbol)").inserted
    }
  }
}
