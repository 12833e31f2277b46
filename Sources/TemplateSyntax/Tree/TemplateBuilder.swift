internal import Base

/// The tree and the problems while they are being written.
struct TemplateBuilder: ~Copyable {
  var rows: Buffer<TemplateNode>
  var problems: [TemplateProblem] = []

  init(byteCount: Int) {
    rows = Buffer(capacity: byteCount / 16 + 16)
  }

  /// Starts a row whose children follow; `close` ends it.
  mutating func open(_ kind: NodeKind, at start: Int, _ tag: TagKind = .none, _ role: TagRole = .leaf) -> Int {
    let row = rows.count
    rows.append(
      TemplateNode(kind: kind, tag: tag, role: role, start: UInt32(start), end: UInt32(start), next: UInt32(row + 1)))
    return row
  }

  mutating func close(_ row: Int, at end: Int) {
    rows[row].end = UInt32(end)
    rows[row].next = UInt32(rows.count)
  }

  mutating func leaf(_ kind: NodeKind, _ range: Range<Int>) {
    rows.append(
      TemplateNode(
        kind: kind, tag: .none, role: .leaf, start: UInt32(range.lowerBound), end: UInt32(range.upperBound),
        next: UInt32(rows.count + 1)))
  }

  /// Writes an expression that is a single leaf.
  mutating func expression(_ kind: NodeKind, _ range: Range<Int>) {
    let row = open(.expression, at: range.lowerBound)
    leaf(kind, range)
    close(row, at: range.upperBound)
  }

  mutating func report(_ kind: TemplateProblem.Kind, _ range: Range<Int>) {
    problems.append(
      TemplateProblem(kind: kind, range: TextRange(UInt32(range.lowerBound), UInt32(range.upperBound))))
  }
}
