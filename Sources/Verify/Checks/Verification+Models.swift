import Base
import Django
import Impact

/// Fields that came or changed, and what names the fields around them.
extension Verification {
  func modelAdvice() -> [Finding] { newFields() + changedFields() + changedMigrations() }

  private var fieldChanges: [(change: SymbolChange, model: DumpedModel, field: DumpedField)] {
    symbols.flatMap(\.changes).compactMap { change in
      guard change.symbolKind == .value, let parent = change.parent, let model = model(parent),
        let field = model.fields.items.first(where: { $0.name.value == String(change.lastName) })
      else { return nil }
      return (change, model, field)
    }
  }

  // MARK: New fields

  /// Serializers, forms, admins and filters that list a model's fields by name and do not name the new one.
  private func newFields() -> [Finding] {
    var names: [String: [String]] = [:]
    var places: [String: (path: String, line: Int)] = [:]
    for (change, model, _) in fieldChanges {
      guard case .added = change.kind, let type = model.className.value, existed(type), !isRenamed(to: change.dotted)
      else { continue }
      names[type, default: []].append(String(change.lastName))
      places[type] = places[type] ?? (change.path, change.lines.lowerBound)
    }
    return names.sorted { $0.key < $1.key }.compactMap { type, fields in
      let listing = listings(of: type, without: fields)
      guard !listing.isEmpty, let label = model(type)?.label.value ?? type else { return nil }
      return Finding(
        .look, "\(label) has gained \(fields.joined(separator: ", ")); these list its fields and do not name it",
        path: places[type]?.path, line: places[type]?.line, evidence: .likely, places: listing.inOrder)
    }
  }

  private func isRenamed(to name: String) -> Bool {
    symbols.contains { changes in
      changes.changes.contains { change in
        if case .renamed(let now) = change.kind { now == name } else { false }
      }
    }
  }

  private func existed(_ type: String) -> Bool {
    old?.dump.models.items.contains { $0.className.value == type } ?? false
  }

  private func listings(of type: String, without fields: [String]) -> [Finding.Place] {
    let graph = new.impact.graph
    var named: [ID<GraphNode>: (fields: Set<String>, edge: GraphEdge)] = [:]
    guard let model = model(type) else { return [] }
    let own = Set(([model.label.value ?? nil] + [model.className.value]).compactMap { $0 }.map { $0 + "." })
    for edge in graph.edges where edge.evidence > .guess {
      let to = graph.nodes[edge.to]
      guard to.kind == .field, let prefix = own.first(where: { to.name.hasPrefix($0) }), Self.lists(edge, graph) else {
        continue
      }
      named[edge.from, default: ([], edge)].fields.insert(String(to.name.dropFirst(prefix.count)))
    }
    return named.compactMap { node, entry in
      let file = graph.nodes[node]
      guard entry.fields.count > 1, entry.fields.isDisjoint(with: fields), let path = file.path,
        !files.contains(where: { $0.path == path }) || !isTouched(file), !path.isTestPath
      else { return nil }
      return Finding.Place(
        path: path, line: file.line ?? entry.edge.line, why: entry.edge.kind.rawValue,
        text: text(path, file.line ?? entry.edge.line), evidence: .likely)
    }
  }

  private static func lists(_ edge: GraphEdge, _ graph: BootGraph) -> Bool {
    switch (graph.nodes[edge.from].kind, edge.kind) {
    case (.serializer, .serializes), (.form, .validates), (.filterset, .filters), (.admin, .administers),
      (.factory, .creates):
      true
    default: false
    }
  }

  /// Whether the change wrote into the class of a node.
  private func isTouched(_ node: GraphNode) -> Bool {
    guard let path = node.path, let line = node.line,
      let own = symbols.first(where: { $0.file.path == path })
    else { return false }
    return own.changes.contains { $0.path == path && $0.lines.contains(line) }
  }

  // MARK: Changed fields

  /// A field of another class, or one that leads elsewhere.
  private func changedFields() -> [Finding] {
    fieldChanges.compactMap { change, model, field in
      guard case .edited = change.kind, let before = self.field(change, inOld: model),
        let words = Self.change(before, field), case .found(let target) = new.impact.resolve(change.dotted)
      else { return nil }
      let places = new.impact.answer(target, depth: 1).rows.compactMap { row -> Finding.Place? in
        guard row.evidence > .guess, let edge = row.chain.first?.edge, edge != .declares, edge != .migrates,
          edge != .relates, !isTouched(row.path, row.line), !row.path.contains("/migrations/")
        else { return nil }
        return Finding.Place(
          path: row.path, line: row.line, why: edge.rawValue, text: row.text, evidence: row.evidence)
      }
      guard !places.isEmpty else { return nil }
      let name = [(model.label.value ?? nil) ?? change.parent ?? "", String(change.lastName)].joined(separator: ".")
      return Finding(
        .look, "\(name) \(words); used here", path: change.path, line: change.lines.lowerBound, evidence: .likely,
        places: places.inOrder)
    }
  }

  private func field(_ change: SymbolChange, inOld model: DumpedModel) -> DumpedField? {
    old?.dump.models.items.first { $0.className == model.className }?.fields.items
      .first { $0.name.value == String(change.lastName) }
  }

  private static func change(_ before: DumpedField, _ after: DumpedField) -> String? {
    let name = { (field: DumpedField) -> String? in
      (field.className.value ?? nil)?.dottedParts.last.map(String.init)
    }
    if let old = name(before), let new = name(after), old != new { return "was \(old) and is \(new)" }
    let target = { (field: DumpedField) -> String? in field.relation?.relatedModel.value ?? nil }
    if let old = target(before), let new = target(after), old != new { return "led to \(old) and leads to \(new)" }
    return nil
  }

  // MARK: Migrations

  /// Migrations that were there before and do something else now.
  private func changedMigrations() -> [Finding] {
    guard let before = old?.dump.migrations.value?.disk.items, let after = new.dump.migrations.value?.disk.items else {
      return []
    }
    return files.filter { $0.old != nil }.compactMap { file in
      guard let old = before.first(where: { $0.file.value == file.pathBefore }),
        let new = after.first(where: { $0.file.value == file.path }), old.operations != new.operations
      else { return nil }
      return Finding(
        .look, "does other things than it did: a database that ran it already will not run it again", path: file.path,
        line: 1)
    }
  }
}
