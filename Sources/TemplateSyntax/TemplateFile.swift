internal import Base

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
  /// In order of their start tags.
  public let forms: [HTMLForm]

  /// Blocks nested deeper than this are left flat, so that a caller may recurse over the tree.
  public static let maximumDepth = 500

  /// Parses `bytes`; what lies beyond 4 GB is not read.
  public init(_ bytes: [UInt8], dialect: Dialect = .django) {
    let bytes = bytes.count < Int(UInt32.max) ? bytes : Array(bytes.prefix(Int(UInt32.max)))
    var parser = TemplateParser(bytes.span, dialect)
    parser.parse(bytes.span)
    let parsed = (nodes: parser.builder.rows.rows(), problems: parser.builder.problems)
    self.bytes = bytes
    self.dialect = dialect
    nodes = parsed.nodes
    problems = parsed.problems.sorted { ($0.range, $0.kind.rawValue) < ($1.range, $1.kind.rawValue) }
    (attributes, forms) = HTMLScanner.scan(bytes.span, nodes)
  }
}
