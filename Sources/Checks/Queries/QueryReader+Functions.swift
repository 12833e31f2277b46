/// Functions of the project: what they return, and what they read of a row that is handed to them.
extension QueryReader {
  private static let deepest = 5

  mutating func methodCall(_ function: ID<FunctionRow>, _ receiver: QueryValue, _ call: Call) -> QueryValue {
    let arguments = readArguments(call)
    noteHanded(function, receiver, arguments, call)
    if case .row(let row) = receiver, row.root != nil {
      applyArguments(function, arguments, from: 1, at: call.id)
      return applied(function, row, parameter: 0, at: call.id)
    }
    applyArguments(function, arguments, from: 1, at: call.id)
    if case .rows(let rows) = receiver, rows.shape != .list { return rowsMethod(function, rows, arguments, call) }
    // Apart: an argument that changes the reader would have the reader copied for the call around it.
    let result = inlined(function, receiver: receiver, arguments: arguments)
    return extendedHere(result, call)
  }

  /// A method of a query set; one that cannot be read through mostly narrows the rows.
  private mutating func rowsMethod(
    _ function: ID<FunctionRow>, _ rows: Rows, _ arguments: [QueryValue], _ call: Call
  ) -> QueryValue {
    noteOverridden(function, rows, call)
    let key = SummaryKey(function: function, parameter: 0, model: rows.model)
    if unread.contains(key) { return opened(keepable(rows, function), call) }
    let result = inlined(function, receiver: .rows(rows), arguments: arguments)
    guard case .other = result else { return extendedHere(result, call) }
    unread.insert(key)
    return opened(keepable(rows, function), call)
  }

  private func keepable(_ rows: Rows, _ function: ID<FunctionRow>) -> Rows {
    var rows = rows
    rows.isKept = rows.isKept || keeping.contains(function)
    return rows
  }

  /// `select_related` of the project's own query set takes what Django's takes, and maybe more.
  private mutating func noteOverridden(_ function: ID<FunctionRow>, _ rows: Rows, _ call: Call) {
    let name = project.tables.functions[function].name
    guard frame.isNoting, QueryMethods.kind(of: name) != .unknown else { return }
    var rows = rows
    rows.isOpen = true
    facts.calls.append(.init(rows: rows, method: name, call: QueryPlace(frame.file.row, call.id)))
  }

  mutating func functionCall(_ function: ID<FunctionRow>, _ call: Call) -> QueryValue {
    let arguments = readArguments(call)
    noteHanded(function, nil, arguments, call)
    applyArguments(function, arguments, from: 0, at: call.id)
    let result = inlined(function, receiver: nil, arguments: arguments)
    return extendedHere(result, call)
  }

  /// What is missing can be written behind the call.
  private func extendedHere(_ value: QueryValue, _ call: Call) -> QueryValue {
    guard case .rows(var rows) = value, rows.shape == .querySet, rows.relation == nil else { return value }
    rows.origin = QueryPlace(frame.file.row, call.id)
    return .rows(rows)
  }

  mutating func construction(_ type: ID<ClassRow>, _ call: Call) -> QueryValue {
    let arguments = readArguments(call)
    guard book[type] != nil else {
      // `OrderQuerySet(self.model, using=self._db)`.
      let isQuerySet = project.tables.classes[type].libraryAncestors.contains { $0.hasSuffix("QuerySet") }
      if isQuerySet, case .type(let model)? = arguments.first, book[model] != nil {
        var rows = Rows(model: model, origin: QueryPlace(frame.file.row, call.id))
        rows.classes = [type]
        return .rows(rows)
      }
      return .object(type)
    }
    if frame.isNoting { facts.constructions.append((type, QueryPlace(frame.file.row, call.id))) }
    var eager = EagerPaths()
    eager.isOpen = true
    return .row(Row(model: type, eager: eager))
  }

  /// Methods that the library's part of a class has.
  mutating func otherMethod(_ name: String, _ base: QueryValue, _ call: Call) -> QueryValue {
    switch base {
    case .object(let type):
      let role = project.tables.classes[type].role
      if role == .view || role == .admin || role == .manager {
        if name == "get_queryset" { return baseQuerySet(of: type, at: call.id) }
        if name == "get_object", case .rows(let rows) = baseQuerySet(of: type, at: call.id) {
          return .row(Row(model: rows.model, eager: rows.eager))
        }
        if name == "filter_queryset" || name == "paginate_queryset", let first = call.arguments.first {
          return value(of: first)
        }
      }
      return .other
    case .parent(_, let receiver): return parentMethod(name, receiver, call)
    default: return .other
    }
  }

