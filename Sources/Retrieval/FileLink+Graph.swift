import Base
import Django
public import Graph
public import Search

/// What a project's graph says of whole files, read for those files that are asked about.
public struct FileLinks: Sendable {
  private let graph: ProjectGraph?
  private let index: SearchIndex

  /// - Parameter index: whose numbers the files go by; files it does not know have no links.
  public init(of graph: ProjectGraph?, index: SearchIndex) {
    self.graph = graph
    self.index = index
  }

  /// The links of a file, both ways, in the graph's order.
  ///
  /// A file that many depend on (a base model, a settings module) is a weak reason for each of them.
  func links(of file: Int) -> [FileLink] {
    guard let graph, let id = graph.file(at: index.documents[file].path) else { return [] }
    let rows = Array(graph.fileEdges(from: id)) + graph.fileEdges(to: id).map(Int.init)
    return rows.sorted().compactMap { row in
      let edge = graph.fileEdges[row]
      let isForth = edge.from == id
      guard let other = index.number(of: graph[isForth ? edge.to : edge.from].path) else { return nil }
      let strength =
        (isForth ? edge.kind.strength.forth : edge.kind.strength.back) * (edge.evidence == .guess ? 0.5 : 1)
      let words = isForth ? edge.kind.words.forth : edge.kind.words.back
      let crowd = edge.kind.isOfHubs ? 1 + (1 + Float(graph.fileEdges(to: edge.to).count)).logarithm : 1
      return FileLink(to: other, probability: strength / crowd, reason: words)
    }
  }
}

extension EdgeKind {
  /// Some files have so many of them that one says little.
  fileprivate var isOfHubs: Bool { self == .imports || self == .calls || self == .uses || self == .inherits }
}
