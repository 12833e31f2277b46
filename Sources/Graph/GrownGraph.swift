public import Base
public import Django
import Facts

/// A graph with what built it, so that an edit of one file need not build all of it again.
public struct GrownGraph: Sendable {
  private var builder: GraphBuilder

  public var graph: ProjectGraph { builder.graph }

  /// Builds the graph of a linked project.
  public init(_ project: DjangoProject) {
    builder = GraphBuilder(project)
    builder.addFiles()
    builder.addSymbols()
    builder.addEdges()
    builder.sortEdges()
    builder.projectToFiles()
    builder.indexNames()
    builder.project = .blank
  }

  /// Takes the project after an edit of a file that left its surface, and with it every node, as it was.
  public mutating func replace(_ file: ID<ProjectFile>, with project: DjangoProject) {
    builder.project = project
    builder.moveSymbols(of: file)
    builder.replaceEdges(of: file)
    builder.project = .blank
  }
}

extension GraphBuilder {
  /// The same symbols at their new places.
  fileprivate mutating func moveSymbols(of file: ID<ProjectFile>) {
    let (row, id) = (Int(file.index), FileID(file.index))
    let source = project.files[row]
    graph.files[row] = FileNode(source)
    graph.symbols[row] = SymbolNode(source, id)
    for (definition, node) in zip(source.facts.definitions, definitionNodes[row]) { move(node, to: definition.range) }
    // A constant stands where its first binding does.
    for (binding, node) in zip(source.facts.bindings, bindingNodes[row]).reversed() where !node.isNone {
      move(node, to: binding.range)
    }
    for (route, node) in zip(project.routes, routeNodes) where route.file == file { move(node, to: route.range) }
    let blocks = source.facts.template?.blocks ?? []
    for (block, node) in zip(blocks, ownNodes[row].suffix(blocks.count)) { move(NodeID(node), to: block.range) }
    graph.index.symbolsByFile[row] = inOrder(of: id)
  }

  private mutating func move(_ node: NodeID, to range: TextRange) {
    let file = Int(graph.symbols[Int(node.index)].file.index)
    graph.symbols[Int(node.index)].range = range
    graph.symbols[Int(node.index)].lines = project.files[file].facts.lines.lines(of: range)
  }

  fileprivate mutating func replaceEdges(of file: ID<ProjectFile>) {
    var before: [Edge] = []
    swap(&before, &graph.edges)
    wanted = file
    addEdges()
    wanted = nil
    let own = Edge.sorted(graph.edges)
    var sources = Set(own.map { graph.symbols[Int($0.from.index)].file })
    var places: [UInt32] = []
    (graph.edges, places) = merge(before, own, without: FileID(file.index), &sources)
    indexEdges()
    replaceFileEdges(from: sources, places)
  }

  /// The edges of other files and those of this one, in order, and where each old edge went.
  private func merge(
    _ old: [Edge], _ own: [Edge], without file: FileID, _ sources: inout Set<FileID>
  ) -> (edges: [Edge], places: [UInt32]) {
    var (edges, places): ([Edge], [UInt32]) = ([], [])
    edges.reserveCapacity(old.count + own.count)
    places.reserveCapacity(old.count)
    var next = 0
    for edge in old {
      if edge.file == file {
        sources.insert(graph.symbols[Int(edge.from.index)].file)
        places.append(.max)
        continue
      }
      while next < own.count, own[next].from <= edge.from, own[next].key < edge.key {
        edges.append(own[next])
        next += 1
      }
      places.append(UInt32(edges.count))
      edges.append(edge)
    }
    return (edges + own[next...], places)
  }

  /// Counts again what leaves the files where an edge came or went; what leaves others names its witness anew.
  private mutating func replaceFileEdges(from sources: Set<FileID>, _ places: [UInt32]) {
    var rows: [FileEdge] = []
    rows.reserveCapacity(graph.fileEdges.count)
    for row in graph.files.indices {
      if sources.contains(FileID(row)) {
        rows += FileEdge.merged(edges(from: row).compactMap { fileEdge(of: $0) })
        continue
      }
      for place in graph.fileEdges(from: FileID(row)) {
        var edge = graph.fileEdges[place]
        edge.edge = ID(places[Int(edge.edge.index)])
        rows.append(edge)
      }
    }
    graph.fileEdges = rows
    indexFileEdges()
  }

  /// The rows of all edges that leave a file or something in it.
  private func edges(from file: Int) -> [Int] {
    let own = ownNodes[file]
    let inner = Int(graph.outStarts[own.lowerBound])..<Int(graph.outStarts[own.upperBound])
    return Array(graph.edges(from: NodeID(file))) + inner
  }
}
