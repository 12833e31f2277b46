/// The documentation of a rule, as Markdown: what `--explain` prints and what lies in `docs/rules`.
public struct RulePage: Sendable {
  let rule: Rule

  public init(_ rule: Rule) { self.rule = rule }

  public var text: String {
    var parts = ["# \(rule.code) \(rule.name)", rule.summary, rule.why, facts]
    if !rule.facets.isEmpty {
      parts.append("Facets: " + rule.facets.map { "`\(rule.code)[\($0)]`" }.joined(separator: ", ") + ".")
    }
    if !asksFor.isEmpty { parts.append(asksFor) }
    let bad = rule.examples.filter(\.isBad)
    let good = rule.examples.filter { !$0.isBad }
    if !bad.isEmpty { parts += ["## Reported"] + bad.flatMap(Self.example) }
    if !good.isEmpty { parts += ["## Left alone"] + good.flatMap(Self.example) }
    parts += ["## Switching it off", Self.suppression(rule)]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var facts: String {
    let fix =
      switch rule.fix {
      case .none: "no fix"
      case .safe: "a safe fix"
      case .risky: "a fix with `--unsafe-fixes`"
      }
    let enabled =
      switch rule.enabled {
      case .always: "on"
      case .auto: "off, unless the configuration or a sentence of the project's instructions asks for it"
      case .never: "off"
      }
    return """
      - Severity: \(rule.severity.rawValue)
      - Confidence: \(rule.confidence.rawValue)
      - Default: \(enabled)
      - Fix: \(fix)
      - Group: \(RuleGroup(rule.code).title)
      """
  }

  private var asksFor: String {
    guard let phrase = InstructionPhrase.all.first(where: { $0.code == rule.code }), rule.enabled == .auto else {
      return ""
    }
    let words = phrase.words.map { "*\($0.replacing("_", with: "\\_"))*" }.joined(separator: ", ")
    return phrase.isProposal
      ? "Sentences with \(words) in `CLAUDE.md` or `AGENTS.md` propose it: what it needs to know must be configured."
      : "Sentences with \(words) in `CLAUDE.md` or `AGENTS.md` switch it on."
  }

  /// The text of an example without its marks, in a block of its language; what was configured and how it is mended.
  private static func example(_ example: RuleExample) -> [String] {
    var parts: [String] = []
    if let configuration = example.configuration { parts += ["Configured:", block("toml", configuration)] }
    if let before = example.before { parts += ["Before the change:", block("python", before), "After it:"] }
    parts.append(block(language(example.text), unmarked(example.text)))
    if let fixed = example.fixed { parts += ["Mended:", block(language(fixed), fixed)] }
    return parts
  }

  private static func block(_ language: String, _ text: String) -> String {
    let fence = text.contains("```") ? "````" : "```"
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }

  private static func language(_ text: String) -> String {
    let names = text.split(separator: "\n").filter { $0.hasPrefix("--- ") || $0.hasPrefix("+++ ") }
    if names.isEmpty || names.contains(where: { $0.hasSuffix(".py") }) { return "python" }
    return names.allSatisfy { $0.hasSuffix(".html") } ? "django" : "text"
  }

  private static func unmarked(_ text: String) -> String { text.filter { $0 != "«" && $0 != "»" } }

  private static func suppression(_ rule: Rule) -> String {
    """
    Here: `# djangology: ignore[\(rule.code)] why` on the line, or on a line of its own above. \
    Everywhere: `ignore = ["\(rule.code)"]` in `[tool.djangology]`.
    """
  }
}
