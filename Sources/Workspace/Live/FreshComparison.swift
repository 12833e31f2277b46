import Base
import Django
import Facts
import Impact
import Platform

/// What is kept of a project – in this process and in the cache on disk – held against one read from nothing.
public struct FreshComparison: Sendable {
  /// What was compared: `facts`, `links`, `workspace`, `dump`, `impact`.
  public var compared: [String] = []
  /// The first places where they part; empty when nothing does.
  public var differences: [String] = []

  mutating func compare(_ name: String, _ kept: [UInt8], _ fresh: [UInt8]) {
    compared.append(name)
    guard kept != fresh else { return }
    let common = zip(kept, fresh).prefix { $0 == $1 }.count
    differences.append("\(name): differs from byte \(common) on, \(kept.count) bytes kept, \(fresh.count) fresh")
  }

  mutating func compare<Row: Equatable>(_ name: String, _ kept: [Row], _ fresh: [Row], _ place: (Row) -> String) {
    compared.append(name)
    if kept.count != fresh.count { differences.append("\(name): \(kept.count) kept, \(fresh.count) fresh") }
    for (old, new) in zip(kept, fresh).filter({ $0 != $1 }).prefix(5) {
      differences.append("\(name): \(place(old)) differs from \(place(new))")
    }
  }
}

extension LiveProject {
  /// Builds the project again from nothing and compares it byte for byte with what is kept of it.
  public func comparedWithFresh(
    _ request: DumpRequest = .init(), tool: String
  ) throws(WorkspaceError) -> FreshComparison {
    var result = FreshComparison()
    let stored = try boots { kept, now, _ throws(WorkspaceError) in kept.stored(self.root, now, request, tool: tool) }
    result.add(
      try files { kept, now, work throws(WorkspaceError) in
        try FreshComparison(of: &kept, stored.workspace, self.root, now, &work)
      })
    result.add(
      try boots { kept, now, work throws(WorkspaceError) in
        FreshComparison(of: &kept, stored, self.root, now, request, tool: tool, &work)
      })
    return result
  }
}

private struct FactsOfFile: Equatable {
  var path: String
  var facts: FileFacts

  init(_ file: ProjectFile) {
    path = file.path
    facts = file.facts
  }
}

extension FreshComparison {
  fileprivate mutating func add(_ other: FreshComparison) {
    compared += other.compared
    differences += other.differences
  }

  fileprivate init(
    of kept: inout KeptFiles, _ stored: [UInt8]?, _ root: String, _ now: ProjectSnapshot, _ work: inout RefreshWork
  ) throws(WorkspaceError) {
    var (other, ignored) = (KeptFiles(ProjectCache(nil, root: root)), RefreshWork())
    let known = try kept.workspace(root, now, &work)
    let fresh = try other.workspace(root, now, &ignored)
    compare("facts", known.project.files.map(FactsOfFile.init), fresh.project.files.map(FactsOfFile.init)) { $0.path }
    compare("links", known.project.links, fresh.project.links) { "\($0)" }
    let whole = PackedWorkspace(fresh).packed
    compare("workspace", PackedWorkspace(known).packed, whole)
    if let stored { compare("workspace on disk", stored, whole) }
  }

  /// Without Django there is nothing to compare.
  fileprivate init(
    of kept: inout KeptBoots, _ stored: KeptBoots.Stored, _ root: String, _ now: ProjectSnapshot,
    _ request: DumpRequest, tool: String, _ work: inout RefreshWork
  ) {
    var (other, ignored) = (KeptBoots(ProjectCache(nil, root: root), ParsedTrees()), RefreshWork())
    guard let fresh = try? other.dumpText(root, now, request, tool: tool, &ignored),
      let known = try? kept.dumpText(root, now, request, tool: tool, &work)
    else { return }
    compare("dump", known, fresh)
    if let dump = stored.dump { compare("dump on disk", dump, fresh) }
    guard let impact = try? other.impact(root, now, request, &ignored).packed,
      let knownImpact = try? kept.impact(root, now, request, &work).packed
    else { return }
    compare("impact", knownImpact, impact)
    if let stored = stored.impact { compare("impact on disk", stored, impact) }
  }
}

extension KeptBoots {
  /// What the cache on disk would give now.
  struct Stored: Sendable {
    var workspace: [UInt8]?
    var dump: [UInt8]?
    var impact: [UInt8]?
  }
}
