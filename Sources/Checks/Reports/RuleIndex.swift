/// The list of all rules, as Markdown.
public struct RuleIndex: Sendable {
  private let rules: [Rule]

  public init(_ rules: [Rule]) { self.rules = rules }

  public var text: String {
    var parts = [
      "# Rules",
      """
      What `djangology check` looks for, made from the rules' own files; `djangology rule CODE` prints a page.
      """,
      """
      The first digit of a code tells what kind it is: `0` is provably wrong, `1` a hazard, `2` a convention of the house \
      that is off until somebody asks for it, `9` a note that is never counted.
      """,
    ]
    for group in RuleGroup.all {
      let own = rules.filter { RuleGroup($0.code) == group }.sorted { $0.code < $1.code }
      guard !own.isEmpty else { continue }
      let rows = own.map { rule in
        "| [\(rule.code)](\(rule.code).md) | \(rule.name) | \(rule.severity.rawValue) | \(rule.enabled.rawValue) | "
          + "\(rule.confidence.rawValue) | \(rule.fix.rawValue) | \(rule.summary) |"
      }
      parts.append("## \(group.title)")
      parts.append(
        (["| code | name | severity | default | confidence | fix | what |", "|---|---|---|---|---|---|---|"] + rows)
          .joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }
}
