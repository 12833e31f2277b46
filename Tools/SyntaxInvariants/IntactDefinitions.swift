import Base
public import PythonSyntax

/// A file without problems, and what must survive when its text is broken somewhere.
public struct HealthyFile: Sendable {
  public let file: PythonFile
  /// Top-level definitions with the offset from which on damage cannot reach them any more.
  private let definitions: [(rows: Range<Int>, safeFrom: UInt32)]

  /// How many definitions damage from `offset` on must spare.
  public func definitionCount(before offset: Int) -> Int {
    definitions.count { $0.safeFrom <= offset }
  }

  /// Nil when the file has problems or its bytes are not the text that the tree refers to (BOM, encoding cookie).
  public init?(_ bytes: [UInt8]) {
    let file = PythonFile(bytes)
    guard file.problems.isEmpty, file.source == bytes else { return nil }
    self.file = file
    let statements = Array(file.children(of: file.root))
    // A definition is over when the first byte of the next line of code stands in the first column; as long as that
    // byte is intact the definition must be.
    definitions = zip(statements, statements.dropFirst()).compactMap { statement, next in
      let start = file[next].start
      guard file.kind(statement).isDefinition, start > 0, bytes[Int(start) - 1] == 10 else { return nil }
      return (file.subtree(of: statement), start + 1)
    }
  }

  /// The first definition before `damage` that `broken` lacks or has changed; nil if all are there.
  public func lostDefinition(in broken: PythonFile, before damage: Int) -> String? {
    let found = Array(broken.children(of: broken.root))
    var next = 0
    for definition in definitions where definition.safeFrom <= damage {
      let rows = file.nodes[definition.rows]
      let start = rows[rows.startIndex].start
      while next < found.count, broken[found[next]].start < start { next += 1 }
      guard next < found.count, broken.nodes[broken.subtree(of: found[next])] == rows else {
        return "\(rows[rows.startIndex].kind) at \(start)-\(rows[rows.startIndex].end) was lost"
      }
    }
    return nil
  }
}

extension NodeKind {
  fileprivate var isDefinition: Bool {
    self == .functionDef || self == .asyncFunctionDef || self == .classDef || self == .decorated
  }
}
