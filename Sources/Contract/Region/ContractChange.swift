import Checks
public import Conventions
import TextRegions

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
  ) throws(BrokenContract) -> [ContractChange] {
    let paths = file.map { [$0] } ?? InstructionHome.paths(read)
    let facts = ContractFacts(contract, habits)
    var changes: [ContractChange] = []
    for path in paths { changes.append(try change(path, facts.markdown, ["# " + title(contract), ""], read)) }
    for rule in facts.rules { changes.append(try change(rule.path, rule.markdown, rule.heading, read)) }
    for path in stale(contract, besides: Set(facts.rules.map(\.path)), read) {
      changes.append(try change(path, [], [], read))
    }
    return changes
  }

  private static func change(
    _ path: String, _ generated: [String], _ heading: [String], _ read: (String) -> [UInt8]?
  ) throws(BrokenContract) -> ContractChange {
    let old = read(path)
    do throws(DocumentProblem) {
      let lead = try old.map { bytes throws(DocumentProblem) in try imports(bytes) } ?? []
      return ContractChange(
        path: path, old: old, new: try RegionWriter.bytes(old, with: lead + generated, heading: heading))
    } catch {
      throw BrokenContract(path: path, problem: error)
    }
  }

  /// What the region imports before it says anything.
  private static func imports(_ bytes: [UInt8]) throws(DocumentProblem) -> [String] {
    let lines = try FencedRegion.find(in: bytes, .markdown)?.lines ?? []
    return lines.first?.hasPrefix("@") ?? false ? Array(lines.prefix { $0.isEmpty || $0.hasPrefix("@") }) : []
  }

  /// Rules of folders that nothing is learnt of any more: what people wrote there stays.
  private static func stale(
    _ contract: ContractProject, besides current: Set<String>, _ read: (String) -> [UInt8]?
  ) -> [String] {
    contract.paths.files.filter { $0.hasPrefix(".claude/rules/") && $0.hasSuffix(".md") && !current.contains($0) }
      .sorted()
      .filter { path in
        guard let old = read(path), let found = try? FencedRegion.find(in: old, .markdown) else { return false }
        return !found.lines.isEmpty
      }
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

/// A file whose marks cannot be understood.
public struct BrokenContract: Error {
  public let path: String
  let problem: DocumentProblem

  public var reason: String { "line \(problem.line): \(problem.message)" }
}
