/// Which module of the project imports which, and where.
public struct ImportGraph: Sendable {
  public struct Edge: Sendable {
    /// Rows of files.
    public var from: Int
    public var to: Int
    /// The row of the module's or the name's text.
    public var node: ID<Node>
    /// Runs only when a function is called.
    public var isLazy: Bool
    public var isForTypeCheckers: Bool
  }

  /// By file, in the order of the text.
  public private(set) var edges: [[Edge]]

  init(_ project: CheckedProject) {
    edges = project.files.map { file in
      file.tree.nodes.indices.flatMap { row -> [Edge] in
        Import(ID(row), in: file.tree).map { Self.edges($0, file) } ?? []
      }
    }
  }

  private static func edges(_ view: Import, _ file: CheckedFile) -> [Edge] {
    var targets: [(Int, ID<Node>)] = []
    let aliases = file.tree.children(of: view.id).filter { file.tree.kind($0) == .alias }
    if view.module == nil {
      for alias in aliases {
        guard let node = file.tree.firstChild(of: alias), let name = file.tree.dottedName(of: node) else { continue }
        if let row = file.project.tables.moduleIndex[name] { targets.append((row, node)) }
      }
    } else if let module = view.absoluteModule(in: file.module, isPackage: file.path.hasSuffix("__init__.py")) {
      let place = file.tree.firstChild(of: view.id, .dottedName) ?? view.id
      for alias in aliases {
        guard let node = file.tree.firstChild(of: alias), let name = file.tree.dottedName(of: node) else { continue }
        if let row = file.project.tables.moduleIndex[module + "." + name] {
          targets.append((row, file.tree.kind(place) == .dottedName ? place : node))
        } else if let row = file.project.tables.moduleIndex[module], !targets.contains(where: { $0.0 == row }) {
          targets.append((row, place))
        }
      }
      if view.isStar, let row = file.project.tables.moduleIndex[module] { targets.append((row, place)) }
    }
    if targets.isEmpty { return [] }
    let (isLazy, isTyping) = (!file.runsAtImport(view.id), file.isForTypeCheckers(view.id))
    return targets.map { Edge(from: file.row, to: $0.0, node: $0.1, isLazy: isLazy, isForTypeCheckers: isTyping) }
  }

  /// The shortest way from a module to one that is wanted, as edges; nil where there is none.
  public func way(from row: Int, _ isUsed: (Edge) -> Bool, to isWanted: (Int) -> Bool) -> [Edge]? {
    var cameBy: [Int: Edge] = [:]
    var waiting = [row]
    var next = 0
    while next < waiting.count {
      let at = waiting[next]
      next += 1
      for edge in edges[at] where isUsed(edge) && edge.to != row && cameBy[edge.to] == nil {
        cameBy[edge.to] = edge
        if isWanted(edge.to) { return way(to: edge.to, cameBy) }
        waiting.append(edge.to)
      }
    }
    return nil
  }

  private func way(to last: Int, _ cameBy: [Int: Edge]) -> [Edge] {
    var way: [Edge] = []
    var at = last
    while let edge = cameBy[at], way.count < 100 {
      way.insert(edge, at: 0)
      at = edge.from
    }
    return way
  }
}
