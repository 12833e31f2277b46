import Base
import Django
public import Graph
public import Search

extension FileLink {
  /// The links of a project's graph, both ways, for the files that the index knows.
  ///
  /// A file that many depend on (a base model, a settings module) is a weak reason for each of them.
  public static func links(of graph: ProjectGraph, index: SearchIndex) -> [FileLink] {
    let numbers = graph.files.map { index.number(of: $0.path) }
    var incoming = [Int](repeating: 0, count: graph.files.count)
    for edge in graph.fileEdges { incoming[Int(edge.to.index)] += 1 }
    var links: [FileLink] = []
    links.reserveCapacity(graph.fileEdges.count * 2)
    for edge in graph.fileEdges {
      guard let from = numbers[Int(edge.from.index)], let to = numbers[Int(edge.to.index)] else { continue }
      let strength = edge.kind.strength
      let crowd = 1 + (1 + Float(incoming[Int(edge.to.index)])).logarithm
      let isHub = edge.kind == .imports || edge.kind == .calls || edge.kind == .uses || edge.kind == .inherits
      let sure: Float = edge.evidence == .guess ? 0.5 : 1
      let (forth, back) = (strength.forth * sure, strength.back * sure)
      links.append(
        FileLink(from: from, to: to, probability: isHub ? forth / crowd : forth, reason: edge.kind.words.forth))
      links.append(FileLink(from: to, to: from, probability: isHub ? back / crowd : back, reason: edge.kind.words.back))
    }
    return links
  }
}