  /// `super().get_queryset()` where only the library has one.
  private mutating func parentMethod(_ name: String, _ receiver: QueryValue, _ call: Call) -> QueryValue {
    guard name == "get_queryset" || name == "get_query_set" else { return otherMethod(name, receiver, call) }
    switch receiver {
    case .object(let type): return baseQuerySet(of: type, at: call.id)
    case .rows(var rows):
      rows.shape = .querySet
      return .rows(rows)
    default: return .other
    }
  }

  /// What `get_queryset()` of the library's view gives.
  mutating func baseQuerySet(of type: ID<ClassRow>, at node: ID<Node>) -> QueryValue {
    if project.tables.classes[type].role == .admin {
      let model = project.tables.classes[type].subject
      guard !model.isNone, var rows = manager(nil, of: model, at: node) else { return .other }
      rows.shape = .querySet
      return .rows(rows)
    }
    if project.tables.classes[type].role == .manager {
      guard let model = project.tables.managed[type], !model.isNone, var rows = plainManager(of: model, at: node) else {
        return .other
      }
      rows.shape = .querySet
      return .rows(rows)
    }
    if case .rows(var rows) = attribute("queryset", of: .object(type), at: node) {
      rows.shape = rows.shape == .manager ? .querySet : rows.shape
      rows.isOpen = rows.isOpen || isForHeirs(type)
      return .rows(rows)
    }
    if case .type(let model) = attribute("model", of: .object(type), at: node),
      var rows = manager(nil, of: model, at: node)
    {
      rows.shape = .querySet
      rows.isOpen = rows.isOpen || isForHeirs(type)
      return .rows(rows)
    }
    return .other
  }

  /// Whether views that inherit the code ask it of rows of their own, which may have more columns.
  private func isForHeirs(_ type: ID<ClassRow>) -> Bool {
    (project.tables.heirs[type] ?? []).contains { heir in
      let members = project.tables.classes[heir].members
      return members["queryset"] != nil || members["model"] != nil
    }
  }

  private func plainManager(of model: ID<ClassRow>, at node: ID<Node>) -> Rows? {
    guard book[model] != nil else { return nil }
    return Rows(model: model, origin: QueryPlace(frame.file.row, node))
  }

  // MARK: Reading a function for its caller

  /// What a function returns when it is called so.
  mutating func inlined(_ function: ID<FunctionRow>, receiver: QueryValue?, arguments: [QueryValue]) -> QueryValue {
    guard open.count < Self.deepest, !open.contains(function) else { return .other }
    let key = ResultKey(function, receiver, arguments)
    if let key, let known = results[key] { return known }
    let result = inlinedAnew(function, receiver: receiver, arguments: arguments)
    if let key { results[key] = result }
    return result
  }

  private mutating func inlinedAnew(
    _ function: ID<FunctionRow>, receiver: QueryValue?, arguments: [QueryValue]
  ) -> QueryValue {
    let row = project.tables.functions[function]
    guard let view = FunctionDefinition(row.node, in: project.tables.file(row.file)) else { return .other }
    let kept = frame
    open.append(function)
    frame = Frame(file: project.file(row.file), owner: row.owner, isNoting: false)
    bindParameters(of: function)
    let parameters = view.parameters
    let offset = receiver != nil && !row.isStatic ? 1 : 0
    if let receiver, offset == 1, let first = parameters.first {
      frame.names[first.name] = receiver.asParameter(FunctionParameter(function: function, index: 0))
    }
    for (index, value) in arguments.enumerated() where index + offset < parameters.count && value.known != .nothing {
      frame.names[parameters[index + offset].name] = value
    }
    readBody(of: function)
    let returned = frame.returned
    if frame.returnsKept, returned.contains(where: \.isRows) { keeping.insert(function) }
    frame = kept
    open.removeLast()
    guard var joined = returned.first else { return .other }
    for other in returned.dropFirst() { joined = joined.joined(with: other) }
    return detached(joined)
  }

  /// A row of a loop inside of the function is nobody's row outside of it.
  private func detached(_ value: QueryValue) -> QueryValue {
    switch value {
    case .row(var row) where row.root != nil:
      row.root = nil
      row.path = []
      row.eager.isOpen = true
      row.parameter = nil
      return .row(row)
    case .row(var row):
      row.parameter = nil
      return .row(row)
    case .rows(var rows):
      if rows.relation != nil { rows.eager.isOpen = true }
      (rows.relation, rows.parameter) = (nil, nil)
      return .rows(rows)
    default: return value
    }
  }

