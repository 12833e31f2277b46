import Checks

let destructiveCommandAllowed = Rule(
  "DJI104", "destructive-command-allowed",
  "An agent may run a management command that changes or empties the database without being asked.",
  why: "One wrong guess, and data is gone that no version control brings back.",
  .warning, enabled: .auto, .proven, fix: .safe,
  examples: [
    .bad(
      """
      --- .claude/settings.json
      {"permissions": {"allow": [«"Bash(python manage.py:*)"», "Bash(ls)"]}}
      """),
    .good(
      """
      --- .claude/settings.json
      {"permissions": {"allow": ["Bash(python manage.py makemigrations*)", "Bash(python manage.py migrate*)"],
        "deny": ["Bash(python manage.py migrate*)", "Bash(python manage.py flush*)", "Bash(python manage.py loaddata*)"]}}
      """),
  ],
  .project { project, findings in
    for text in project.beside.texts where text.path.contains(".claude/") && text.name.hasSuffix(".json") {
      guard let permissions = JSONReader.read(text.bytes)?["permissions"] else { continue }
      let denied = strings(permissions["deny"])
      for rule in strings(permissions["allow"]) {
        let open = dangerous.filter { covers(rule, $0) && !isDenied($0, denied) }
        guard let first = open.first, let place = place(of: rule, in: text) else { continue }
        findings.report(
          "\(rule) allows manage.py \(first): deny \(open.map { "Bash(python manage.py \($0)*)" }.joined(separator: ", "))",
          at: place, symbol: text.path)
      }
    }
  }
)

private let dangerous = ["migrate", "flush", "loaddata", "sqlflush", "reset_db", "dbshell"]

private func strings(_ value: JSONValue?) -> [String] { value?.array?.compactMap(\.string) ?? [] }

/// Whether a permission lets a command of `manage.py` through.
private func covers(_ rule: String, _ command: String) -> Bool {
  guard rule.hasPrefix("Bash("), rule.hasSuffix(")") else { return rule == "Bash" }
  var pattern = String(rule.dropFirst(5).dropLast())
  if pattern == "*" || pattern == ":*" { return true }
  let isOpen = pattern.hasSuffix("*")
  pattern = String(pattern.prefix { $0 != "*" })
  if pattern.hasSuffix(":") { pattern.removeLast() }
  guard let range = pattern.firstRange(of: "manage.py") else { return false }
  let rest = pattern[range.upperBound...].drop { $0 == " " }
  return rest.isEmpty ? isOpen : rest.hasPrefix(command) || isOpen && command.hasPrefix(rest)
}

private func isDenied(_ command: String, _ denied: [String]) -> Bool {
  denied.contains { covers($0, command) && ($0.contains(command) || covers($0, "sqlflush")) }
    || !["migrate", "flush", "loaddata"].contains(command) && !denied.isEmpty
}

private func place(of rule: String, in text: CheckedText) -> SourcePlace? {
  guard let range = text.text.firstRange(of: "\"\(rule)\"") else { return nil }
  let start = UInt32(text.text[..<range.lowerBound].utf8.count)
  return SourcePlace(text.path, TextRange(start, start + UInt32(rule.utf8.count + 2)))
}
