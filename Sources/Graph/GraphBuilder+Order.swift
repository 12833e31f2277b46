import Base
import Django
import Facts

/// The order edges are kept in, both ways, and what they say about whole files.
extension GraphBuilder {
  mutating func sortEdges() {
    graph.edges = Edge.sorted(graph.edges)
    indexEdges()
  }

  mutating func indexEdges() {
    let count = graph.symbols.count
    graph.outStarts = starts(count, graph.edges.map(\.from.index))
    (graph.inStarts, graph.inOrder) = buckets(count, graph.edges.map(\.to.index))
  }

  mutating func projectToFiles() {
    graph.fileEdges = FileEdge.merged(graph.edges.indices.compactMap { fileEdge(of: $0) })
    indexFileEdges()
  }

  /// What an edge says about whole files; nil for one inside of a file.
  func fileEdge(of row: Int) -> FileEdge? {
    let edge = graph.edges[row]
    let (from, to) = (graph.symbols[Int(edge.from.index)].file, graph.symbols[Int(edge.to.index)].file)
    guard from != to else { return nil }
    return FileEdge(from: from, to: to, kind: edge.kind, evidence: edge.evidence, edge: ID(row), count: 1)
  }

  mutating func indexFileEdges() {
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
  /// In order, each once.
  static func sorted(_ edges: [Edge]) -> [Edge] {
    var sorted: [Edge] = []
    sorted.reserveCapacity(edges.count)
    for edge in edges.sorted(by: { $0.key < $1.key }) where sorted.last != edge { sorted.append(edge) }
    return sorted
  }

  var key: (UInt32, UInt8, UInt32, UInt32, UInt32, UInt32) {
    (from.index, kind.rawValue, to.index, range.start, range.end, file.index &* 4 &+ UInt32(3 - evidence.rawValue))
  }
}

extension FileEdge {
  /// In order, those of one kind between the same files as one.
  static func merged(_ edges: [FileEdge]) -> [FileEdge] {
    var merged: [FileEdge] = []
    for edge in edges.sorted(by: { $0.key < $1.key }) {
      if let last = merged.last, last.from == edge.from, last.to == edge.to, last.kind == edge.kind {
        merged[merged.count - 1].count += 1
      } else {
        merged.append(edge)
      }
    }
    return merged
  }

  /// The surest first within a kind.
  private var key: (UInt32, UInt32, UInt8, UInt8, UInt32) {
    (from.index, to.index, kind.rawValue, 3 - evidence.rawValue, edge.index)
  }
}
