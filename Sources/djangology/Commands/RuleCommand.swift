import Base
import Checks
import Workspace

private let rule = ArgumentKey<String?>.optional("rule", "The code or the name of a rule")
private let all = ArgumentKey<Bool>.flag("all", "List all rules")
private let json = ArgumentKey<Bool>.flag("json", "Print JSON")

let ruleCommand = Command(
  "rule", "Explain a rule of 'check'",
  discussion:
    "Prints what the rule reports, why that is wrong, and examples of what it reports and what it leaves alone.",
  arguments: [rule, all, json],
  examples: [
    .init("djangology rule DJM001", "What it is about"), .init("djangology rule --all", "A line for each rule"),
  ]
) { arguments, context throws(CommandFailure) in
  if let name = arguments[rule] {
    try explainRule(name, asJSON: arguments[json], &context)
  } else if arguments[json] {
    context.print(JSONValue.array(knownRules.map(\.json)).text())
  } else {
    for rule in knownRules { context.print("\(rule.code)  \(rule.name): \(rule.summary)") }
  }
  return .ok
}

/// Prints the page of a rule.
func explainRule(_ name: String, asJSON: Bool, _ context: inout CommandContext) throws(CommandFailure) {
  guard let rule = knownRules.first(where: { $0.code == name || $0.name == name }) else {
    throw CommandFailure(message: RuleNames(knownRules).unknown(name), advice: "'djangology rule --all' lists them.")
  }
  context.write(asJSON ? rule.json.text() + "\n" : RulePage(rule).text)
}

extension Rule {
  fileprivate var json: JSONValue {
    .object([
      ("code", .string(code)), ("name", .string(name)), ("group", .string(RuleGroup(code).title)),
      ("summary", .string(summary)), ("why", .string(why)), ("severity", .string(severity.rawValue)),
      ("default", .string(enabled.rawValue)), ("confidence", .string(confidence.rawValue)),
      ("fix", .string(fix.rawValue)), ("core", .bool(isCore)), ("facets", .strings(facets)),
    ])
  }
}
