import Base

/// Calls: methods of query sets, and functions of the project.
extension QueryReader {
  mutating func call(_ node: ID<Node>) -> QueryValue {
    let tree = frame.file.tree
    guard let call = Call(node, in: tree) else { return .other }
    let callee = value(of: call.callee)
    notePrefetched(call)
    if let passed = passedOn(call) { return passed }
    switch callee {
    case .libraryMethod(let name, of: .rows(let rows)): return querySetMethod(name, rows, call)
    case .libraryMethod(let name, of: let base):
      readArguments(call)
      if name == "save" || name == "asave" { noteSaved(call) }
      if name == "get_context_data" {
        return .mapping(Dictionary(call.keywords.map { ($0.name, value(of: $0.value)) }) { $1 })
      }
      return otherMethod(name, base, call)
    case .method(let function, of: let receiver): return methodCall(function, receiver, call)
    case .function(let function): return functionCall(function, call)
    case .type(let type): return construction(type, call)
    case .rows(let rows):
      // `Paginator(...)`, `filterset(...)`: a manager is not called.
      readArguments(call)
      return .rows(rows)
    case .row, .object, .parent, .mapping, .other:
      let values = readArguments(call)
      noteRender(call, values)
      return .other
    }
  }

  /// `render(request, "orders.html", {"orders": orders})`.
  private mutating func noteRender(_ call: Call, _ values: [QueryValue]) {
    guard let name = call.calleeName?.dottedParts.last,
      ["render", "TemplateResponse", "render_to_string"].contains(name),
      frame.file.dotted(call.callee)?.hasPrefix("django.") ?? false
    else { return }
    let place = name == "render_to_string" ? 0 : 1
    guard call.arguments.count > place + 1, values.count == call.arguments.count,
      let template = call.file.string(call.arguments[place]), case .mapping(let names) = values[place + 1]
    else { return }
    facts.renders.append(.init(template: template, names: names.mapValues(\.outsideOfLoops)))
  }

  @discardableResult
  mutating func readArguments(_ call: Call) -> [QueryValue] {
    var values: [QueryValue] = []
    for argument in call.arguments { values.append(value(of: argument)) }
    for (_, argument) in call.keywords { value(of: argument) }
    for child in call.file.children(of: call.id) where call.file.kind(child) == .keywordUnpack {
      if let inner = call.file.firstChild(of: child) { value(of: inner) }
    }
    return values
  }

  /// Functions of the language and of Django that take rows.
  private mutating func passedOn(_ call: Call) -> QueryValue? {
    if call.calleeName == "super", !frame.owner.isNone, let receiver = frame.names["self"] ?? frame.names["cls"] {
      return .parent(frame.owner, of: receiver)
    }
    guard let written = call.calleeName, let first = call.arguments.first else { return nil }
    switch written {
    case "list", "tuple", "sorted", "reversed", "set", "enumerate", "iter", "filter":
      if frame.names[written] != nil { return nil }
      let values = readArguments(call)
      let source = written == "filter" ? values.last ?? .other : values[0]
      guard var rows = consumed(source, written, at: call.id) else { return .other }
      if written == "enumerate" { return .other }
      rows.shape = rows.shape == .dicts ? .dicts : .list
      return .rows(rows)
    case "len", "bool", "any", "all", "sum", "min", "max":
      let values = readArguments(call)
      if case .rows(let rows)? = values.first, rows.shape != .manager { noteRead(rows, written, at: call.id) }
      return .other
    default: break
    }
    switch frame.file.dotted(call.callee) {
    case "django.shortcuts.get_object_or_404", "django.shortcuts.aget_object_or_404":
      let values = readArguments(call)
      return values.first.flatMap { asRows($0, at: first) }.map { .row(single($0)) } ?? .other
    case "django.shortcuts.get_list_or_404":
      let values = readArguments(call)
      return values.first.flatMap { asRows($0, at: first) }.map { .rows($0) } ?? .other
    case "django.db.models.prefetch_related_objects", "django.db.models.query.prefetch_related_objects":
      prefetchObjects(call)
      return .other
    default: return model(gotBy: call, written).map { .type($0) }
    }
  }

