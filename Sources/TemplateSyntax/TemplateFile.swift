public import Base

/// A parsed template: a flat tree in pre-order, the problems beside it, and the HTML seen around the tags.
///
/// Parsing never fails and takes time linear in the size of the file. Row 0 is the whole template; row `i`'s subtree is
/// `i..<nodes[i].next`, so most questions are one scan over `nodes`.
public struct TemplateFile: Sendable {
  public enum Dialect: UInt8, Sendable, CaseIterable {
    case django
    case jinja
  }

  public let bytes: [UInt8]
  public let dialect: Dialect
  public let nodes: [TemplateNode]
  /// In order of position.
  public let problems: [TemplateProblem]
  /// Attributes of interest (see `HTMLAttribute.Kind`), in order of position.
  public let attributes: [HTMLAttribute]

  /// Blocks nested deeper than this are left flat, so that a caller may recurse over the tree.
  public static let maximumDepth = 500

  public init(_ bytes: [UInt8], dialect: Dialect = .django) {
    var parser = TemplateParser(bytes.span, dialect)
    parser.parse(bytes.span)
    let parsed = (nodes: parser.builder.rows.rows(), problems: parser.builder.problems)
    self.bytes = bytes
    self.dialect = dialect
    nodes = parsed.nodes
    problems = parsed.problems.sorted { ($0.range, $0.kind.rawValue) < ($1.range, $1.kind.rawValue) }
    attributes = HTMLScanner.attributes(of: bytes.span, in: nodes)
  }

  /// The source of a row or range; invalid UTF-8 is repaired.
  public func text(_ range: TextRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }

  public func text(of row: Int) -> String { text(nodes[row].range) }

  /// The rows directly below `row`.
  public func children(of row: Int) -> TemplateChildren {
    TemplateChildren(nodes: nodes, row: row + 1, end: Int(nodes[row].next))
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
