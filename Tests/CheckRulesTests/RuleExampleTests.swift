import CheckRules
import Checks
import Platform
import Testing

/// Every example of every rule, in every variant.
struct RuleExampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: Rule
    var example: RuleExample
    var number: Int

    var testDescription: String { "\(rule.code) \(rule.name), example \(number), line \(example.line)" }
  }

  static let cases: [Case] = allRules.flatMap { rule in
    rule.examples.enumerated().map { Case(rule: rule, example: $1, number: $0 + 1) }
  }

  @Test(arguments: cases) func `a rule reports what is marked and nothing else`(_ one: Case) throws {
    for variant in Variant.allCases {
      let project = ExampleProject(one.example, variant)
      let found = CheckRun(project.checked(), rules: [one.rule]).diagnostics(AllCores())
      let wanted = project.marks.map { project.shown($0) }.sorted()
      #expect(
        found.map { project.shown($0.place) }.sorted() == wanted,
        "\(variant.rawValue): \(found.map { "\($0.place.path): \($0.message)" })")
      if let facet = one.example.facet { #expect(found.allSatisfy { $0.facet == facet }, "\(variant.rawValue)") }
    }
  }

  @Test(arguments: cases) func `a bad example has a mark, a good one has none`(_ one: Case) {
    #expect(ExampleProject(one.example, .asWritten).marks.isEmpty != one.example.isBad)
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