  /// `get_model("shop", "Order")`, Django's or a function of the project that asks it.
  private func model(gotBy call: Call, _ written: String) -> ID<ClassRow>? {
    guard written == "get_model" || written.hasSuffix(".get_model"), call.arguments.count <= 2,
      frame.file.dotted(call.callee) != nil
    else { return nil }
    let texts = call.arguments.compactMap { call.file.string($0) }
    let label = texts.joined(separator: ".")
    guard texts.count == call.arguments.count, label.dottedParts.count == 2 else { return nil }
    return book.entry(label: label)?.type
  }

  private mutating func asRows(_ value: QueryValue, at node: ID<Node>) -> Rows? {
    switch value {
    case .rows(let rows): rows
    case .type(let type): manager(nil, of: type, at: node)
    default: nil
    }
  }

  // MARK: Query sets

  private mutating func querySetMethod(_ name: String, _ rows: Rows, _ call: Call) -> QueryValue {
    readArguments(call)
    if frame.isNoting, rows.shape != .list {
      facts.calls.append(.init(rows: rows, method: name, call: QueryPlace(frame.file.row, call.id)))
    }
    if rows.shape == .list { return .other }
    var rows = rows
    if name != "all" { rows.parameter = nil }
    if QueryMethods.isFinal(name) { noteEvaluated(rows, at: call.id) }
    let method = name.hasPrefix("a") && QueryMethods.asynchronous.contains(name) ? String(name.dropFirst()) : name
    switch QueryMethods.kind(of: method) {
    case .narrowing:
      if method == "fetch_mode" { rows.eager.isOpen = true }
      if method == "select_for_update" { rows.isLocked = true }
      if method == "filter", picks(call) { rows.isPicked = true }
      noteAlways(&rows, method, at: call.id)
      return .rows(extended(rows, call))
    case .same:
      return .rows(extended(rows, call))
    case .loading:
      noteAlways(&rows, method, at: call.id)
      load(method, call, call.arguments, &rows)
      return .rows(extended(rows, call))
    case .annotating:
      noteAlways(&rows, method, at: call.id)
      annotate(call, &rows)
      return .rows(extended(rows, call))
    case .columns:
      noteAlways(&rows, method, at: call.id)
      annotate(call, &rows)
      rows.shape = .dicts
      return .rows(extended(rows, call))
    case .row:
      noteAlways(&rows, method, at: call.id, isFirst: method == "first")
      noteRepeated(rows, method, at: call.id)
      return rows.shape == .dicts ? .other : .row(single(rows))
    case .making: return .row(Row(model: rows.model, eager: unknown()))
    case .counting:
      noteRead(rows, method, at: call.id)
      noteRepeated(rows, method, at: call.id)
      return .other
    case .asking:
      noteAlways(&rows, method, at: call.id)
      noteRepeated(rows, method, at: call.id)
      return .other
    case .iterator:
      noteAlways(&rows, method, at: call.id)
      return .rows(extended(rows, call))
    case .writing: return .other
    // A query set of a library: what its methods give is mostly the same rows, of which nothing else is known.
    case .unknown: return rows.isOpen ? opened(rows, call) : .other
    }
  }

  /// `pk__in=chosen`, but not the rows of another query, of which there may be any number.
  private mutating func picks(_ call: Call) -> Bool {
    let unpacked = call.file.children(of: call.id).filter { call.file.kind($0) == .keywordUnpack }
    // `**{f"{name}__in": chosen}`.
    if unpacked.contains(where: {
      call.file.text(of: $0).contains("__in\"") || call.file.text(of: $0).contains("__in'")
    }) {
      return true
    }
    return call.keywords.contains { name, argument in
      guard name.hasSuffix("__in") else { return false }
      if case .rows = value(of: argument) { return false }
      return true
    }
  }

