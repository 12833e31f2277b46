/// Reads functions for the queries they make: which rows, what is loaded with them, and what is read of each row.
///
/// Names are bound as the statements say; what is not understood is `other`, and nothing is said about it.
public struct QueryReader {
  let project: CheckedProject
  let book: FieldBook
  var tables: ProjectTables { project.tables }
  public internal(set) var facts = QueryFacts()
  /// Loops and parameters that rows come from: the reads of each.
  var roots: [Root] = []
  var frame: Frame
  /// Functions that are being read, to cut recursion.
  var open: [ID<FunctionRow>] = []
  var summaries: [SummaryKey: Summary] = [:]
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
    /// The class whose method this is.
    var owner: ID<ClassRow> = .none
    var returned: [QueryValue] = []
    /// The loops around the statement, innermost last: their places and the names that change with every turn.
    var loops: [(place: QueryPlace, names: Set<String>)] = []
    /// Calls are noted once, when the function is read for itself.
    var isNoting = true
  }

  struct SummaryKey: Hashable {
    var function: ID<FunctionRow>
    var parameter: Int
    var model: ID<ClassRow>
  }

  struct Summary {
    var reads: [QueryFacts.Read] = []
    /// The path that the returned row has from the parameter.
    var returned: (model: ID<ClassRow>, path: [String])?
  }

  init(_ project: CheckedProject) {
    self.project = project
    book = project.fields
    frame = Frame(file: project.file(0))
  }

  // MARK: Everything

  mutating func run() {
    for file in project.files {
      if file.isMigration { continue }
      frame = Frame(file: file)
      readBlock(file.tree.root)
    }
    for (index, function) in tables.functions.enumerated() where !function.isLocal {
      if PathKind(tables.sources.python[function.file].path) == .migration { continue }
      readByItself(ID(index))
    }
    finish()
  }

  private mutating func readByItself(_ id: ID<FunctionRow>) {
    let row = tables.functions[id]
    frame = Frame(file: project.file(row.file), owner: row.owner)
    open = [id]
    bindParameters(of: id)
    readBody(of: id)
  }

  mutating func readBody(of id: ID<FunctionRow>) {
    guard let view = FunctionDefinition(tables.functions[id].node, in: frame.file.tree) else { return }
    for statement in view.body { readStatement(statement) }
  }

  /// `self`, and what annotations say.
  mutating func bindParameters(of id: ID<FunctionRow>) {
    let row = tables.functions[id]
    guard let view = FunctionDefinition(row.node, in: frame.file.tree) else { return }
    for (index, parameter) in view.parameters.enumerated() {
      var value = QueryValue.other
      if index == 0, !row.owner.isNone, !row.isStatic {
        value = row.isClassMethod ? .type(row.owner) : instance(of: row.owner)
      } else if let annotation = parameter.annotation {
        value = annotated(annotation)
      }
      frame.names[parameter.name] = value
    }
  }

  func instance(of type: ID<ClassRow>) -> QueryValue {
    if let entry = book[type], entry.row.isAbstract.value == false { return .row(Row(model: type)) }
    return .object(type)
  }

  /// `Order`, `"Order"`, `Order | None`, `QuerySet[Order]`.
  private func annotated(_ node: ID<Node>) -> QueryValue {
    let tree = frame.file.tree
    switch tree.kind(node) {
    case .name, .attribute:
      guard let dotted = tree.dottedName(of: node), case .type(let type)? = tables.meaning(ofDotted: dotted, in: frame.file.row)
      else { return .other }
      return instance(of: type)
    case .string:
      guard let text = tree.string(node), case .type(let type)? = tables.meaning(ofDotted: text, in: frame.file.row) else {
        return .other
      }
      return instance(of: type)
    default: return .other
    }
  }

  // MARK: Rows of a model

  /// What a manager of the model gives.
  mutating func manager(_ name: String?, of model: ID<ClassRow>, at node: ID<Node>) -> Rows? {
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
      if let type = tables.classIndex[dotted], tables.classes[type].file != nil {
        rows.classes.append(type)
        if tables.classes[type].ancestors.contains(where: { tables.hasUnreadBase($0) }) { rows.isOpen = true }
        if !tables.classes[type].libraryAncestors.allSatisfy({ $0.hasPrefix("django.") }) { rows.isOpen = true }
      } else if !dotted.hasPrefix("django.") {
        rows.isOpen = true
      }
    }
    return withOwnQuerySet(rows)
  }

  /// What the project's own `get_queryset()` adds.
  private mutating func withOwnQuerySet(_ rows: Rows) -> Rows {
    for type in rows.classes {
      guard case .function(let function)? = tables.member("get_queryset", of: type)?.member else { continue }
      var plain = rows
      plain.shape = .manager
      guard case .rows(let made) = inlined(function, receiver: .rows(plain), arguments: []), made.model == rows.model else {
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
