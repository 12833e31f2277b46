public import Base
public import Django

/// Rows and the few tables that cannot be told from them at once.
extension ProjectGraph: Packed {
  public static var blank: ProjectGraph { ProjectGraph() }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&files)
    coder(&symbols)
    packEdges(&coder)
    packFileEdges(&coder)
    coder.rows(&outStarts)
    coder.rows(&inStarts)
    coder.rows(&inOrder)
    coder.rows(&fileOutStarts)
    coder.rows(&fileInStarts)
    coder.rows(&fileInOrder)
    index.pack(&coder)
    if coder.isReading, !coder.isDamaged { index.nameSymbols(of: self) }
  }

  /// The routes lie in the project: their patterns are not kept twice.
  public mutating func findRoutes(of project: DjangoProject) { index.routeFinder = RouteFinder(project.routes) }

  /// Column by column, so that no room between the parts of a row is written.
  private mutating func packEdges(_ coder: inout PackCoder) {
    var from = edges.map(\.from.index)
    var to = edges.map(\.to.index)
    var tags = edges.map { UInt32($0.kind.rawValue) << 8 | UInt32($0.evidence.rawValue) }
    var places = edges.map(\.file.index)
    var starts = edges.map(\.range.start)
    var ends = edges.map(\.range.end)
    coder.rows(&from)
    coder.rows(&to)
    coder.rows(&tags)
    coder.rows(&places)
    coder.rows(&starts)
    coder.rows(&ends)
    guard coder.isReading else { return }
    let count = from.count
    guard [to, tags, places, starts, ends].allSatisfy({ $0.count == count }) else { return coder.damage() }
    edges.removeAll()
    edges.reserveCapacity(count)
    for row in 0..<count {
      guard let (kind, evidence) = Self.meaning(of: tags[row]) else { return coder.damage() }
      edges.append(
        Edge(
          from: ID(from[row]), to: ID(to[row]), kind: kind, evidence: evidence, file: ID(places[row]),
          range: TextRange(starts[row], ends[row])))
    }
  }

  private mutating func packFileEdges(_ coder: inout PackCoder) {
    var from = fileEdges.map(\.from.index)
    var to = fileEdges.map(\.to.index)
    var tags = fileEdges.map { UInt32($0.kind.rawValue) << 8 | UInt32($0.evidence.rawValue) }
    var witnesses = fileEdges.map(\.edge.index)
    var counts = fileEdges.map(\.count)
    coder.rows(&from)
    coder.rows(&to)
    coder.rows(&tags)
    coder.rows(&witnesses)
    coder.rows(&counts)
    guard coder.isReading else { return }
    let count = from.count
    guard [to, tags, witnesses, counts].allSatisfy({ $0.count == count }) else { return coder.damage() }
    fileEdges.removeAll()
    fileEdges.reserveCapacity(count)
    for row in 0..<count {
      guard let (kind, evidence) = Self.meaning(of: tags[row]) else { return coder.damage() }
      fileEdges.append(
        FileEdge(
          from: ID(from[row]), to: ID(to[row]), kind: kind, evidence: evidence, edge: ID(witnesses[row]),
          count: counts[row]))
    }
  }

  private static func meaning(of tag: UInt32) -> (EdgeKind, Evidence)? {
    guard let kind = EdgeKind(rawValue: UInt8(truncatingIfNeeded: tag >> 8)),
      let evidence = Evidence(rawValue: UInt8(truncatingIfNeeded: tag))
    else { return nil }
    return (kind, evidence)
  }
}

extension FileNode: Packed {
  public static var blank: FileNode {
    FileNode(
      path: "", role: .other, app: "", flags: [], module: "", templateName: "", lineCount: 0, byteCount: 0)
  }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&path)
    coder.option(&role)
    coder(&app)
    coder.number(&flags.rawValue)
    coder(&module)
    coder(&templateName)
    coder(&lineCount)
    coder(&byteCount)
  }
}

extension SymbolNode: Packed {
  public static var blank: SymbolNode {
    SymbolNode(
      kind: .file, name: "", qualifiedName: "", file: .none, range: .blank, lines: 0...0, parent: .none, roles: [])
  }

  public mutating func pack(_ coder: inout PackCoder) {
    coder.option(&kind)
    coder(&name)
    coder(&qualifiedName)
    coder(&file)
    coder(&range)
    coder(&lines)
    coder(&parent)
    coder.number(&roles.rawValue)
  }
}

extension GraphIndex {
  /// Without `symbolsByName` and `filesByPath`, which `nameSymbols` makes, and `routeFinder`.
  mutating func pack(_ coder: inout PackCoder) {
    coder(&modelsByLabel)
    coder(&modelsByName)
    coder(&templates)
    coder(&routesByName)
    coder(&latestMigrations)
    coder.rows(&routeNodes)
    var counts = symbolsByFile.map { UInt32($0.count) }
    var nodes = symbolsByFile.flatMap(\.self)
    coder.rows(&counts)
    coder.rows(&nodes)
    guard coder.isReading else { return }
    guard counts.reduce(0, { $0 + Int($1) }) == nodes.count else { return coder.damage() }
    var rest = nodes[...]
    symbolsByFile = counts.map { count in
      defer { rest = rest.dropFirst(Int(count)) }
      return Array(rest.prefix(Int(count)))
    }
  }

  mutating func nameSymbols(of graph: ProjectGraph) {
    filesByPath = Dictionary(
      graph.files.indices.map { (graph.files[$0].path, FileID($0)) }, uniquingKeysWith: { _, last in last })
    symbolsByName = [:]
    for (index, symbol) in graph.symbols.enumerated() where symbol.kind != .file {
      symbolsByName[symbol.name, default: []].append(NodeID(index))
    }
  }
}