  /// Rows of the same model that anything may have been added to.
  func opened(_ rows: Rows, _ call: Call) -> QueryValue {
    var open = extended(rows, call)
    open.isOpen = true
    open.eager.isOpen = true
    return .rows(open)
  }

  /// One of the rows, fetched here.
  private func single(_ rows: Rows) -> Row {
    Row(model: rows.model, eager: rows.eager, back: rows.back, isUnlocked: !rows.isLocked)
  }

  private func unknown() -> EagerPaths {
    var eager = EagerPaths()
    eager.isOpen = true
    return eager
  }

  private func extended(_ rows: Rows, _ call: Call) -> Rows {
    var rows = rows
    if rows.shape == .manager { rows.shape = .querySet }
    rows.origin = QueryPlace(frame.file.row, call.id)
    return rows
  }

  /// What narrows a relation asks the database whatever was prefetched.
  private mutating func noteAlways(_ rows: inout Rows, _ method: String, at node: ID<Node>, isFirst: Bool = false) {
    guard let relation = rows.relation else { return }
    if isFirst, rows.shape == .querySet || rows.shape == .manager {
      roots[relation.root].reads.append(
        .init(path: relation.path, access: .always("first"), place: QueryPlace(frame.file.row, node)))
    } else {
      roots[relation.root].reads.append(
        .init(path: relation.path, access: .always(method), place: QueryPlace(frame.file.row, node)))
    }
    rows.relation = nil
  }

  mutating func load(_ method: String, _ call: Call, _ arguments: [ID<Node>], _ rows: inout Rows) {
    let tree = frame.file.tree
    if method == "select_related" { rows.isSelecting = true }
    if !call.keywords.isEmpty || arguments.contains(where: { tree.kind($0) == .starred }) {
      rows.eager.isOpen = true
    }
    if arguments.isEmpty, method == "select_related" { rows.eager.hasRequired = true }
    for argument in arguments {
      if let text = tree.string(argument) {
        rows.eager.insert(FieldBook.parts(of: text))
        if method == "prefetch_related" { rows.prefetched.insert(FieldBook.parts(of: text)) }
      } else if tree.kind(argument) == .none {
        if method == "select_related" {
          (rows.eager, rows.isSelecting) = (rows.prefetched, false)
        } else {
          (rows.eager, rows.prefetched) = (EagerPaths(), EagerPaths())
        }
      } else if method == "prefetch_related", let prefetch = Call(argument, in: tree) {
        loadPrefetch(prefetch, &rows)
      } else {
        rows.eager.isOpen = true
      }
    }
  }

  /// `Prefetch("lines", queryset=…, to_attr=…)`.
  private mutating func loadPrefetch(_ call: Call, _ rows: inout Rows) {
    let tree = frame.file.tree
    guard call.calleeName?.hasSuffix("Prefetch") ?? false,
      let path = (call.arguments.first ?? call[keyword: "lookup"]).flatMap({ tree.string($0) })
    else {
      rows.eager.isOpen = true
      return
    }
    var below = EagerPaths()
    if let query = call[keyword: "queryset"] ?? call.arguments.dropFirst().first {
      if case .rows(let inner) = value(of: query) { below = inner.eager } else { below.isOpen = true }
    }
    var names = FieldBook.parts(of: path)
    if call[keyword: "to_attr"] != nil || call.arguments.count > 2 { names.removeLast() }
    rows.eager.insert(names, with: names.count == FieldBook.parts(of: path).count ? below : EagerPaths())
    if call[keyword: "to_attr"] == nil { rows.prefetched.insert(names) }
  }

