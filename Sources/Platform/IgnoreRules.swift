/// The ignore files met on the way down, as a tree of scopes with the deepest asked first.
struct IgnoreRules {
  /// A scope's number; a directory without an ignore file shares its parent's.
  typealias Scope = Int
  static let none: Scope = -1

  private struct Row {
    let parent: Scope
    /// Where, in a path below the file's directory, the part starts that its patterns see.
    let base: Int
    let patterns: Range<Int>
  }

  private var rows: [Row] = []
  private var patterns: [IgnorePattern] = []
  private var pool: [UInt8] = []

  /// The scope of a directory that has an ignore file with these bytes.
  mutating func scope(_ bytes: [UInt8], base: Int, below parent: Scope) -> Scope {
    let first = patterns.count
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for line in bytes[start...].split(separator: UInt8(ascii: "\n")) {
      let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if let pattern = IgnorePattern(text, pool: &pool) { patterns.append(pattern) }
    }
    if first == patterns.count { return parent }
    rows.append(Row(parent: parent, base: base, patterns: first..<patterns.count))
    return rows.count - 1
  }

  /// What the last fitting pattern of the nearest file says: ignore (true), keep (false), or nothing at all.
  func verdict(_ path: Span<UInt8>, name: Int, isDirectory: Bool, in scope: Scope) -> Bool? {
    let pool = pool.span
    let patterns = patterns.span
    var scope = scope
    while scope != Self.none {
      let row = rows[scope]
      for i in row.patterns.reversed()
      where patterns[i].matches(path, base: row.base, name: name, isDirectory: isDirectory, pool: pool) {
        return !patterns[i].isNegated
      }
      scope = row.parent
    }
    return nil
  }
}
