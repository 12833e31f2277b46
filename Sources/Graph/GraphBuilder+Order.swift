import Base
import Django
import Facts

/// The order edges are kept in, both ways, and what they say about whole files.
extension GraphBuilder {
  mutating func sortEdges() {
    let edges = graph.edges.sorted { $0.key < $1.key }
    graph.edges.removeAll(keepingCapacity: true)
    for edge in edges where graph.edges.last != edge { graph.edges.append(edge) }
    let count = graph.symbols.count
    graph.outStarts = starts(count, graph.edges.map(\.from.index))
    (graph.inStarts, graph.inOrder) = buckets(count, graph.edges.map(\.to.index))
  }

  mutating func projectToFiles() {
    var rows: [FileEdge] = []
    for (index, edge) in graph.edges.enumerated() {
      let (from, to) = (graph[edge.from].file, graph[edge.to].file)
      guard from != to else { continue }
      rows.append(FileEdge(from: from, to: to, kind: edge.kind, evidence: edge.evidence, edge: ID(index), count: 1))
    }
    rows.sort { $0.key < $1.key }
    for row in rows {
      if let last = graph.fileEdges.last, last.from == row.from, last.to == row.to, last.kind == row.kind {
        graph.fileEdges[graph.fileEdges.count - 1].count += 1
      } else {
        graph.fileEdges.append(row)
      }
    }
    let count = graph.files.count
    graph.fileOutStarts = starts(count, graph.fileEdges.map(\.from.index))
    (graph.fileInStarts, graph.fileInOrder) = buckets(count, graph.fileEdges.map(\.to.index))
  }

  /// Where each source's run begins in a list sorted by source.
  private func starts(_ count: Int, _ sources: [UInt32]) -> [UInt32] {
    var starts = Array(repeating: UInt32(0), count: count + 1)
    for source in sources { starts[Int(source) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    return starts
  }

  /// A stable counting sort by target.
  private func buckets(_ count: Int, _ targets: [UInt32]) -> (starts: [UInt32], order: [UInt32]) {
    let starts = starts(count, targets)
    var next = starts
    var order = Array(repeating: UInt32(0), count: targets.count)
    for (index, target) in targets.enumerated() {
      order[Int(next[Int(target)])] = UInt32(index)
      next[Int(target)] += 1
    }
    return (starts, order)
  }
}

extension Edge {
  fileprivate var key: (UInt32, UInt8, UInt32, UInt32, UInt32, UInt32) {
    (from.index, kind.rawValue, to.index, range.start, range.end, file.index &* 4 &+ UInt32(3 - evidence.rawValue))
  }
}

extension FileEdge {
  /// The surest first within a kind.
  fileprivate var key: (UInt32, UInt32, UInt8, UInt8, UInt32) {
    (from.index, to.index, kind.rawValue, 3 - evidence.rawValue, edge.index)
  }
}
