import Base
public import Django
import Facts
import PythonSyntax

/// The newest migrations of an Alembic folder: those that no other revises.
public enum AlembicHead {
  private static let headCount = 2
  private static let operationCount = 6

  /// A line each: path and what it does; `source` gives the bytes of a file by path.
  public static func lines(_ project: DjangoProject, source: (String) -> [UInt8]?) -> [String] {
    let revisions = project.files.indices.filter { isRevision(project.files[$0].path) }
      .compactMap { AlembicRevision(project.files[$0], source) }
    let revised = Set(revisions.flatMap(\.revises))
    return revisions.filter { !revised.contains($0.name) }.prefix(headCount).compactMap { head in
      source(head.path).map { line(head.path, operations(in: PythonFile($0))) }
    }
  }

  /// By its folder; every file of the project is asked, so by bytes.
  private static func isRevision(_ path: String) -> Bool {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return false }
    return path[..<slash] == "versions" || path[..<slash].hasSuffix("/versions")
  }

  private static func line(_ path: String, _ operations: [String]) -> String {
    if operations.isEmpty { return path }
    var seen: Set<String> = []
    let operations = operations.filter { seen.insert($0).inserted }
    let more = operations.count > operationCount ? ", …" : ""
    return "\(path): \(operations.prefix(operationCount).joined(separator: ", "))\(more)"
  }

  /// `add_column item` for `op.add_column("item", …)`, `batch_op.add_column(sa.Column("item"))`; what `upgrade` does.
  private static func operations(in file: PythonFile) -> [String] {
    let upgrade = file.children(of: ID(0)).lazy.compactMap { FunctionDefinition($0, in: file) }
      .first { $0.name == "upgrade" }
    guard let upgrade else { return [] }
    return file.subtree(of: upgrade.id).compactMap { row in
      guard let call = Call(ID(row), in: file), let callee = call.calleeName else { return nil }
      let parts = callee.dottedParts
      guard parts.count == 2, parts[0] == "op" || parts[0] == "batch_op", !quiet.contains(parts[1]) else { return nil }
      let named = file.subtree(of: call.id).first { file.nodes[$0].kind == .string }
      return ([String(parts[1])] + (named.map { [file.literalText(of: $0)] } ?? [])).joined(separator: " ")
    }
  }

  /// Functions of `op` that change nothing.
  private static let quiet: Set<Substring> = ["f", "get_bind", "get_context"]
}

/// What a migration file says of itself: `revision = "1a31"`, `down_revision = "ae10"`.
private struct AlembicRevision {
  let path: String
  let name: String
  let revises: [String]

  init?(_ file: ProjectFile, _ source: (String) -> [UInt8]?) {
    let facts = file.facts(source)
    guard let name = Self.texts(of: "revision", in: facts).first else { return nil }
    path = file.path
    self.name = name
    revises = Self.texts(of: "down_revision", in: facts)
  }

  /// A merge revises several.
  private static func texts(of name: String, in facts: FileFacts) -> [String] {
    guard let value = facts.bindings.first(where: { $0.name == name && $0.scope.isNone })?.value, !value.isNone else {
      return []
    }
    return facts.string(value).map { [$0] } ?? facts.children(of: value).compactMap(facts.string)
  }
}
