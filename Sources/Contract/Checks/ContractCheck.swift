import Checks
import Conventions

/// One thing that is asked of a file that tells agents how to work; a constant in a file of its own, and in
/// `allContractChecks`.
struct ContractCheck: Sendable {
  /// The rule that it reports as, and the facet of it.
  let code: String
  let facet: String
  let run: @Sendable (ReadInstructions, inout ContractFindings) -> Void

  init(
    _ code: String, _ facet: String, run: @escaping @Sendable (ReadInstructions, inout ContractFindings) -> Void
  ) {
    self.code = code
    self.facet = facet
    self.run = run
  }
}

/// A file, those it is read with, and the project they speak of.
struct ReadInstructions {
  let file: InstructionFile
  let set: InstructionSet
  let contract: ContractProject
  let habits: [Habit]

  var project: CheckedProject { contract.project }
  var paths: PathBook { contract.paths }
  var commands: CommandBook { contract.commands }
}

/// What the checks have found so far.
struct ContractFindings {
  private(set) var diagnostics: [Diagnostic] = []
  private let rules: [String: Rule]
  private var check: ContractCheck
  private var path = ""

  init(_ rules: [Rule]) {
    self.rules = Dictionary(rules.map { ($0.code, $0) }) { first, _ in first }
    check = deadPath
  }

  mutating func ask(_ check: ContractCheck, about reading: ReadInstructions) {
    self.check = check
    path = reading.file.path
    check.run(reading, &self)
  }

  /// - Parameter message: one line without a full stop at its end.
  mutating func report(_ message: String, at range: TextRange, fix: String? = nil, severity: Severity? = nil) {
    guard let rule = rules[check.code] else { return }
    let place = SourcePlace(path, range)
    // One word may be wrong for two checks: it is said once.
    guard !diagnostics.contains(where: { $0.place == place }) else { return }
    diagnostics.append(
      Diagnostic(
        code: rule.code, name: rule.name, facet: check.facet, severity: severity ?? rule.severity,
        confidence: rule.confidence, message: message, place: place, symbol: path,
        fix: fix.map { Fix(.risky, "write \($0)", [Fix.Edit(place, $0)]) }))
  }
}
