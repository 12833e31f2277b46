import Checks

/// A question that every session has, and no file that is read at its start answers.
let missingAnswer = ContractCheck("DJI103", "missing") { reading, findings in
  let roots = reading.set.files.filter(\.isRoot)
  guard reading.file.path == roots.first?.path, reading.project.dump.settings.value != nil,
    let first = reading.file.lines.first(where: { $0.isShown })
  else { return }
  let whole = reading.set.files.filter { !$0.path.hasPrefix(".claude/rules/") }
    .map { $0.text.text.lowercased() }.joined(separator: "\n")
  let missing = Question.all.filter { !$0.isAnswered(by: whole, reading) }.map(\.name)
  guard !missing.isEmpty else { return }
  findings.report("says nothing of \(missing.joined(separator: ", "))", at: first.range(of: first.text))
}

/// One of the six.
private struct Question {
  let name: String
  private let words: [String]

  func isAnswered(by text: String, _ reading: ReadInstructions) -> Bool {
    if words.contains(where: { text.contains($0) }) { return true }
    // An app or folder named is structure.
    guard name == "structure" else { return false }
    return reading.contract.ownApps.count { text.contains("`\($0.label)") || text.contains("\($0.folder)/") } >= 2
  }

  static let all = [
    Question(name: "structure", words: ["structure", "layout", "├", "architecture", "repository map", "codebase map"]),
    Question(
      name: "how to run it",
      words: [
        "runserver", "compose up", "make run", "make up", "make dev", "just run", "just up", "just dev", "npm run dev",
        "make start", "dev server", "development server", "pnpm dev", "yarn dev", "run dev", "run the server",
        "uvicorn", "gunicorn", "manage.py run", "start the", "docker-compose up", "poe start",
      ]),
    Question(
      name: "how tests are run",
      words: [
        "pytest", "manage.py test", "tox", "make test", "just test", "./test", "runtests", "run test", "npm test",
        "unittest", "coverage run",
      ]),
    Question(name: "the database", words: ["database", "postgres", "sqlite", "mysql", "mariadb", "oracle"]),
    Question(name: "migrations", words: ["migration", "makemigrations"]),
    Question(
      name: "what is off-limits",
      words: [
        "off-limits", "off limits", "do not touch", "don't touch", "do not modify", "don't modify", "never edit",
        "never modify", "never change", "do not edit", "don't edit", "do not change", "don't change",
        "must not be changed",
        "ask first", "ask before", "without asking", "never commit", "must not make", "never touch", "forbidden",
      ]),
  ]
}
