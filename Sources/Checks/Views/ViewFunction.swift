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

extension ViewFunction {
  /// Everything that routes of the project lead to, tests left out, in the order of files.
  static func all(of project: CheckedProject) -> [ViewFunction] {
    var found: [ViewFunction] = []
    var seen: Set<SourcePlace> = []
    for (row, route) in project.dump.routes.items.enumerated() {
      guard let routed = RoutedView(route, row, project) else { continue }
      for one in functions(of: routed) where !one.file.isTest && seen.insert(one.place).inserted { found.append(one) }
    }
    // What @api_view makes is a class without a name of its own.
    for site in project.routeSites.all where !site.file.isTest {
      guard let written = site.file.tree.dottedName(of: site.view),
        case .function(let id)? = project.tables.meaning(ofDotted: written, in: site.file.row)
      else { continue }
      let one = view(id, project)
      if one.isAPI, !one.file.isTest, seen.insert(one.place).inserted { found.append(one) }
    }
    return found.sorted { ($0.file.row, $0.node.index) < ($1.file.row, $1.node.index) }
  }

  private static let handlers = [
    "get", "post", "put", "patch", "delete", "list", "create", "retrieve", "update", "partial_update", "destroy",
    "form_valid", "perform_create", "perform_update", "perform_destroy",
  ]

  private static func view(_ id: ID<FunctionRow>, _ project: CheckedProject) -> ViewFunction {
    let row = project.tables.functions[id]
    let file = project.file(row.file)
    let isAPI = file.tree.decorators(of: row.node).contains {
      file.dotted(Call($0, in: file.tree)?.callee ?? $0) == "rest_framework.decorators.api_view"
    }
    return ViewFunction(file: file, node: row.node, type: .none, isAPI: isAPI)
  }

  private static func functions(of routed: RoutedView) -> [ViewFunction] {
    let (tables, project) = (routed.project.tables, routed.project)
    switch routed.view {
    case .function(let id):
      return tables.functions[id].owner.isNone ? [view(id, project)] : []
    case .type(let id):
      let isAPI = tables.classes[id].libraryAncestors.contains { $0.hasPrefix("rest_framework.") }
      let names = Set(handlers).union((routed.route.actions.value ?? [:]).values)
      return names.sorted().compactMap { name in
        guard case .function(let method)? = tables.member(name, of: id)?.member else { return nil }
        let row = tables.functions[method]
        return ViewFunction(file: project.file(row.file), node: row.node, type: id, isAPI: isAPI)
      }
    }
  }
}
