import CheckRules
import Checks
import FoundationEssentials
import Platform
import Testing

/// Every example of every rule, in every variant; `RULES=DJM001,DJQ101` runs those of some.
struct RuleExampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: Rule
    var example: RuleExample
    var number: Int

    var testDescription: String { "\(rule.code) \(rule.name), example \(number), line \(example.line)" }
  }

  private static let wanted = ProcessInfo.processInfo.environment["RULES"]?.split(separator: ",").map(String.init)

  static let cases: [Case] = allRules.filter { wanted?.contains($0.code) ?? true }.flatMap { rule in
    rule.examples.enumerated().map { Case(rule: rule, example: $1, number: $0 + 1) }
  }

  /// One of each rule.
  static let firstBad = allRules.compactMap { rule in cases.first { $0.rule.code == rule.code && $0.example.isBad } }

  @Test(arguments: cases) func `a rule reports what is marked and nothing else`(_ one: Case) throws {
    // The variants by turns: each is a boot.
    let variant = Variant.allCases[one.number % Variant.allCases.count]
    let project = try ExampleProject(one.example, variant)
    let found = CheckRun(project.checked(), rules: [one.rule]).diagnostics(AllCores())
    let wanted = project.marks.map { project.shown($0) }.sorted()
    #expect(
      found.map { project.shown($0.place) }.sorted() == wanted,
      "\(variant.rawValue): \(found.map { "\($0.place.path): \($0.message)" })")
    if let facet = one.example.facet { #expect(found.allSatisfy { $0.facet == facet }, "\(variant.rawValue)") }
  }

  /// Each mark's line gets a comment, or the line above where it has no room; examples take turns in how it is written.
  @Test(arguments: firstBad) func `a rule is quiet with an ignore comment`(_ one: Case) throws {
    let styles = IgnoreStyle.allCases
    let plain = try ExampleProject(one.example, .asWritten)
    for turn in styles.indices {
      var project = plain
      guard project.ignore(one.rule.code, styles[(one.number + turn) % styles.count]) else { continue }
      let outcome = one.outcome(project.checked())
      #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics.map(\.message))")
      let unused = outcome.notes.filter { $0.facet == "unused" }
      #expect(unused.isEmpty, "\(unused.map { project.shown($0.place) })")
      return
    }
  }

  /// Of a rule that can mend what it finds: what comes out parses, is as wanted, and is quiet.
  @Test(arguments: cases.filter { $0.example.fixed != nil }) func `a fix makes what it says`(_ one: Case) throws {
    let project = try ExampleProject(one.example, .asWritten)
    let checked = project.checked()
    let found = CheckRun(checked, rules: [one.rule]).diagnostics(AllCores())
    let plan = FixPlan(found, .risky) {
      checked.text(of: $0)?.bytes
    } mayEdit: { _ in
      true
    }
    #expect(plan.refused.isEmpty)
    let wanted = RuleExample.good(one.example.fixed ?? "")
    for (path, bytes) in try ExampleProject(wanted, .asWritten).files
    where !Scaffold.isOwn(path) && plan.texts[path] ?? project.files[path] != bytes {
      let made = plan.texts[path] ?? project.files[path] ?? []
      Issue.record("\(path) became:\n\(String(decoding: made, as: UTF8.self))")
    }
    let again = project.with(plan.texts).checked()
    let left = CheckRun(again, rules: [one.rule]).diagnostics(AllCores())
    let second = FixPlan(left, .risky) {
      again.text(of: $0)?.bytes
    } mayEdit: { _ in
      true
    }
    #expect(second.applied.isEmpty, "mending twice must change nothing more")
  }

  @Test(arguments: cases) func `a bad example has a mark, a good one has none`(_ one: Case) throws {
    #expect(try ExampleProject(one.example, .asWritten).marks.isEmpty != one.example.isBad)
  }
}

extension RuleExampleTests.Case {
  /// What is left when comments have had their say.
  func outcome(_ project: CheckedProject) -> CheckOutcome {
    var selection = RuleSelection()
    selection.select = RuleSelector(rule.code, among: allRules).map { [$0] }
    let plan = CheckPlan([rule], selection, project.configuration, [], learns: false)
    let filter = CheckFilter(
      project, plan, selection, known: allRules + Rule.notes, minConfidence: .heuristic)
    return filter.outcome(CheckRun(project, rules: [rule]).results(AllCores()))
  }
}

/// What holds for the list of rules.
struct RuleListTests {
  @Test func `codes and names are told apart`() {
    #expect(Set(allRules.map(\.code)).count == allRules.count)
    #expect(Set(allRules.map(\.name)).count == allRules.count)
  }

  @Test(arguments: allRules.map(\.code)) func `a rule shows what it finds and what it leaves alone`(_ code: String)
    throws
  {
    let rule = try #require(allRules.first { $0.code == code })
    #expect(rule.examples.contains { $0.isBad } && rule.examples.contains { !$0.isBad })
    #expect(rule.summary.hasSuffix(".") && rule.why.hasSuffix("."))
  }
}
