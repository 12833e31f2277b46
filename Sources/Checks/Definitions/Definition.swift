/// A class or function of a kind that conventions speak of: a serializer, a task, a factory.
public struct Definition: Sendable {
  /// As the configuration calls it.
  public var kind: String
  public var name: String
  public var dotted: String
  public var file: Int
  /// What to point at.
  public var place: SourcePlace
  /// None for a function.
  public var type: ID<ClassRow>
}

/// Everything in the project that has a kind.
public struct Definitions: Sendable {
  /// In the order of the tables; a class may be there under several kinds.
  public private(set) var all: [Definition] = []

  init(_ project: CheckedProject) {
    for row in project.tables.classes.indices where project.tables.classes[row].file != nil {
      addClass(ID(row), project)
    }
    for task in project.tasks.all { addFunction("celery-task", task.function, project) }
    for one in project.signals.connections {
      if one.isDecorator, let function = one.function { addFunction("signal-handler", function, project) }
      if !one.isDecorator, !one.signals.isEmpty { addCall("signal-connect", one.call, project.file(one.file)) }
    }
    addRouters(project)
  }

  private mutating func addClass(_ id: ID<ClassRow>, _ project: CheckedProject) {
    let row = project.tables.classes[id]
    guard let index = row.file, !row.isLocal, row.outer.isNone else { return }
    let file = project.file(index)
    for kind in Self.kinds(of: row) {
      all.append(
        Definition(
          kind: kind, name: row.name, dotted: row.dotted, file: index, place: file.namePlace(of: row.node), type: id))
    }
  }

  private mutating func addFunction(_ kind: String, _ id: ID<FunctionRow>, _ project: CheckedProject) {
    let row = project.tables.functions[id]
    let place = project.file(row.file).namePlace(of: row.node)
    all.append(Definition(kind: kind, name: row.name, dotted: row.dotted, file: row.file, place: place, type: .none))
  }

  private mutating func addCall(_ kind: String, _ call: ID<Node>, _ file: CheckedFile) {
    let callee = ID<Node>(call.index + 1)
    all.append(
      Definition(
        kind: kind, name: file.tree.text(of: callee), dotted: file.symbol(around: call), file: file.row,
        place: file.place(callee), type: .none))
  }

  private mutating func addRouters(_ project: CheckedProject) {
    for file in project.files {
      for binding in project.tables.modules[file.row].bindings.values {
        guard case .value(let target, let value) = binding, let call = Call(value, in: file.tree),
          let dotted = file.dotted(call.callee), dotted.hasPrefix("rest_framework"), dotted.hasSuffix("Router")
        else { continue }
        let name = file.tree.text(of: target)
        all.append(
          Definition(
            kind: "router", name: name, dotted: file.module + "." + name, file: file.row, place: file.place(target),
            type: .none))
      }
    }
  }

  private static func kinds(of row: ClassRow) -> [String] {
    var kinds: [String] = []
    let bases = row.libraryAncestors
    func inherits(_ suffixes: String...) -> Bool {
      bases.contains { base in suffixes.contains { base.hasSuffix($0) } }
    }
    switch row.role {
    case .model: kinds.append("model")
    case .serializer: kinds.append("serializer")
    case .form: kinds.append("form")
    case .admin: kinds.append("admin")
    case .filterset: kinds.append("filterset")
    case .factory: kinds.append("factory")
    case .manager: kinds.append("manager")
    case .test: kinds.append("test")
    case .view: kinds.append("view")
    case .plain, .migration, .schema, .table: break
    }
    let rest = bases.filter { $0.hasPrefix("rest_framework.") }
    if rest.contains(where: { $0.hasSuffix("ViewSet") }) {
      kinds.append("viewset")
    } else if rest.contains(where: { $0.hasSuffix("APIView") }) {
      kinds.append("api-view")
    }
    if inherits("BasePermission", "permissions.IsAuthenticated", "permissions.IsAdminUser") {
      kinds.append("permission")
    }
    if inherits("BaseCommand") { kinds.append("management-command") }
    if inherits("MiddlewareMixin") { kinds.append("middleware") }
    if inherits("Exception", "APIException", "ValidationError") || bases.contains(where: { $0.hasSuffix("Error") }) {
      kinds.append("exception")
    }
    if inherits("celery.Task", "app.task.Task") { kinds.append("task") }
    return kinds
  }
}

extension CheckedProject {
  /// The application that a module belongs to: its dotted name and its folder.
  public func app(ofModule module: String) -> (name: String, folder: String)? {
    let found = dump.apps.items.compactMap { app -> (String, String)? in
      guard let name = app.name.value ?? nil, let path = app.path.value ?? nil else { return nil }
      return module == name || module.hasPrefix(name + ".") ? (name, path) : nil
    }
    return found.max { $0.0.utf8.count < $1.0.utf8.count }
  }
}
