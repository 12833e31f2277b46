public import Base

extension PythonFile {
  /// The string that documents a module or block: its first statement, when that is a plain string (PEP 257).
  public func docstring(of block: ID<Node>) -> ID<Node>? {
    guard let first = firstChild(of: block), kind(first) == .expressionStatement, let value = firstChild(of: first)
    else { return nil }
    switch kind(value) {
    case .string: return value
    case .concatenation: return children(of: value).allSatisfy { kind($0) == .string } ? value : nil
    default: return nil
    }
  }

  /// The decorator expressions of a definition, outermost first.
  public func decorators(of definition: ID<Node>) -> [ID<Node>] {
    guard let parent = parent(of: definition), kind(parent) == .decorated else { return [] }
    return children(of: parent).filter { kind($0) == .decorator }.compactMap { firstChild(of: $0) }
  }

  /// The row around `id`; nil for the module.
  ///
  /// Looks backwards, so it costs as much as there are rows in between.
  public func parent(of id: ID<Node>) -> ID<Node>? {
    var row = Int(id.index) - 1
    while row >= 0 {
      if row + Int(nodes[row].size) > Int(id.index) { return ID(row) }
      row -= 1
    }
    return nil
  }

  /// The comments that lie inside `range`.
  public func comments(in range: TextRange) -> ArraySlice<TextRange> {
    let first = comments.partitioningIndex { $0.start >= range.start }
    let last = comments.partitioningIndex { $0.start >= range.end }
    return comments[first..<max(first, last)]
  }
}

extension Array {
  /// The first index whose element satisfies `belongs`, when all that satisfy it stand last.
  fileprivate func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
