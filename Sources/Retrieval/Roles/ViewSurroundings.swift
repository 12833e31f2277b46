import Base
import Django
import Graph

/// What views render and what routes to them, worked out once a view: models share views.
struct ViewSurroundings {
  struct Row {
    var templates: [NodeID] = []
    /// Files of the routes.
    var tables: [NodeID] = []
  }

  private let graph: ProjectGraph
  private var rows: [NodeID: Row] = [:]

  init(_ graph: ProjectGraph) { self.graph = graph }

  mutating func row(of view: NodeID) -> Row {
    if let known = rows[view] { return known }
    let made = graph.kind(of: view) == .file ? Row() : read(view)
    rows[view] = made
    return made
  }

  /// A method of a class renders, too.
  private func read(_ view: NodeID) -> Row {
    var row = Row()
    let lines = graph.lines(of: view)
    for node in graph.symbols(in: graph.file(of: view))
    where node == view || lines.contains(graph.lines(of: node).lowerBound) {
      guard node == view || graph.kind(of: node) == .method || graph.kind(of: node) == .function else { continue }
      for edge in graph.edges(from: node) where graph.edges[edge].kind == .renders {
        row.templates.append(graph.edges[edge].to)
      }
      row.tables += tables(to: node)
    }
    return row
  }

  private func tables(to node: NodeID) -> [NodeID] {
    graph.edges(to: node).compactMap { number in
      let edge = graph.edges[Int(number)]
      let file = graph.file(of: edge.from)
      let isRoute = edge.kind == .routes || graph.role(of: file) == .urlconf && edge.kind != .imports
      return isRoute ? graph.symbol(of: file) : nil
    }
  }
}
