/// A function that answers requests: a view, or a method of a class that is one.
public struct ViewFunction: Sendable {
  public let file: CheckedFile
  public let node: ID<Node>
  /// The class that is routed; none for a function.
  public let type: ID<ClassRow>
  /// Whether it is Django REST framework's.
  public let isAPI: Bool

  public var definition: FunctionDefinition? { FunctionDefinition(node, in: file.tree) }
  public var name: String { file.tree.name(file.tree[node].symbol) }
  public var place: SourcePlace { file.namePlace(of: node) }
  public var block: ID<Node>? { file.tree.firstChild(of: node, .block) }
  public var symbol: String { file.symbol(around: node) }
}

extension CheckedProject {
  /// Everything that routes of the project lead to, tests left out, in the order of files.
  public var viewFunctions: [ViewFunction] {
    var found: [ViewFunction] = []
    var seen: Set<SourcePlace> = []
    for (row, route) in dump.routes.items.enumerated() {
      guard let routed = RoutedView(route, row, self) else { continue }
      for one in functions(of: routed) where !one.file.isTest && seen.insert(one.place).inserted { found.append(one) }
    }
    // What @api_view makes is a class without a name of its own.
    for site in routeSites.all where !site.file.isTest {
      guard let written = site.file.tree.dottedName(of: site.view),
        case .function(let id)? = tables.meaning(ofDotted: written, in: site.file.row)
      else { continue }
      let one = view(id)
      if one.isAPI, !one.file.isTest, seen.insert(one.place).inserted { found.append(one) }
    }
    return found.sorted { ($0.file.row, $0.node.index) < ($1.file.row, $1.node.index) }
  }

  private static let handlers = [
    "get", "post", "put", "patch", "delete", "list", "create", "retrieve", "update", "partial_update", "destroy",
    "form_valid", "perform_create", "perform_update", "perform_destroy",
  ]

  private func view(_ id: ID<FunctionRow>) -> ViewFunction {
    let row = tables.functions[id]
    let file = file(row.file)
    let isAPI = file.tree.decorators(of: row.node).contains {
      file.dotted(Call($0, in: file.tree)?.callee ?? $0) == "rest_framework.decorators.api_view"
    }
    return ViewFunction(file: file, node: row.node, type: .none, isAPI: isAPI)
  }

  private func functions(of routed: RoutedView) -> [ViewFunction] {
    switch routed.view {
    case .function(let id):
      return tables.functions[id].owner.isNone ? [view(id)] : []
    case .type(let id):
      let isAPI = tables.classes[id].libraryAncestors.contains { $0.hasPrefix("rest_framework.") }
      let names = Set(Self.handlers).union((routed.route.actions.value ?? [:]).values)
      return names.sorted().compactMap { name in
        guard case .function(let method)? = tables.member(name, of: id)?.member else { return nil }
        let row = tables.functions[method]
        return ViewFunction(file: file(row.file), node: row.node, type: id, isAPI: isAPI)
      }
    }
  }
}

/// Writes to the database that a function makes itself.
public struct ModelWrites: Sendable {
  public struct Write: Sendable {
    public var call: ID<Node>
    public var model: ID<ClassRow>
    public var method: String
  }

  /// In the order of the text, those in functions inside of the function left out.
  public private(set) var all: [Write] = []

  private static let ofRows: Set<String> = ["save", "delete"]
  private static let ofSets: Set<String> = [
    "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
  ]

  public init(_ function: ID<Node>, _ file: CheckedFile) {
    let (tree, expressions) = (file.tree, ModelExpressions(file))
    for row in tree.own(.call, in: function) {
      guard let call = Call(row, in: tree), tree.kind(call.callee) == .attribute,
        let value = tree.firstChild(of: call.callee)
      else { continue }
      let method = tree.name(tree[call.callee].symbol)
      guard Self.ofRows.contains(method) || Self.ofSets.contains(method) else { continue }
      switch expressions.kind(of: value) ?? Self.typed(value, file) {
      case .instance(let type)? where Self.ofRows.contains(method):
        all.append(Write(call: row, model: type, method: method))
      case .querySet(let type)? where Self.ofSets.contains(method):
        all.append(Write(call: row, model: type, method: method))
      default: break
      }
    }
  }

  private static func typed(_ node: ID<Node>, _ file: CheckedFile) -> ModelExpressions.Kind? {
    guard let typed = file.type(of: node), typed.evidence == .proved else { return nil }
    switch typed.type {
    case .instance(let type) where file.project.tables.classes[type].model != nil: return .instance(type)
    case .querySet(let type): return .querySet(type)
    default: return nil
    }
  }
}
