public import Base
import Django

/// The graph of migrations, for people and for drawing programs.
extension MigrationReport {
  public enum GraphForm: String, Sendable, CaseIterable { case text, mermaid, dot }

  private var labels: Set<String> { Set(apps.map(\.label)) }

  /// In the order in which they are applied.
  private var nodes: [MigrationHistory.Node] { (history.order + history.circular).filter { labels.contains($0.app) } }

  private func parents(_ node: MigrationHistory.Node) -> [MigrationHistory.Node] {
    (history.parents[node] ?? []).sorted()
  }

  public func graph(_ form: GraphForm) -> String {
    switch form {
    case .text: textGraph
    case .mermaid: drawing("graph TD", "  ", node: { "\($0)[\"\($1)\"]" }, edge: { "\($0) --> \($1)" }, end: nil)
    case .dot:
      drawing(
        "digraph migrations {", "  ", node: { "\($0) [label=\"\($1)\"];" }, edge: { "\($0) -> \($1);" }, end: "}")
    }
  }

  private var textGraph: String {
    var lines: [String] = []
    for app in apps {
      let own = nodes.filter { $0.app == app.label }
      let leaves = app.leaves.joined(separator: ", ")
      let count = own.count == 1 ? "1 migration" : "\(own.count) migrations"
      lines.append("\(app.label): \(count)" + (leaves.isEmpty ? "" : ", last \(leaves)"))
      if app.leaves.count > 1 { lines.append("  conflict: \(app.leaves.count) last migrations; merge them") }
      for (row, node) in own.enumerated() {
        lines.append("  " + node.name + stands(node, after: row > 0 ? own[row - 1] : nil))
      }
    }
    lines += history.missing.filter { labels.contains($0.node.app) }.map { missing in
      "\(missing.node.app).\(missing.node.name): \(missing.attribute.rawValue) names \(missing.missing.app)."
        + "\(missing.missing.name), which does not exist"
    }
    if !history.circular.isEmpty { lines.append("these wait for each other: " + names(history.circular)) }
    return (lines + unknownLines).joined(separator: "\n") + "\n"
  }

  /// What a migration stands on beside the one above it, and what it replaces.
  private func stands(_ node: MigrationHistory.Node, after previous: MigrationHistory.Node?) -> String {
    let others = parents(node).filter { $0 != previous }
    let replaced = history.replacements.filter { $0.value == node }.keys.sorted()
    return (others.isEmpty ? "" : " <- " + names(others))
      + (replaced.isEmpty ? "" : " (replaces " + replaced.map(\.name).joined(separator: ", ") + ")")
  }

  private func names(_ nodes: [MigrationHistory.Node]) -> String {
    nodes.map { $0.app + "." + $0.name }.joined(separator: ", ")
  }

  private func drawing(
    _ head: String, _ indent: String, node: (String, String) -> String, edge: (String, String) -> String, end: String?
  ) -> String {
    var lines = [head]
    var ids: [MigrationHistory.Node: String] = [:]
    for one in nodes {
      ids[one] = "m\(ids.count)"
      lines.append(indent + node(ids[one] ?? "", one.app + "." + one.name))
    }
    for child in nodes {
      for parent in parents(child) {
        guard let from = ids[parent], let to = ids[child] else { continue }
        lines.append(indent + edge(from, to))
      }
    }
    if let end { lines.append(end) }
    return lines.joined(separator: "\n") + "\n"
  }

  public var graphJSON: JSONValue {
    .object([
      ("apps", .array(apps.map(graphJSON))),
      (
        "missing",
        .array(
          history.missing.filter { labels.contains($0.node.app) }.map { missing in
            .object([
              ("migration", .string(names([missing.node]))), ("attribute", .string(missing.attribute.rawValue)),
              ("missing", .string(names([missing.missing]))),
            ])
          })
      ), ("circular", .strings(history.circular.map { names([$0]) })), ("not_known", .strings(unclearApps)),
    ])
  }

  private func graphJSON(_ app: App) -> JSONValue {
    .object([
      ("app", .string(app.label)), ("leaves", .strings(app.leaves)), ("conflict", .bool(app.leaves.count > 1)),
      (
        "migrations",
        .array(
          nodes.filter { $0.app == app.label }.map { node in
            .object([
              ("name", .string(node.name)), ("dependencies", .strings(parents(node).map { names([$0]) })),
              (
                "replaces", .strings(history.replacements.filter { $0.value == node }.keys.sorted().map { names([$0]) })
              ),
            ])
          })
      ),
    ])
  }
}
