/// The libraries Djangology knows without their being installed: reduced Python source inside the program.
///
/// A version asked for is answered by the nearest one there is: of the same major and minor number, else the nearest of
/// the same major number, else the newest below, else the oldest above. Without a wish Django answers with its newest
/// long-term release and all else with its newest.
public struct Catalogue: Sendable {
  /// What is embedded in this program.
  public static let embedded = Catalogue()

  private let entries: [CatalogueEntry]
  /// The entries by the top-level names they can be imported by.
  private let byImport: [String: [Int]]

  private init() {
    entries = CatalogueBlob.all.compactMap { CatalogueEntry($0) }
    var byImport: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      for name in entry.distribution.imports { byImport[name, default: []].append(index) }
    }
    self.byImport = byImport
  }

  /// All distributions with all their versions, by name and then by version.
  public var distributions: [CatalogueDistribution] { entries.map(\.distribution) }

  /// The module of this dotted name in the versions nearest to `versions`, which maps normalised distribution names.
  public func module(_ dotted: String, versions: [String: String] = [:]) -> CatalogueModule? {
    for entry in chosen(for: dotted, versions) {
      if let row = entry.row(dotted), !row.isLeftOut { return module(row, in: entry) }
    }
    return nil
  }

  /// Whether the module exists but was not worth its bytes: importing it works, what it holds is unknown.
  public func isLeftOut(_ dotted: String, versions: [String: String] = [:]) -> Bool {
    let entries = chosen(for: dotted, versions)
    var name = dotted[...]
    while true {
      if entries.contains(where: { $0.row(String(name))?.isLeftOut ?? false }) { return true }
      guard let dot = name.lastIndex(of: ".") else { return false }
      name = name[..<dot]
    }
  }

  /// The direct submodules of a package, sorted by name; folders without `__init__.py` are no submodules.
  public func submodules(
    of package: String, versions: [String: String] = [:]
  ) -> [(name: String, isPackage: Bool)] {
    let depth = package.utf8.count + 1
    for entry in chosen(for: package, versions) {
      let rows = entry.rows(below: package).filter { !$0.isLeftOut }
      let below = rows.map { (name: String($0.name.dropFirst(depth)), isPackage: $0.isPackage) }
      let direct = below.filter { !$0.name.contains(".") }
      if !direct.isEmpty { return direct }
    }
    return []
  }

  /// Whether the name is a folder of modules without `__init__.py` (PEP 420).
  public func isNamespace(_ dotted: String, versions: [String: String] = [:]) -> Bool {
    chosen(for: dotted, versions).contains { $0.row(dotted) == nil && !$0.rows(below: dotted).isEmpty }
  }

  /// The distribution, in the version nearest to the one wished for, that a top-level name is imported from.
  public func distribution(of importName: String, versions: [String: String] = [:]) -> CatalogueDistribution? {
    chosen(for: importName, versions).first?.distribution
  }

  /// The template files of a distribution, as paths below site-packages, sorted.
  public func templates(of distribution: CatalogueDistribution) -> [String] {
    entries.first { $0.distribution == distribution }?.templates() ?? []
  }

  /// The dotted names of all modules of a distribution, sorted.
  public func modules(of distribution: CatalogueDistribution) -> [CatalogueModule] {
    guard let entry = entries.first(where: { $0.distribution == distribution }) else { return [] }
    return entry.allRows().filter { !$0.isLeftOut }.map { module($0, in: entry) }
  }

  /// The module of a row, whose source may stand in the text of another version.
  private func module(_ row: CatalogueEntry.Row, in entry: CatalogueEntry) -> CatalogueModule {
    guard let version = row.holder else { return CatalogueModule(row, bytes: entry.source(of: row)) }
    let candidates = byImport[String(row.name.prefix { $0 != "." })] ?? []
    let holder = candidates.first { index in
      entries[index].distribution.version == version && entries[index].distribution.name == entry.distribution.name
    }
    return CatalogueModule(row, bytes: holder.map { entries[$0].source(of: row) } ?? [])
  }

  /// For each distribution that the top-level name belongs to, the entry of the version wanted.
  private func chosen(for dotted: String, _ versions: [String: String]) -> [CatalogueEntry] {
    let candidates = byImport[String(dotted.prefix { $0 != "." })] ?? []
    if candidates.count == 1 { return [entries[candidates[0]]] }
    var names: [String] = []
    for index in candidates where !names.contains(entries[index].distribution.key) {
      names.append(entries[index].distribution.key)
    }
    return names.compactMap { name in
      let versionsHere = candidates.filter { entries[$0].distribution.key == name }
      let numbers = versionsHere.map { entries[$0].distribution.release }
      let wanted = versions[name].flatMap { ReleaseNumber($0) }
      return ReleaseNumber.index(nearest: wanted, among: numbers, longTerm: name == "django")
        .map { entries[versionsHere[$0]] }
    }
  }
}
