public import Base

/// `callee(argument, key=value)`.
public struct Call: View {
  public let file: PythonFile
  public let id: ID<Node>

  public init?(_ id: ID<Node>, in file: PythonFile) {
    guard file.kind(id) == .call else { return nil }
    self.file = file
    self.id = id
  }

  /// The first row behind the call: what is called.
  public var callee: ID<Node> { ID(id.index + 1) }
  /// `models.CharField` for `models.CharField(…)`; nil when the callee is not a dotted name.
  public var calleeName: String? { file.dottedName(of: callee) }

  /// Arguments without a name, starred ones included.
  public var arguments: [ID<Node>] {
    file.children(of: id).dropFirst().filter { file.kind($0) != .keyword && file.kind($0) != .keywordUnpack }
  }

  public var keywords: [(name: String, value: ID<Node>)] {
    file.children(of: id).compactMap { row in
      guard file.kind(row) == .keyword, let value = file.firstChild(of: row) else { return nil }
      return (file.name(file[row].symbol), value)
    }
  }

  /// The value of `name=`.
  public subscript(keyword name: String) -> ID<Node>? { keywords.first { $0.name == name }?.value }
}
