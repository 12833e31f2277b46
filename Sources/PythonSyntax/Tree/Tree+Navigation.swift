public import Base

/// Reading the tree: children, text and names of a row.
extension PythonFile {
  public subscript(id: ID<Node>) -> Node { nodes[Int(id.index)] }

  public func kind(_ id: ID<Node>) -> NodeKind { nodes[Int(id.index)].kind }

  /// The children of a row, in source order.
  public func children(of id: ID<Node>) -> Children { Children(nodes: nodes, parent: Int(id.index)) }

  /// The rows of the subtree under `id`, itself included: a plain range of indices.
  public func subtree(of id: ID<Node>) -> Range<Int> {
    let start = Int(id.index)
    return start..<start + Int(nodes[start].size)
  }

  public func firstChild(of id: ID<Node>) -> ID<Node>? {
    nodes[Int(id.index)].size > 1 ? ID(id.index + 1) : nil
  }

  public func firstChild(of id: ID<Node>, _ kind: NodeKind) -> ID<Node>? {
    children(of: id).first { self.kind($0) == kind }
  }

  public func lastChild(of id: ID<Node>) -> ID<Node>? {
    var last: ID<Node>?
    for child in children(of: id) { last = child }
    return last
  }

  /// The source text of a row.
  public func text(of id: ID<Node>) -> String { text(in: self[id].range) }

  public func text(in range: TextRange) -> String {
    String(decoding: source[range.indices], as: UTF8.self)
  }

  /// The text of a name, NFKC-normalised as Python compares identifiers (PEP 3131).
  public func name(_ symbol: Symbol) -> String { names.text(symbol, in: source) }

  /// The bytes of a name as first written.
  public func nameBytes(_ symbol: Symbol) -> ArraySlice<UInt8> { names.bytes(symbol, in: source) }

  /// How many symbols there are, the empty one included; valid indices are below it.
  public var symbolCount: Int { names.count }

  /// The first name of what `dottedName` reads: `models` of `models.CharField`.
  public func head(ofDotted id: ID<Node>) -> ID<Node>? {
    switch kind(id) {
    case .name, .identifier: id
    case .attribute, .dottedName: firstChild(of: id).flatMap { head(ofDotted: $0) }
    default: nil
    }
  }

  /// The dotted text of a `name`, an `attribute` chain or a `dottedName`; nil for anything else.
  public func dottedName(of id: ID<Node>) -> String? {
    let node = self[id]
    switch node.kind {
    case .name, .identifier: return name(node.symbol)
    case .attribute:
      guard let value = firstChild(of: id), let head = dottedName(of: value) else { return nil }
      return head + "." + name(node.symbol)
    case .dottedName: return children(of: id).map { name(self[$0].symbol) }.joined(separator: ".")
    default: return nil
    }
  }
}

/// The children of one row, found by hopping over subtrees.
public struct Children: Sequence, IteratorProtocol {
  let nodes: [Node]
  var nextRow: Int
  let end: Int

  init(nodes: [Node], parent: Int) {
    self.nodes = nodes
    nextRow = parent + 1
    end = parent + Int(nodes[parent].size)
  }

  public mutating func next() -> ID<Node>? {
    guard nextRow < end else { return nil }
    let id = ID<Node>(nextRow)
    nextRow += Int(nodes[nextRow].size)
    return id
  }
}
