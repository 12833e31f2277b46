import Checks
import Conventions

/// A convention that nearly nothing in the project keeps to.
let unfollowedConvention = ContractCheck("DJI105", "convention") { reading, findings in
  for (sentence, number) in InstructionSentences(reading.file.text.bytes) {
    let lower = sentence.lowercased()
    guard let line = reading.file.lines.first(where: { $0.number == number }), line.isShown,
      !isNegated(lower)
    else { continue }
    for claim in ConventionClaim.all where claim.words.contains(where: { lower.contains($0) }) {
      guard let habit = reading.habits.first(where: { $0.name == claim.convention }), habit.total >= 10 else {
        continue
      }
      let count = habit.instances.count { claim.answers.contains($0.answer) }
      guard count * 10 <= habit.total, let most = habit.counts.first else { continue }
      let start = line.text.firstIndex { !" \t-*+#".contains($0) } ?? line.text.startIndex
      findings.report(
        "\(count) of \(habit.total) \(habit.title) do so; \(most.count) are \(most.answer)",
        at: line.range(of: line.text[start...]))
      break
    }
  }
}

private func isNegated(_ sentence: String) -> Bool {
  ["never", "not ", "n't", "avoid", "instead", "rather", "except", "only when", "unless", "if ", "prefer", "new "]
    .contains { sentence.contains($0) }
}

/// Words that say what a convention's instances are.
struct ConventionClaim {
  let convention: String
  let words: [String]
  let answers: Set<String>

  static let all = [
    ConventionClaim(
      convention: "view-kind", words: ["views are functions", "function-based views", "all views are function"],
      answers: ["function"]),
    ConventionClaim(
      convention: "view-kind", words: ["views are classes", "class-based views", "all views are class"],
      answers: ["class"]),
    ConventionClaim(
      convention: "key-type",
      words: ["uuid primary key", "primary keys are uuid", "uuids as primary key", "uuid as primary key", "uuid pk"],
      answers: ["UUIDField"]),
    ConventionClaim(
      convention: "serializer-fields", words: ["use fields = \"__all__\"", "use fields = '__all__'", "use `__all__`"],
      answers: ["__all__"]),
    ConventionClaim(
      convention: "serializer-fields", words: ["fields explicitly", "explicit field", "list their fields"],
      answers: ["listed"]),
    ConventionClaim(
      convention: "test-kind", words: ["tests are functions", "plain pytest functions", "pytest functions"],
      answers: ["function"]),
    ConventionClaim(
      convention: "test-kind", words: ["tests are methods of", "subclass testcase", "inherit from testcase"],
      answers: ["TestCase"]),
    ConventionClaim(
      convention: "test-data",
      words: ["tests use factories", "use the factories", "with factories", "factory_boy for"],
      answers: ["factories"]),
    ConventionClaim(
      convention: "choice-style", words: ["use textchoices", "choices are textchoices", "use `textchoices`"],
      answers: ["enumeration"]),
    ConventionClaim(
      convention: "reverse-name",
      words: ["related_name on every", "always set related_name", "always set `related_name"],
      answers: ["given"]),
    ConventionClaim(
      convention: "model-text",
      words: ["every model defines __str__", "every model defines `__str__", "models define `__str__"],
      answers: ["defined"]),
    ConventionClaim(
      convention: "url-namespace", words: ["urls are namespaced", "url names are namespaced"], answers: ["namespaced"]),
    ConventionClaim(
      convention: "url-name-style", words: ["url names are written with underscores", "url names use underscores"],
      answers: ["underscores"]),
    ConventionClaim(
      convention: "url-name-style",
      words: ["url names are written with dashes", "url names use dashes", "kebab-case url"],
      answers: ["dashes"]),
    ConventionClaim(
      convention: "write-place", words: ["business logic lives in services", "writes go through services"],
      answers: ["services"]),
  ]
}
