import Checks
public import Conventions

/// A file as it is and as it is to be.
public struct ContractChange: Sendable {
  public let path: String
  public let old: [UInt8]?
  public let new: [UInt8]

  public var isEmpty: Bool { old == new }

  /// As a unified diff.
  public var diff: String { UnifiedDiffText(old: old ?? [], new: new, path: path).text }

  /// What is to be written so that the files say what is true now.
  ///
  /// - Parameter file: where the contract goes; nil for where it is, or belongs.
  public static func all(
    _ contract: ContractProject, _ habits: [Habit], file: String?, read: (String) -> [UInt8]?
  ) -> [ContractChange] {
    let path = file ?? target(read)
    let facts = ContractFacts(contract, habits)
    var changes = [change(path, facts.markdown, ["# " + title(contract), ""], read)]
    let rules = FolderRules.all(contract, habits)
    changes += rules.map { change($0.path, $0.markdown, $0.heading, read) }
    changes += stale(contract, besides: Set(rules.map(\.path)), read)
    return changes
  }

  private static func change(
    _ path: String, _ generated: [String], _ heading: [String], _ read: (String) -> [UInt8]?
  ) -> ContractChange {
    let old = read(path)
    return ContractChange(path: path, old: old, new: ContractFile(old).updated(with: generated, heading: heading))
  }

  /// Rules of folders that nothing is learnt of any more: what people wrote there stays.
  private static func stale(
    _ contract: ContractProject, besides current: Set<String>, _ read: (String) -> [UInt8]?
  ) -> [ContractChange] {
    contract.paths.files.filter { $0.hasPrefix(".claude/rules/") && $0.hasSuffix(".md") && !current.contains($0) }
      .sorted()
      .compactMap { path in
        guard let old = read(path), ContractFile(old).hasRegion else { return nil }
        return ContractChange(path: path, old: old, new: ContractFile(old).updated(with: [], heading: []))
      }
  }

  /// Where the region is; else the first of the usual files that is more than an import of another.
  private static func target(_ read: (String) -> [UInt8]?) -> String {
    let names = ["CLAUDE.md", ".claude/CLAUDE.md", "AGENTS.md"]
    if let marked = names.first(where: { read($0).map { ContractFile($0).hasRegion } ?? false }) { return marked }
    guard let bytes = read("CLAUDE.md") else {
      return read(".claude/CLAUDE.md") != nil
        ? ".claude/CLAUDE.md" : read("AGENTS.md") != nil ? "AGENTS.md" : "CLAUDE.md"
    }
    let lines = ContractFile(bytes).lines.filter { !$0.isEmpty }
    let importsOnly = lines.allSatisfy { $0.hasPrefix("@") } && !lines.isEmpty
    return importsOnly && read("AGENTS.md") != nil ? "AGENTS.md" : "CLAUDE.md"
  }

  private static func title(_ contract: ContractProject) -> String {
    if let bytes = contract.project.beside.read("pyproject.toml"),
      let name = TOMLReader(bytes).document["project"]?["name"]?.string
    {
      return name
    }
    return contract.settingsModule.map { String($0.prefix { $0 != "." }) } ?? "Project"
  }
}
