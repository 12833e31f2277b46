import Checks
public import Conventions
import TextRegions

/// What is true of a project and what an agent cannot see in one file, line by line with what each line stands on.
public struct ContractFacts: Sendable {
  public private(set) var sections: [ContractSection]
  /// What is true of one folder alone.
  public let rules: [FolderRules]

  public init(_ contract: ContractProject, _ habits: [Habit]) {
    let structure = ContractSection("Structure", VersionFacts(contract).lines + AppFacts(contract).lines)
    let running = ContractSection("Run and test", SettingsFacts(contract).lines + CommandFacts(contract).lines)
    let data = ContractSection(
      "Database and migrations",
      DatabaseFacts(contract).lines + MigrationFacts(contract).lines + RelationFacts(contract).lines
        + SignalFacts(contract).lines)
    let conventions = ContractSection("Conventions", ConventionFacts(habits).lines)
    let limits = ContractSection("Off-limits", OffLimitFacts(contract).lines)
    sections = [structure, running, data, conventions, limits].filter { !$0.lines.isEmpty } + [ToolFacts.section]
    rules = FolderRules.all(contract, habits)
  }

  private init(sections: [ContractSection]) {
    self.sections = sections
    rules = []
  }

  /// What can be said where no project is understood: how to ask.
  public static let withoutProject = ContractFacts(sections: [ToolFacts.section])

  /// Headings and items, as they stand between the marks of the region.
  public var markdown: [String] {
    Array(sections.map { ["## " + $0.title] + $0.lines.map { "- " + $0.text } }.joined(separator: [""]))
  }

  /// The region as it would be written into an empty file.
  public var text: String { RememberedRegion(generated: markdown).marked.map { $0 + "\n" }.joined() }

  /// Every line with its evidence below it.
  public var explanation: String {
    sections.map { section in
      "## \(section.title)\n"
        + section.lines.map { line in
          "- \(line.text)\n" + line.evidence.map { "    \($0)\n" }.joined()
        }.joined()
    }.joined(separator: "\n")
  }
}

public struct ContractSection: Sendable {
  public var title: String
  public var lines: [ContractLine]

  init(_ title: String, _ lines: [ContractLine]) {
    self.title = title
    self.lines = lines
  }
}

/// A fact, and the places and counts that it stands on.
public struct ContractLine: Sendable, Equatable {
  public var text: String
  public var evidence: [String]

  init(_ text: String, _ evidence: [String]) {
    self.text = text
    self.evidence = evidence
  }
}

extension Int {
  /// `1 model`, `2 models`.
  func of(_ noun: String) -> String {
    if self == 1 { return "1 \(noun)" }
    let plural = noun.hasSuffix("y") && !noun.hasSuffix("ey") ? noun.dropLast() + "ies" : noun + "s"
    return "\(self) \(plural)"
  }
}
