import Checks

let instructionVersionMismatch = Rule(
  "DJI102", "instruction-version-mismatch",
  "The instructions for agents name another version than the project uses.",
  why: "An agent writes what that version has: options that are gone, or that do not exist yet.",
  .warning, .proven, fix: .risky,
  examples: [
    .bad(
      """
      --- requirements.txt
      Django==4.2.16
      djangorestframework==3.15.2
      --- CLAUDE.md
      Stack: «Django 5.1», DRF 3.15, Python 3.12
      """,
      fixed: """
        --- requirements.txt
        Django==4.2.16
        djangorestframework==3.15.2
        --- CLAUDE.md
        Stack: Django 4.2, DRF 3.15, Python 3.12
        """),
    .good(
      """
      --- requirements.txt
      Django==5.1.4
      djangorestframework>=3.14
      --- CLAUDE.md
      Stack: Django 5.1, DRF 3.15. Django 5 or later; upgraded from Django 4.2 last year.
      """),
  ],
  .project { project, findings in
    let pins = pins(project)
    for text in project.beside.texts where text.isInstruction {
      for (name, distribution) in products {
        guard let pin = pins[distribution], text.text.contains(name + " ") else { continue }
        check(name, pin, text, &findings)
      }
    }
  }
)

private let products = [
  ("Django", "django"), ("DRF", "djangorestframework"), ("Django REST framework", "djangorestframework"),
  ("FastAPI", "fastapi"), ("Wagtail", "wagtail"), ("Celery", "celery"),
]

/// `name==1.2.3` of requirements and locks, where all that pin it agree.
private func pins(_ project: CheckedProject) -> [String: String] {
  var found: [String: Set<String>] = [:]
  for text in project.beside.texts where text.path.contains("requirements") {
    for line in text.text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=", omittingEmptySubsequences: true)
      guard line.contains("=="), parts.count >= 2 else { continue }
      let name = parts[0].prefix { $0 != "[" && $0 != " " }.lowercased()
      let version = parts[1].prefix { $0.isNumber || $0 == "." }
      found[name, default: []].insert(version.split(separator: ".").prefix(2).joined(separator: "."))
    }
  }
  return found.compactMapValues { $0.count == 1 ? $0.first : nil }
}

private func check(_ name: String, _ pin: String, _ text: CheckedText, _ findings: inout Findings) {
  for line in lines(of: text) where line.text.contains(name + " ") {
    let lower = line.text.lowercased()
    if ["upgrade", "migrat", "from ", "since", "later", "before", "deprecated", "removed", "support"].contains(where: {
      lower.contains($0)
    }) {
      continue
    }
    guard let range = line.text.firstRange(of: name + " ") else { continue }
    let rest = line.text[range.upperBound...]
    let version = rest.prefix { $0.isNumber || $0 == "." }.trimmingDots
    let parts = version.split(separator: ".")
    guard parts.count >= 2, parts.prefix(2).joined(separator: ".") != pin else { continue }
    if rest.dropFirst(version.count).hasPrefix("+") { continue }
    let start = line.start + UInt32(line.text[..<range.lowerBound].utf8.count)
    let length = UInt32(name.utf8.count + 1 + version.utf8.count)
    let place = SourcePlace(text.path, TextRange(start, start + length))
    findings.report(
      "the project uses \(name) \(pin)", at: place, symbol: text.path,
      fix: Fix(.risky, "write \(pin)", [Fix.Edit(place, "\(name) \(pin)")]))
  }
}

private func lines(of text: CheckedText) -> [(text: String, start: UInt32)] {
  var lines: [(text: String, start: UInt32)] = []
  var start = 0
  for line in text.bytes.split(separator: 10, omittingEmptySubsequences: false) {
    lines.append((String(decoding: line, as: UTF8.self), UInt32(start)))
    start += line.count + 1
  }
  return lines
}

extension Substring {
  /// Without a full stop at its end.
  fileprivate var trimmingDots: Substring { last == "." ? dropLast() : self }
}
