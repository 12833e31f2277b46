/// What a loop reads of its rows and nobody loaded with them.
public struct MissingLoad: Sendable {
  /// From the row on: `["customer", "city"]`.
  public var path: [String]
  /// All that go on from the same relation.
  public var paths: [[String]]
  public var read: QueryFacts.Read
  public var isMany: Bool
  /// Where nothing but the key is read of one relation: `customer_id`, and the places of `order.customer`.
  public var key: (column: String, reads: [QueryPlace])?
  /// `select_related("customer__city")`.
  public var advice: String
}

extension FieldBook {
  /// One a relation that is missing, with the longest path behind it.
  public func missing(of loop: QueryFacts.Loop) -> [MissingLoad] {
    var found: [(key: [String], reads: [QueryFacts.Read])] = []
    for read in loop.reads {
      if case .always = read.access { continue }
      guard let count = uncovered(read.path, of: loop.rows) else { continue }
      let key = Array(read.path.prefix(count))
      if let index = found.firstIndex(where: { key.starts(with: $0.key) }) {
        found[index].reads.append(read)
      } else {
        found.append((key, [read]))
      }
    }
    return found.map { key, reads in
      let longest = reads.map(\.path).max { $0.count < $1.count } ?? key
      let paths = maximal(reads.map(\.path))
      return MissingLoad(
        path: longest, paths: paths, read: reads[0], isMany: hasMany(longest, of: loop.rows.model),
        key: column(reads, of: loop.rows.model), advice: advice(paths, of: loop.rows.model))
    }
  }

  /// The column of the row itself that answers all of these reads: Django names it after the field.
  private func column(_ reads: [QueryFacts.Read], of model: ID<ClassRow>) -> (column: String, reads: [QueryPlace])? {
    guard let path = reads.first?.path, path.count == 1, reads.allSatisfy({ $0.isForKey && $0.path == path }),
      let field = self[model]?.fields[path[0]], let column = field.relation?.toField.value,
      column == nil || column == target(of: field)?.primaryKey?.name.value
    else { return nil }
    return (path[0] + "_id", reads.map { $0.inside ?? $0.place })
  }

  /// Paths that no other continues.
  private func maximal(_ paths: [[String]]) -> [[String]] {
    var kept: [[String]] = []
    for path in paths.sorted(by: { $0.count > $1.count }) where !kept.contains(where: { $0.starts(with: path) }) {
      kept.append(path)
    }
    return kept.sorted { $0.joined() < $1.joined() }
  }

  public func advice(_ paths: [[String]], of model: ID<ClassRow>) -> String {
    func joined(_ paths: [[String]]) -> String {
      paths.map { "\"\($0.joined(separator: "__"))\"" }.joined(separator: ", ")
    }
    let single = paths.filter { !hasMany($0, of: model) }
    let many = paths.filter { hasMany($0, of: model) }
    return [
      single.isEmpty ? nil : ".select_related(\(joined(single)))",
      many.isEmpty ? nil : ".prefetch_related(\(joined(many)))",
    ].compactMap { $0 }.joined()
  }

  /// The number of hops up to the first that costs a query; nil where all are loaded or free.
  public func uncovered(_ path: [String], of rows: Rows) -> Int? {
    var (eager, back, model) = (rows.eager, rows.back, rows.model)
    for (index, name) in path.enumerated() {
      if eager.isOpen || name == back { return nil }
      guard let hop = hop(name, of: model) else { return nil }
      let isRequired = eager.hasRequired && !hop.isMany && hop.isRequired
      if eager.children[name] == nil, !isRequired { return index + 1 }
      var below = eager[name]
      below.hasRequired = below.hasRequired || isRequired
      (eager, back, model) = (below, hop.back, hop.model)
    }
    return nil
  }

  struct Hop {
    var model: ID<ClassRow>
    var isMany: Bool
    var isRequired: Bool
    /// What leads back for nothing.
    var back: String?
  }

  func hop(_ name: String, of model: ID<ClassRow>) -> Hop? {
    guard let entry = self[model] else { return nil }
    if let field = entry.fields[name] {
      if field.isGenericKey { return Hop(model: model, isMany: true, isRequired: false) }
      guard let target = target(of: field) else { return nil }
      let isOne = field.isOneToOne
      return Hop(
        model: target.type, isMany: !field.isToOne, isRequired: field.isNull.value == false,
        back: isOne ? field.relation?.accessor.value ?? nil : nil)
    }
    guard let reverse = entry.reverse(accessor: name) else { return nil }
    return Hop(
      model: reverse.source, isMany: reverse.isMany, isRequired: false,
      back: reverse.field.isManyToMany ? nil : reverse.fieldName)
  }

  public func hasMany(_ path: [String], of model: ID<ClassRow>) -> Bool {
    var model = model
    for name in path {
      guard let hop = hop(name, of: model) else { return false }
      if hop.isMany { return true }
      model = hop.model
    }
    return false
  }
}

extension CheckedProject {
  public func place(_ place: QueryPlace) -> SourcePlace { file(place.file).place(place.node) }

  /// The expression on one line, shortened.
  public func shown(_ place: QueryPlace, _ limit: Int = 60) -> String {
    let text = file(place.file).tree.text(of: place.node)
    let flat = text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    return flat.count > limit ? flat.prefix(limit - 1) + "…" : flat
  }

  /// `shop/views.py:12`.
  public func spot(_ place: QueryPlace) -> String {
    let file = file(place.file)
    return "\(file.path):\(file.lines.line(of: file.tree[place.node].range.start))"
  }

  /// What to add to which query, and where that is; of rows that no query of the
  /// text makes, the relation of a row that a view hands over, what they need.
  public func remedy(_ advice: String, to rows: Rows) -> String {
    let tree = file(rows.origin.file).tree
    if rows.origin.node == tree.root { return "hand over the rows with \(advice)" }
    if tree.kind(rows.origin.node) == .classDef {
      let name = tree.name(tree[rows.origin.node].symbol)
      return "add \(advice) in get_queryset() of \(name) at \(spot(rows.origin))"
    }
    return "add \(advice) to \(shown(rows.origin)) at \(spot(rows.origin))"
  }

  /// Where rows come from; nothing for those of a name without a place.
  public func related(_ rows: Rows) -> [RelatedPlace] {
    if rows.origin.node == file(rows.origin.file).tree.root { return [] }
    return [RelatedPlace(place(rows.origin), "the rows come from here")]
  }

  /// Writes what loads relations behind the query, where that stands in the same file.
  public func fix(_ advice: String, _ rows: Rows, near place: QueryPlace) -> Fix? {
    guard rows.origin.file == place.file, file(rows.origin.file).tree.kind(rows.origin.node) == .call else {
      return nil
    }
    let origin = self.place(rows.origin)
    let end = TextRange(origin.range.end, origin.range.end)
    return Fix(.risky, "add \(advice)", [.init(SourcePlace(origin.path, end), advice)])
  }
}
