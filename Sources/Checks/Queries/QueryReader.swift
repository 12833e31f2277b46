import Base

/// Reads functions for the queries they make: which rows, what is loaded with them, and what is read of each row.
///
/// Names are bound as the statements say; what is not understood is `other`, and nothing is said about it.
public struct QueryReader {
  let project: CheckedProject
  let book: FieldBook
  public internal(set) var facts = QueryFacts()
  /// Loops and parameters that rows come from: the reads of each.
  var roots: [Root] = []
  var frame: Frame
  /// Functions that are being read, to cut recursion.
  var open: [ID<FunctionRow>] = []
  var summaries: [SummaryKey: Summary] = [:]
  /// What functions return that are told nothing of rows by their callers.
  var results: [ResultKey: QueryValue] = [:]
  /// What managers give, wherever they are asked.
  var managers: [ManagerKey: Rows] = [:]
  /// Methods of query sets that could not be read through, by the rows' model.
  var unread: Set<SummaryKey> = []
  /// Functions that answer with a query or with what they kept of it.
  var keeping: Set<ID<FunctionRow>> = []
  /// Loops that are already told: a function may be read for several callers.
  var told: Set<QueryPlace> = []

  struct Root {
    var rows: Rows?
    var model: ID<ClassRow>
    var place: QueryPlace
    var reads: [QueryFacts.Read] = []
  }

  /// What a body is read with.
  struct Frame {
    var file: CheckedFile
    var names: [String: QueryValue] = [:]
    /// Modules that the function imports itself, by the name it gives them.
    var modules: [String: String] = [:]
    /// The class whose method this is.
    var owner: ID<ClassRow> = .none
    var returned: [QueryValue] = []
    /// Whether something else than a query may be returned.
    var returnsKept = false
    /// The loops around the statement, innermost last: their places and the names that change with every turn.
    var loops: [(place: QueryPlace, names: Set<String>)] = []
    /// Numbers of rows that were changed and not saved yet, by the row's name.
    var changed: [(name: String, change: QueryFacts.Change)] = []
    /// Calls are noted once, when the function is read for itself.
    var isNoting = true
  }

  struct SummaryKey: Hashable {
    var function: ID<FunctionRow>
    var parameter: Int
    var model: ID<ClassRow>
  }

  struct ResultKey: Hashable {
    var function: ID<FunctionRow>
    /// Nil for a plain function.
    var receiver: KnownValue?
    var arguments: [KnownValue]
  }

  struct ManagerKey: Hashable {
    var model: ID<ClassRow>
    /// Nil for the default manager.
    var name: String?
  }

  /// A value that is told apart by what it is alone: the same from whichever caller.
  enum KnownValue: Hashable {
    case nothing
    case type(ID<ClassRow>)
    case object(ID<ClassRow>)
    case function(ID<FunctionRow>)
    /// Of no loop.
    case row(Row)
  }

  struct Summary {
    var reads: [QueryFacts.Read] = []
    /// The path that the returned row has from the parameter.
    var returned: (model: ID<ClassRow>, path: [String])?
  }

  public init(_ project: CheckedProject) {
    self.project = project
    book = project.fields
    frame = Frame(file: project.file(0))
  }

  // MARK: Everything

  /// Reads some of the project's files for themselves; what they call is read with them.
  mutating func run(_ files: Range<Int>) {
    for row in files {
      let file = project.file(row)
      if file.isMigration { continue }
      frame = Frame(file: file)
      readBlock(file.tree.root)
    }
    for (index, function) in project.tables.functions.enumerated() where !function.isLocal {
      if !files.contains(function.file) || project.file(function.file).isMigration { continue }
      readByItself(ID(index))
    }
    finish()
  }

  private mutating func readByItself(_ id: ID<FunctionRow>) {
    let row = project.tables.functions[id]
    frame = Frame(file: project.file(row.file), owner: row.owner)
    open = [id]
    bindParameters(of: id)
    readBody(of: id)
  }

  mutating func readBody(of id: ID<FunctionRow>) {
    guard let view = FunctionDefinition(project.tables.functions[id].node, in: frame.file.tree) else { return }
    for statement in view.body { readStatement(statement) }
  }

  /// `self`, and what annotations say.
  mutating func bindParameters(of id: ID<FunctionRow>) {
    let row = project.tables.functions[id]
    guard let view = FunctionDefinition(row.node, in: frame.file.tree) else { return }
    for (index, parameter) in view.parameters.enumerated() {
      var value = QueryValue.other
      if index == 0, !row.owner.isNone, !row.isStatic {
        value = row.isClassMethod ? .type(row.owner) : instance(of: row.owner)
      } else if let annotation = parameter.annotation {
        value = annotated(annotation)
      }
      frame.names[parameter.name] = value.asParameter(FunctionParameter(function: id, index: index))
    }
  }

  func instance(of type: ID<ClassRow>) -> QueryValue {
    if let entry = book[type], entry.row.isAbstract.value == false { return .row(Row(model: type)) }
    if project.tables.classes[type].role == .manager, let model = project.tables.managed[type], !model.isNone,
      book[model] != nil
    {
      var rows = Rows(model: model, origin: QueryPlace(frame.file.row, ID(0)))
      (rows.shape, rows.isOpen, rows.classes) = (.manager, true, [type])
      rows.eager.isOpen = true
      return .rows(rows)
    }
    return .object(type)
  }

