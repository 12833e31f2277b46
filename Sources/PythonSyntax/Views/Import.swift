public import Base

/// `import a.b as c` or `from ..a import b as c, d`.
public struct Import: View {
  public let file: PythonFile
  public let id: ID<Node>

  public init?(_ id: ID<Node>, in file: PythonFile) {
    guard file.kind(id) == .importStatement || file.kind(id) == .importFrom else { return nil }
    self.file = file
    self.id = id
  }

  /// Leading dots of `from`; 0 for an absolute import.
  public var level: Int { file.kind(id) == .importFrom ? Int(file[id].payload) : 0 }

  /// The module behind `from`; empty for `from . import x`, nil for a plain `import`.
  public var module: String? {
    guard file.kind(id) == .importFrom else { return nil }
    return child(.dottedName).flatMap(file.dottedName) ?? ""
  }

  public var isStar: Bool { child(.starAlias) != nil }

  /// What is imported and the name it gets when one is given.
  public var names: [(name: String, alias: String?)] {
    file.children(of: id).compactMap { row in
      guard file.kind(row) == .alias, let name = file.firstChild(of: row).flatMap(file.dottedName) else { return nil }
      return (name, file.firstChild(of: row, .identifier).map { file.name(file[$0].symbol) })
    }
  }
}