  /// Rows among the arguments are read as far as the function reads its parameters.
  private mutating func applyArguments(
    _ function: ID<FunctionRow>, _ arguments: [QueryValue], from offset: Int, at node: ID<Node>
  ) {
    for (index, value) in arguments.enumerated() {
      guard case .row(let row) = value, row.root != nil else { continue }
      _ = applied(function, row, parameter: index + offset, at: node)
    }
  }

  /// A function is called with a row of a loop: its reads are the caller's.
  mutating func applied(_ function: ID<FunctionRow>, _ row: Row, parameter: Int, at node: ID<Node>) -> QueryValue {
    guard let root = row.root else { return inlined(function, receiver: .row(row), arguments: []) }
    let summary = summary(of: function, parameter, row.model)
    for read in summary.reads {
      if let back = row.back, read.path.first == back { continue }
      roots[root].reads.append(
        .init(
          path: row.path + read.path, access: read.access, place: QueryPlace(frame.file.row, node),
          inside: read.inside ?? read.place, way: [QueryPlace(frame.file.row, node)] + read.way,
          isForKey: read.isForKey))
    }
    guard let returned = summary.returned else { return .other }
    return .row(Row(model: returned.model, root: root, path: row.path + returned.path))
  }

  mutating func summary(of function: ID<FunctionRow>, _ parameter: Int, _ model: ID<ClassRow>) -> Summary {
    let key = SummaryKey(function: function, parameter: parameter, model: model)
    if let known = summaries[key] { return known }
    guard open.count < Self.deepest, !open.contains(function) else { return Summary() }
    summaries[key] = Summary()
    let row = project.tables.functions[function]
    guard let view = FunctionDefinition(row.node, in: project.tables.file(row.file)), parameter < view.parameters.count
    else {
      return Summary()
    }
    let kept = frame
    open.append(function)
    frame = Frame(file: project.file(row.file), owner: row.owner, isNoting: false)
    bindParameters(of: function)
    let root = roots.count
    roots.append(Root(rows: nil, model: model, place: QueryPlace(row.file, row.node)))
    frame.names[view.parameters[parameter].name] = .row(Row(model: model, root: root))
    readBody(of: function)
    var made = Summary(reads: roots[root].reads)
    if frame.returned.count == 1, case .row(let result) = frame.returned[0], result.root == root, !result.path.isEmpty {
      made.returned = (result.model, result.path)
    }
    frame = kept
    open.removeLast()
    summaries[key] = made
    return made
  }

  // MARK: The end

  /// Every loop with what was read in it.
  mutating func finish() {
    for root in roots {
      guard let rows = root.rows, !root.reads.isEmpty, told.insert(root.place).inserted else { continue }
      facts.loops.append(.init(rows: rows, place: root.place, reads: root.reads))
    }
  }
}

extension QueryReader.ResultKey {
  /// Nil where the caller hands over something that is told apart by more than its class.
  fileprivate init?(_ function: ID<FunctionRow>, _ receiver: QueryValue?, _ arguments: [QueryValue]) {
    let known = arguments.compactMap(\.known)
    guard known.count == arguments.count else { return nil }
    if let receiver {
      guard let known = receiver.knownReceiver else { return nil }
      self.receiver = known
    }
    self.function = function
    self.arguments = known
  }
}

extension QueryValue {
  fileprivate var isRows: Bool {
    if case .rows = self { return true }
    return false
  }

  /// The same inside of a function that takes it.
  func asParameter(_ parameter: FunctionParameter) -> QueryValue {
    guard case .row(var row) = self, row.root == nil else { return self }
    row.parameter = ParameterPath(parameter: parameter)
    return .row(row)
  }

  /// A row of no loop is told apart by what came with it; that it was a parameter is forgotten in the function.
  fileprivate var knownReceiver: QueryReader.KnownValue? {
    switch self {
    case .row(var row):
      row.parameter = nil
      return row.root == nil ? .row(row) : nil
    case .other: return nil
    case .type, .object, .function, .rows, .method, .libraryMethod, .parent, .mapping: return known
    }
  }

  /// Rows of a caller's loop are followed by `applied`, so here they say nothing.
  fileprivate var known: QueryReader.KnownValue? {
    switch self {
    case .row, .other: .nothing
    case .type(let type): .type(type)
    case .object(let type): .object(type)
    case .function(let function): .function(function)
    case .rows, .method, .libraryMethod, .parent, .mapping: nil
    }
  }
}
