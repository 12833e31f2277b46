public import Base

extension TemplateFile {
  /// The source of a row or range; invalid UTF-8 is repaired.
  public func text(_ range: TextRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }

  public func text(of row: Int) -> String { text(nodes[row].range) }

  /// The rows directly below `row`.
  public func children(of row: Int) -> TemplateChildren {
    TemplateChildren(nodes: nodes, row: row + 1, end: Int(nodes[row].next))
  }

  /// The parent of every row; the root is its own.
  public func parents() -> [UInt32] {
    var parents = [UInt32](repeating: 0, count: nodes.count)
    var open: [Int] = []
    for row in nodes.indices {
      while let last = open.last, Int(nodes[last].next) <= row { open.removeLast() }
      parents[row] = UInt32(open.last ?? 0)
      if Int(nodes[row].next) > row + 1 { open.append(row) }
    }
    return parents
  }

  /// The rows that lie within `range`, found by binary search.
  public func rows(in range: TextRange) -> [Int] {
    var (low, high) = (0, nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle].start < range.start { low = middle + 1 } else { high = middle }
    }
    return (low..<nodes.count).prefix { nodes[$0].start < range.end }.filter { nodes[$0].end <= range.end }
  }

  /// The value of an attribute, if no template tag or output has a part in it.
  public func plainValue(of attribute: HTMLAttribute) -> String? {
    guard let range = attribute.value, rows(in: range).isEmpty else { return nil }
    return text(range)
  }
}

/// The rows directly below another, in order.
public struct TemplateChildren: Sequence, IteratorProtocol {
  let nodes: [TemplateNode]
  var row: Int
  let end: Int

  public mutating func next() -> Int? {
    guard row < end else { return nil }
    defer { row = Int(nodes[row].next) }
    return row
  }
}
