public import Base
import Django

/// Nodes and edges; paths are written once. What only building needs is left out.
extension BootGraph: Packed {
  public static var blank: BootGraph { BootGraph() }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&nodes)
    coder(&owners)
    packEdges(&coder)
    if coder.isReading, !coder.isDamaged { linkBackwards() }
  }

  private mutating func packEdges(_ coder: inout PackCoder) {
    var paths: [String] = []
    var numbers: [String: UInt32] = [:]
    for edge in edges where numbers[edge.path] == nil {
      numbers[edge.path] = UInt32(paths.count)
      paths.append(edge.path)
    }
    coder(&paths)
    let count = coder.count(edges.count)
    if coder.isReading {
      edges.removeAll()
      edges.reserveCapacity(count)
    }
    for row in 0..<count {
      var edge = coder.isReading ? GraphEdge.blank : edges[row]
      var path = numbers[edge.path] ?? 0
      coder.number(&path)
      edge.packRest(&coder)
      guard coder.isReading else { continue }
      guard Int(path) < paths.count, Int(edge.to.index) < nodes.count, Int(edge.from.index) < nodes.count else {
        return coder.damage()
      }
      edge.path = paths[Int(path)]
      edges.append(edge)
    }
  }
}

extension GraphEdge {
  fileprivate static var blank: GraphEdge {
    GraphEdge(from: .none, to: .none, kind: .names, evidence: .guess, path: "", line: 0, column: 0)
  }

  private static let kinds = Kind.allCases

  fileprivate mutating func packRest(_ coder: inout PackCoder) {
    coder(&from)
    coder(&to)
    coder.choice(&kind, among: Self.kinds)
    coder.option(&evidence)
    coder(&line)
    coder(&column)
    coder(&through)
  }
}

extension GraphNode: Packed {
  public static var blank: GraphNode { GraphNode(kind: .file, name: "", path: nil, line: nil) }

  private static let kinds = Kind.allCases

  public mutating func pack(_ coder: inout PackCoder) {
    coder.choice(&kind, among: Self.kinds)
    coder(&name)
    coder(&path)
    coder(&line)
  }
}
