public import Base

/// A typed glass over one row of a tree: the kind is checked once, its parts then have names.
///
/// Views are for reading comfortably. A pass over every row of many files scans `PythonFile.nodes` instead.
public protocol View: Sendable {
  var file: PythonFile { get }
  var id: ID<Node> { get }
  /// Nil when the row is of another kind.
  init?(_ id: ID<Node>, in file: PythonFile)
}

extension View {
  public var range: TextRange { file[id].range }
  public var text: String { file.text(of: id) }

  func child(_ kind: NodeKind) -> ID<Node>? { file.firstChild(of: id, kind) }
}

extension PythonFile {
  /// All rows that `V` can read, in source order: `file.all(ClassDefinition.self)`.
  public func all<V: View>(_ view: V.Type) -> [V] {
    nodes.indices.compactMap { V(ID($0), in: self) }
  }

  /// The statements of the module, or of a block.
  public func statements(of block: ID<Node>) -> [ID<Node>] { Array(children(of: block)) }
}