  private func annotate(_ call: Call, _ rows: inout Rows) {
    for (name, _) in call.keywords { rows.annotations.insert(name) }
    // `Count("lines")` is called `lines__count`.
    for argument in call.arguments {
      guard let made = Call(argument, in: call.file), let type = made.calleeName?.dottedParts.last,
        let path = made.arguments.first.flatMap({ call.file.string($0) })
      else { continue }
      rows.annotations.insert(path + "__" + type.lowercased())
    }
    let hasMore = call.file.children(of: call.id).contains { [.keywordUnpack, .starred].contains(call.file.kind($0)) }
    let isPlain = call.arguments.allSatisfy { call.file.string($0) != nil }
    if hasMore || !isPlain || call.calleeName?.hasSuffix("extra") ?? false || call.text.contains(".extra(") {
      rows.isOpen = true
    }
  }

  // MARK: In loops

  /// A query of its own for every turn of the loop around it.
  mutating func noteRepeated(_ rows: Rows, _ method: String, at node: ID<Node>) {
    guard frame.isNoting, rows.shape != .list, rows.relation == nil, !rows.isKept, let loop = frame.loops.last,
      loop.place.file >= 0,
      !isHeader(node, of: loop.place.node)
    else { return }
    let names = frame.loops.reduce(into: Set<String>()) { $0.formUnion($1.names) }
    let isInside =
      frame.file.tree.subtree(of: loop.place.node).contains(Int(rows.origin.node.index))
      && rows.origin.file == frame.file.row
    guard isInside else { return }
    facts.repeated.append(
      .init(
        rows: rows, method: method, call: QueryPlace(frame.file.row, node), loop: loop.place,
        dependsOnLoop: mentions(names, in: node)))
  }

  private func isHeader(_ node: ID<Node>, of loop: ID<Node>) -> Bool {
    guard frame.file.tree.subtree(of: loop).contains(Int(node.index)) else { return true }
    return frame.file.tree.firstChild(of: loop, .block).map {
      !frame.file.tree.subtree(of: $0).contains(Int(node.index))
    }
      ?? false
  }

  private func mentions(_ names: Set<String>, in node: ID<Node>) -> Bool {
    let tree = frame.file.tree
    return tree.subtree(of: node).contains { row in
      tree.kind(ID(row)) == .name && names.contains(tree.name(tree[ID(row)].symbol))
    }
  }
}

/// What the methods of a query set do.
enum QueryMethods {
  enum Kind {
    /// The same rows or fewer, asked anew.
    case narrowing
    case same, loading, annotating, columns, row, making, counting, asking, iterator, writing, unknown
  }

  static func kind(of method: String) -> Kind {
    switch method {
    case "all", "_clone": .same
    case "filter", "exclude", "order_by", "distinct", "reverse", "using", "select_for_update", "none", "complex_filter",
      "only", "defer", "union", "intersection", "difference", "fetch_mode":
      .narrowing
    case "select_related", "prefetch_related": .loading
    case "annotate", "alias", "extra": .annotating
    case "values", "values_list", "dates", "datetimes": .columns
    case "get", "first", "last", "earliest", "latest": .row
    case "create", "get_or_create", "update_or_create": .making
    case "count", "exists", "contains": .counting
    case "aggregate", "in_bulk", "explain": .asking
    case "iterator": .iterator
    case "update", "delete", "bulk_create", "bulk_update", "add", "remove", "set", "clear": .writing
    default: .unknown
    }
  }

  /// Whether the method asks the database at once.
  static func isFinal(_ method: String) -> Bool {
    switch kind(of: method) {
    case .row, .counting, .asking: true
    default: false
    }
  }

  static let asynchronous: Set<String> = [
    "aget", "afirst", "alast", "aearliest", "alatest", "acreate", "aget_or_create", "aupdate_or_create", "acount",
    "aexists", "aaggregate", "ain_bulk", "aiterator", "aupdate", "adelete", "abulk_create", "abulk_update", "aadd",
    "aremove", "aset", "aclear",
  ]
}
