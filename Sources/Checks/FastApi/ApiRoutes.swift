/// The functions that FastAPI calls for requests, as their decorators say.
public struct ApiRoutes: Sendable {
  public struct Route: Sendable {
    public var file: Int
    /// The row of `def`.
    public var function: ID<Node>
    public var row: ID<FunctionRow>
    /// `router.get("/…")`.
    public var decorator: Call
    /// `get` … `api_route`, `websocket`.
    public var method: String
    /// As the decorator has it; nil where it is no literal.
    public var path: String?

    public var isWebSocket: Bool { method.hasPrefix("websocket") }
  }

  /// In the order of files.
  public private(set) var all: [Route] = []
  private var byFunction: [ID<FunctionRow>: Int] = [:]

  private static let methods: Set<String> = [
    "get", "post", "put", "patch", "delete", "head", "options", "trace", "api_route", "websocket",
  ]

  init(_ project: CheckedProject) {
    for file in project.files {
      for row in file.tree.nodes.indices where file.tree.nodes[row].kind == .decorator {
        guard let route = Self.route(ID(row), file) else { continue }
        byFunction[route.row] = all.count
        all.append(route)
      }
    }
  }

  /// Whether a route makes no JSON, by its own or by its routers' response class, wherever it is known to be served.
  public func answersOtherThanJSON(_ route: Route, in project: CheckedProject) -> Bool {
    let file = project.file(route.file)
    let line = file.lines.line(of: file.tree[route.function].start)
    let served = (project.beside.apis?.endpoints ?? []).filter { $0.file == file.path && $0.line == line }
    return !served.isEmpty && served.allSatisfy { !$0.answersJSON && $0.responseClass != "?" }
  }

  public subscript(_ function: ID<FunctionRow>) -> Route? { byFunction[function].map { all[$0] } }

  private static func route(_ decorator: ID<Node>, _ file: CheckedFile) -> Route? {
    guard let inner = file.tree.firstChild(of: decorator), let call = Call(inner, in: file.tree),
      file.tree.kind(call.callee) == .attribute, let owner = file.tree.firstChild(of: call.callee)
    else { return nil }
    let method = file.tree.name(file.tree[call.callee].symbol)
    guard methods.contains(method), isRouter(owner, file), let decorated = file.parent(of: decorator),
      let function = file.tree.lastChild(of: decorated), FunctionDefinition(function, in: file.tree) != nil,
      let row = file.project.tables.functionNodes[file.row][function.index]
    else { return nil }
    let path = (call.arguments.first ?? call[keyword: "path"]).flatMap { file.tree.string($0) }
    return Route(file: file.row, function: function, row: row, decorator: call, method: method, path: path)
  }

  /// A variable that holds an application or a router.
  private static func isRouter(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
    guard let name = file.tree.dottedName(of: node) else { return false }
    let head = String(name.prefix { $0 != "." })
    if let function = file.function(around: node), file.isLocal(head, at: node) {
      return file.tree.own(.assign, in: function).flatMap { file.tree.boundNames(of: $0) }.contains { target, value in
        file.tree.text(of: target) == name && value.map { isMade($0, file) } ?? false
      }
    }
    guard case .value(let module, _, let value)? = file.project.tables.meaning(ofDotted: name, in: file.row) else {
      return false
    }
    return isMade(value, file.project.file(module))
  }

  private static func isMade(_ value: ID<Node>, _ file: CheckedFile) -> Bool {
    guard let call = Call(value, in: file.tree), let dotted = file.dotted(call.callee) else { return false }
    let known: Set<String> = [
      "fastapi.FastAPI", "fastapi.APIRouter", "fastapi.routing.APIRouter", "fastapi.applications.FastAPI",
    ]
    if known.contains(dotted) { return true }
    guard let type = file.project.tables.classIndex[dotted] else { return false }
    return file.project.tables.classes[type].libraryAncestors.contains(where: known.contains)
  }
}
