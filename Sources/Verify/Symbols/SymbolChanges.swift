import Base
import PythonSyntax

/// The two sides of a changed Python file, and what the change did to its names.
struct SymbolChanges: Sendable {
  /// A side of one file.
  struct Side: Sendable {
    var path: String
    var module: String
    var symbols: SourceSymbols
  }

  let file: ChangedFile
  let old: Side?
  let new: Side?
  private(set) var changes: [SymbolChange] = []

  init(_ file: ChangedFile, old: Side?, new: Side?) {
    self.file = file
    self.old = old
    self.new = new
    compare()
  }

  private mutating func compare() {
    for name in old?.symbols.order ?? [] {
      guard let before = old?.symbols.symbols[name], let old else { continue }
      // A module that moved takes its names along, from the point of view of who imports them.
      if let after = new?.symbols.symbols[name], let new {
        if let kind = edit(before, after) { add(kind, after, new) }
        if old.module != new.module { add(.renamed(to: new.module + "." + name), before, old) }
      } else if !(new.map { mayStillBind(name, $0.symbols) } ?? false) {
        add(.removed, before, old)
      }
    }
    for name in new?.symbols.order ?? [] where old?.symbols.symbols[name] == nil {
      if let after = new?.symbols.symbols[name], let new { add(.added, after, new) }
    }
  }

  private func mayStillBind(_ name: String, _ symbols: SourceSymbols) -> Bool {
    symbols.mayBind.contains(name) || symbols.hasStar && !name.contains(".")
  }

  private func edit(_ before: SourceSymbols.Symbol, _ after: SourceSymbols.Symbol) -> SymbolChange.Kind? {
    if before.kind == .class, after.kind == .class { return before.header == after.header ? nil : .edited }
    if before.kind == .import || before.body == after.body { return nil }
    if let old = before.signature, let new = after.signature, old != new { return .signature(old: old, new: new) }
    return .edited
  }

  private mutating func add(_ kind: SymbolChange.Kind, _ symbol: SourceSymbols.Symbol, _ side: Side) {
    changes.append(
      SymbolChange(
        kind: kind, name: symbol.name, symbolKind: symbol.kind, path: side.path, module: side.module,
        lines: symbol.lines))
  }

  mutating func rename(_ place: Int, to name: String) { changes[place].kind = .renamed(to: name) }
}

extension [SymbolChanges] {
  /// Tells what was removed here and added there from what is gone.
  mutating func findRenames() {
    let rows = rowsOfAdded
    for row in indices {
      for place in self[row].changes.indices {
        let change = self[row].changes[place]
        guard case .removed = change.kind, change.symbolKind != .import else { continue }
        if let name = successor(of: change, in: row, rows) { self[row].rename(place, to: name) }
      }
    }
  }

  /// The rows, in order, that add something of a name without its parents.
  private var rowsOfAdded: [Substring: [Int]] {
    var rows: [Substring: [Int]] = [:]
    for (row, changes) in enumerated() {
      for change in changes.changes {
        guard case .added = change.kind else { continue }
        let name = change.name.dottedParts.last ?? ""
        if rows[name]?.last != row { rows[name, default: []].append(row) }
      }
    }
    return rows
  }

  /// Only what has the same name is looked for elsewhere: a change may hold thousands of files.
  private func successor(of change: SymbolChange, in row: Int, _ rows: [Substring: [Int]]) -> String? {
    guard let before = self[row].old?.symbols.symbols[change.name] else { return nil }
    let elsewhere = rows[before.lastName] ?? []
    for other in elsewhere.contains(row) ? elsewhere : (elsewhere + [row]).sorted() {
      let changes = self[other]
      for added in changes.changes {
        guard case .added = added.kind, added.symbolKind == change.symbolKind, let new = changes.new,
          let after = new.symbols.symbols[added.name], after.body.count >= 12 || other == row
        else { continue }
        let isSame = after.body == before.body
        let hasMoved = after.name == before.name && other != row && Self.similar(before.body, after.body)
        let isRenamed = other == row && after.parent == before.parent && Self.similar(before.body, after.body)
        if isSame && (other == row && after.parent == before.parent || after.lastName == before.lastName)
          || hasMoved || isRenamed
        {
          return added.dotted
        }
      }
    }
    return nil
  }

  private static func similar(_ before: [UInt8], _ after: [UInt8]) -> Bool {
    if before == after { return true }
    guard before.count > 60, after.count > 60 else { return false }
    return LineChanges(old: before, new: after).similarity >= 0.6
  }
}
