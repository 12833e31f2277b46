public import Base
public import Checks
public import Conventions

/// What is wrong with the files that tell agents how to work, and which of their sentences are rules.
public struct ContractReport: Sendable {
  /// The files that were read, imports included.
  public let files: [String]
  public var check: CheckReport
  /// Sentences that a rule looks after, with how often it is broken now.
  public let kept: [KeptSentence]

  public struct KeptSentence: Sendable {
    public var instruction: Instruction
    /// Nil where the rule needs to be configured first.
    public var violations: Int?
  }

  /// What only `claude-md check` finds.
  public static let ownRules = [unfollowedInstruction]

  /// The rules that findings are reported as, those of `known` that are about instructions and one more.
  public static func rules(_ known: [Rule]) -> [Rule] {
    known.filter { ["DJI101", "DJI102", "DJI103"].contains($0.code) } + ownRules
  }

  /// - Parameters:
  ///   - paths: what to look at; where there are none, the usual files.
  ///   - violations: how often a rule is broken, by its code.
  public init(
    _ contract: ContractProject, _ habits: [Habit], _ set: InstructionSet, rules: [Rule], violations: [String: Int]
  ) {
    var findings = ContractFindings(rules)
    for file in set.files {
      let reading = ReadInstructions(file: file, set: set, contract: contract, habits: habits)
      for check in allContractChecks { findings.ask(check, about: reading) }
    }
    var outcome = CheckOutcome()
    outcome.diagnostics = findings.diagnostics.sorted {
      ($0.place.path, $0.place.range, $0.message) < ($1.place.path, $1.place.range, $1.message)
    }
    check = CheckReport(outcome, contract.project, rules: rules)
    check.fileCount = set.files.count
    files = set.files.map(\.path)
    kept = set.files.flatMap { Instruction.all(in: $0.text.bytes, path: $0.path) }.map { instruction in
      KeptSentence(
        instruction: instruction, violations: instruction.isProposal ? nil : violations[instruction.code] ?? 0)
    }
  }

  /// The rules that the sentences ask for.
  public static func asked(_ set: InstructionSet) -> [String] {
    let codes = set.files.flatMap { Instruction.all(in: $0.text.bytes, path: $0.path) }.filter { !$0.isProposal }.map(
      \.code)
    return Set(codes).sorted()
  }

  /// The sentences, line by line.
  public var keptText: String {
    kept.map { one in
      let said = one.instruction
      let words = one.violations.map { $0 == 0 ? "kept" : $0 == 1 ? "broken once" : "broken \($0) times" }
      return "\(said.path):\(said.line): \(said.code) \(words ?? "needs to be configured"): \(said.sentence)\n"
    }.joined()
  }

  /// Findings as `check --json` has them, with the sentences beside them.
  public var json: JSONValue {
    .object([
      ("files", .strings(files)), ("findings", check.json),
      (
        "sentences",
        .array(
          kept.map { one in
            .object([
              ("path", .string(one.instruction.path)), ("line", .int(one.instruction.line)),
              ("code", .string(one.instruction.code)), ("sentence", .string(one.instruction.sentence)),
              ("violations", one.violations.map(JSONValue.int) ?? .null),
            ])
          })
      ),
    ])
  }
}

/// Not one of the catalogue's: it needs to know what the whole project does.
let unfollowedInstruction = Rule(
  "DJI105", "unfollowed-instruction",
  "The instructions for agents ask for something that nearly nothing in the project does.",
  why: "An agent does as it is told, and its code is the only code of the project that looks like it.",
  .warning, .heuristic, facets: ["convention"], examples: [], .project { _, _ in })
