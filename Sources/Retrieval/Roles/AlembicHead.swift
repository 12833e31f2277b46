public import Search

/// The newest migrations of an Alembic folder: those that no other revises.
public enum AlembicHead {
  /// More than so many files are not read for one line.
  private static let fileLimit = 400

  /// A line each: path and what it does; `source` gives the bytes of a file by path.
  public static func lines(_ index: SearchIndex, source: (String) -> [UInt8]?) -> [String] {
    let paths = index.documents.indices.filter { index.roles[$0] == .migration }.map { index.documents[$0].path }
      .filter { $0.split(separator: "/").dropLast().last == "versions" && $0.hasSuffix(".py") }
    guard !paths.isEmpty, paths.count <= fileLimit else { return [] }
    let revisions = paths.compactMap { path in source(path).flatMap { AlembicRevision(path, $0) } }
    let revised = Set(revisions.flatMap(\.revises))
    return revisions.filter { !revised.contains($0.name) }.prefix(2).map(\.line)
  }
}

/// One migration file, as far as its lines tell without parsing it.
private struct AlembicRevision {
  let path: String
  private(set) var name = ""
  private(set) var revises: [String] = []
  private var operations: [String] = []

  init?(_ path: String, _ source: [UInt8]) {
    self.path = path
    let lines = source.split(separator: UInt8(ascii: "\n"))
    for (row, bytes) in lines.enumerated() {
      let line = String(decoding: bytes, as: UTF8.self)
      if line.hasPrefix("revision") {
        name = Self.quoted(line).first ?? ""
      } else if line.hasPrefix("down_revision") {
        revises = Self.quoted(line)
      } else if line.hasPrefix("def downgrade") {
        break
      } else if let call = Self.operation(line) {
        let next = row + 1 < lines.count ? String(decoding: lines[row + 1], as: UTF8.self) : ""
        let names = Self.quoted(line).isEmpty ? Self.quoted(next) : Self.quoted(line)
        operations.append(([call] + names.prefix(1)).joined(separator: " "))
      }
    }
    if name.isEmpty { return nil }
  }

  /// `add_column` for `op.add_column(…` and `batch_op.add_column(…`.
  private static func operation(_ line: String) -> String? {
    let code = line.drop { $0 == " " }
    guard code.hasPrefix("op.") || code.hasPrefix("batch_op."), let dot = code.firstIndex(of: ".") else { return nil }
    let name = code[code.index(after: dot)...].prefix { $0.isLetter || $0 == "_" }
    return ["f", "get_bind", "get_context"].contains(name) ? nil : String(name)
  }

  /// The texts between quotes.
  private static func quoted(_ line: String) -> [String] {
    let parts = line.split(omittingEmptySubsequences: false) { $0 == "\"" || $0 == "'" }
    return parts.indices.filter { !$0.isMultiple(of: 2) && $0 + 1 < parts.count }.map { String(parts[$0]) }
  }

  var line: String {
    let more = operations.count > 6 ? ", …" : ""
    return "\(path): \(operations.prefix(6).joined(separator: ", "))\(more)"
  }
}
