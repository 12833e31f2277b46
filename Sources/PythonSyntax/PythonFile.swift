public import Base

/// One parsed Python file: its text as UTF-8, the tree in pre-order, comments, names and problems.
///
/// Parsing never fails. Whatever the bytes are, there is a tree whose ranges nest and lie inside `source`;
/// what CPython would refuse is listed in `problems`. A file knows no path.
public struct PythonFile: Sendable {
  @usableFromInline let contents: Contents

  /// One reference for all there is of a file: every reader hands files on, and a copy would retain each array.
  @usableFromInline
  final class Contents: Sendable {
    @usableFromInline let source: [UInt8]
    @usableFromInline let nodes: [Node]
    @usableFromInline let comments: [TextRange]
    @usableFromInline let problems: [Problem]
    let names: SymbolNames

    init(source: [UInt8], nodes: [Node], comments: [TextRange], problems: [Problem], names: SymbolNames) {
      self.source = source
      self.nodes = nodes
      self.comments = comments
      self.problems = problems
      self.names = names
    }
  }

  init(source: [UInt8], nodes: [Node], comments: [TextRange], problems: [Problem], names: SymbolNames) {
    contents = Contents(source: source, nodes: nodes, comments: comments, problems: problems, names: names)
  }

  /// UTF-8 text that all ranges refer to: the given bytes without BOM, transcoded when a PEP 263 cookie said so.
  @inlinable public var source: [UInt8] { contents.source }
  /// The tree; row 0 is the module.
  @inlinable public var nodes: [Node] { contents.nodes }
  /// Ranges of comments, from `#` to the end of the line, in order.
  @inlinable public var comments: [TextRange] { contents.comments }
  @inlinable public var problems: [Problem] { contents.problems }
  /// Where each name stands first in `source`; indexed by symbol.
  var names: SymbolNames { contents.names }

  /// Parses `bytes`, which may be anything.
  public init(_ bytes: consuming [UInt8]) {
    var parser = PythonParser()
    self = parser.parse(bytes)
  }

  /// A file without a byte.
  public static let empty = PythonFile([])

  public var root: ID<Node> { ID(0) }
}
