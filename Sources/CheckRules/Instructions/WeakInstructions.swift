import Checks

let weakInstructions = Rule(
  "DJI103", "weak-instructions",
  "The instructions for agents are long, repeat themselves, or leave out what every session needs.",
  why: "What stands in line 400 is not followed, and what is not there is guessed: settings, how to test, migrations.",
  .info, enabled: .never, .heuristic, facets: ["length", "repeated", "missing"],
  examples: [
    .bad(
      """
      --- CLAUDE.md
      «# Shop»

      - Run the tests with pytest.
      - Never write migrations by hand.
      """, facet: "missing"),
    .bad(
      """
      --- AGENTS.md
      # Shop

      DJANGO_SETTINGS_MODULE=config.settings.local, tests: pytest, migrations: makemigrations.
      Off-limits: config/settings/production.py is never changed.

      - Business logic lives in services, never in the views of an app.
      - «Business logic lives in services, never in the views of an app.»
      """, facet: "repeated"),
    .good(
      """
      --- CLAUDE.md
      # Shop

      - DJANGO_SETTINGS_MODULE=config.settings.local
      - Tests: pytest
      - Never write migrations by hand
      - Do not touch config/settings/production.py
      - Use services
      - Use services
      """),
  ],
  .project { project, findings in
    for text in project.beside.texts where text.isInstruction && !text.path.contains("/") && text.name != "SKILL.md" {
      check(text, project, &findings)
    }
  }
)

private func check(_ text: CheckedText, _ project: CheckedProject, _ findings: inout Findings) {
  let lines = Lines(text)
  guard let first = lines.prose.first else { return }
  let most = project.configuration.option("lines", of: "DJI103")?.first.flatMap { Int($0) } ?? 200
  if lines.prose.count > most {
    findings.report(
      "\(lines.prose.count) lines of prose, more than \(most): nobody follows all of it", at: first.place,
      facet: "length", symbol: text.path)
  }
  var seen: Set<String> = []
  for line in lines.prose where line.text.utf8.count >= 40 {
    if !seen.insert(line.text).inserted {
      findings.report("this was said before", at: line.place, facet: "repeated", symbol: text.path)
    }
  }
  // What another file says is said.
  let whole = project.beside.texts.filter(\.isInstruction).map { $0.text.lowercased() }.joined(separator: "\n")
  if whole.contains("@") && whole.contains(".md\n") { return }
  let missing = subjects.filter { subject in !subject.words.contains { whole.contains($0) } }.map(\.name)
  guard !missing.isEmpty, project.dump.settings.value != nil else { return }
  findings.report(
    "says nothing of \(missing.joined(separator: ", "))", at: first.place, facet: "missing", symbol: text.path)
}

private let subjects: [(name: String, words: [String])] = [
  (
    "the settings module",
    ["django_settings_module", "--settings", "settings.local", "settings/", "settings.py", "settings"]
  ),
  ("how tests are run", ["pytest", "manage.py test", "tox", "make test", "./test"]),
  ("migrations", ["migration"]),
  (
    "what is off-limits",
    [
      "off-limits", "do not touch", "do not modify", "don't touch", "never edit", "never modify",
      "never change", "is never changed", "do not edit", "do not change", "don't modify",
    ]
  ),
]

/// The lines of a file outside of code.
private struct Lines {
  struct Line {
    var text: String
    var place: SourcePlace
  }

  private(set) var prose: [Line] = []

  init(_ file: CheckedText) {
    var isCode = false
    for line in file.bytes.split(separator: 10) {
      let end = line.last == 13 ? line.endIndex - 1 : line.endIndex
      let marks: Set<UInt8> = [32, 9, UInt8(ascii: "-"), UInt8(ascii: "*")]
      guard let start = line.firstIndex(where: { !marks.contains($0) }), start < end else { continue }
      let text = String(decoding: file.bytes[start..<end], as: UTF8.self)
      let isFence = text.hasPrefix("```")
      if isFence { isCode.toggle() }
      if isCode || isFence { continue }
      prose.append(Line(text: text, place: SourcePlace(file.path, TextRange(UInt32(start), UInt32(end)))))
    }
  }
}