  /// `Order`, `"Order"`, `Order | None`, `QuerySet[Order]`.
  private func annotated(_ node: ID<Node>) -> QueryValue {
    let tree = frame.file.tree
    switch tree.kind(node) {
    case .name, .attribute:
      guard let dotted = tree.dottedName(of: node),
        case .type(let type)? = project.tables.meaning(ofDotted: dotted, in: frame.file.row)
      else { return .other }
      return instance(of: type)
    case .string:
      guard let text = tree.string(node),
        case .type(let type)? = project.tables.meaning(ofDotted: text, in: frame.file.row)
      else {
        return .other
      }
      return instance(of: type)
    default: return .other
    }
  }

  // MARK: Questions of rules

  /// What a view's or admin's `get_queryset()` gives, or its `queryset`.
  public mutating func rows(of type: ID<ClassRow>) -> Rows? {
    guard let file = project.tables.classes[type].file else { return nil }
    frame = Frame(file: project.file(file), isNoting: false)
    open = []
    let found: QueryValue
    if case .function(let function)? = project.tables.member("get_queryset", of: type)?.member {
      found = inlined(function, receiver: .object(type), arguments: [])
    } else {
      found = baseQuerySet(of: type, at: project.tables.classes[type].node)
    }
    guard case .rows(let rows) = found, rows.shape != .dicts else { return nil }
    return rows
  }

  /// What a function reads of a row that is its parameter.
  public mutating func reads(
    of function: ID<FunctionRow>, parameter: Int, model: ID<ClassRow>
  ) -> [QueryFacts.Read] {
    frame = Frame(file: project.file(project.tables.functions[function].file), isNoting: false)
    open = []
    return summary(of: function, parameter, model).reads
  }

  // MARK: Rows of a model

  /// What a manager of the model gives.
  mutating func manager(_ name: String?, of model: ID<ClassRow>, at node: ID<Node>) -> Rows? {
    let key = ManagerKey(model: model, name: name)
    if var known = managers[key] {
      known.origin = QueryPlace(frame.file.row, node)
      return known
    }
    let rows = managerAnew(name, of: model, at: node)
    // What a manager that is being read gives was cut short.
    if open.isEmpty || !(rows?.classes ?? []).contains(where: isOpen) { managers[key] = rows }
    return rows
  }

  private func isOpen(_ type: ID<ClassRow>) -> Bool {
    guard case .function(let function)? = project.tables.member("get_queryset", of: type)?.member else { return false }
    return open.contains(function)
  }

  private mutating func managerAnew(_ name: String?, of model: ID<ClassRow>, at node: ID<Node>) -> Rows? {
    guard let entry = book[model], entry.row.isAbstract.value == false else { return nil }
    var rows = Rows(model: model, origin: QueryPlace(frame.file.row, node))
    rows.shape = .manager
    guard let managers = entry.row.managers.value else {
      rows.isOpen = true
      return rows
    }
    let manager = managers.first { $0.name == (name ?? "objects") } ?? (name == nil ? managers.first : nil)
    guard let manager else { return nil }
    for dotted in [manager.className, manager.querySet].compactMap({ $0 }) {
      if let type = project.tables.classIndex[dotted], project.tables.classes[type].file != nil {
        rows.classes.append(type)
        if project.tables.classes[type].ancestors.contains(where: { project.tables.hasUnreadBase($0) }) {
          rows.isOpen = true
        }
        if !project.tables.classes[type].libraryAncestors.allSatisfy({ $0.hasPrefix("django.") }) { rows.isOpen = true }
      } else if !dotted.hasPrefix("django.") {
        rows.isOpen = true
      }
    }
    if let type = mixed(manager) { rows.classes.insert(type, at: 0) }
    rows.eager.isOpen = rows.isOpen
    return withOwnQuerySet(rows)
  }

  /// The project's manager in `ShownManager.from_queryset(OrderQuerySet)`: Django calls the class after both.
  private func mixed(_ manager: DumpedManager) -> ID<ClassRow>? {
    guard project.tables.classIndex[manager.className] == nil,
      let made = manager.className.dottedParts.last,
      let rows = manager.querySet?.dottedParts.last, made.hasSuffix("From" + rows)
    else { return nil }
    let found = project.managersByName[String(made.dropLast(4 + rows.count))] ?? []
    return found.count == 1 ? found[0] : nil
  }

  /// What the project's own `get_queryset()` adds.
  private mutating func withOwnQuerySet(_ rows: Rows) -> Rows {
    for type in rows.classes {
      guard case .function(let function)? = project.tables.member("get_queryset", of: type)?.member else { continue }
      var plain = rows
      plain.shape = .manager
      guard case .rows(let made) = inlined(function, receiver: .rows(plain), arguments: []), made.model == rows.model
      else {
        var unknown = rows
        unknown.isOpen = true
        unknown.eager.isOpen = true
        return unknown
      }
      var result = made
      result.shape = .manager
      result.origin = rows.origin
      result.classes = rows.classes
      return result
    }
    return rows
  }
}
