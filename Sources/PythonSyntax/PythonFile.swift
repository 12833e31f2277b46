public import Base

/// One parsed Python file: its text as UTF-8, the tree in pre-order, comments, names and problems.
///
/// Parsing never fails. Whatever the bytes are, there is a tree whose ranges nest and lie inside `source`;
/// what CPython would refuse is listed in `problems`. A file knows no path.
public struct PythonFile: Sendable {
  /// UTF-8 text that all ranges refer to: the given bytes without BOM, transcoded when a PEP 263 cookie said so.
  public let source: [UInt8]
  /// The tree; row 0 is the module.
  public let nodes: [Node]
  /// Ranges of comments, from `#` to the end of the line, in order.
  public let comments: [TextRange]
  public let problems: [Problem]
  /// Where each name stands first in `source`; indexed by symbol.
  let names: SymbolNames

  init(source: [UInt8], nodes: [Node], comments: [TextRange], problems: [Problem], names: SymbolNames) {
    self.source = source
    self.nodes = nodes
    self.comments = comments
    self.problems = problems
    self.names = names
  }

  /// Parses `bytes`, which may be anything.
  public init(_ bytes: consuming [UInt8]) {
    var parser = PythonParser()
    self = parser.parse(bytes)
  }

  /// A file without a byte.
  public static let empty = PythonFile([])

  public var root: ID<Node> { ID(0) }
}
