public import Base

/// What a walk calls on its way through a tree: `enter` before the children, `leave` behind them.
public protocol Visitor {
  /// Answers whether to go into the children.
  mutating func enter(_ id: ID<Node>, _ node: Node) -> Bool
  mutating func leave(_ id: ID<Node>, _ node: Node)
}

extension Visitor {
  public mutating func leave(_ id: ID<Node>, _ node: Node) {}
}

extension PythonFile {
  /// Takes `visitor` through the subtree under `root`, in source order, without recursion.
  ///
  /// Generic, so that the calls are direct: an existential visitor measured five times slower.
  public func walk(_ visitor: inout some Visitor, from root: ID<Node> = ID(0)) {
    var open: [(id: ID<Node>, end: Int)] = []
    var row = Int(root.index)
    let end = row + Int(nodes[row].size)
    while row < end {
      while let last = open.last, last.end <= row { leave(&open, &visitor) }
      let node = nodes[row]
      if visitor.enter(ID(row), node) {
        open.append((ID(row), row + Int(node.size)))
        row += 1
      } else {
        visitor.leave(ID(row), node)
        row += Int(node.size)
      }
    }
    while !open.isEmpty { leave(&open, &visitor) }
  }

  private func leave(_ open: inout [(id: ID<Node>, end: Int)], _ visitor: inout some Visitor) {
    let id = open.removeLast().id
    visitor.leave(id, self[id])
  }
}
