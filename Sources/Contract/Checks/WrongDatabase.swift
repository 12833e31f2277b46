import Checks

/// A database that nothing of the project knows.
let wrongDatabase = ContractCheck("DJI101", "database") { reading, findings in
  var evidence: String?
  for line in reading.file.lines where line.isShown && !AbsenceWords.stand(in: line.text) && isAbout(line) {
    for (word, marks) in databases where line.text.contains(word) {
      let whole = evidence ?? texts(reading)
      evidence = whole
      guard !whole.isEmpty, !marks.contains(where: { whole.contains($0) }) else { continue }
      findings.report(
        "nothing in the project uses \(word)" + engines(reading), at: line.range(of: word))
    }
  }
}

/// A stack or a database is spoken of.
private func isAbout(_ line: InstructionLine) -> Bool {
  let text = (line.headings.joined(separator: " ") + " " + line.text).lowercased()
  return ["database", "stack", "db", "production", "technolog", "django"].contains { text.contains($0) }
}

private let databases: [(String, [String])] = [
  ("MySQL", ["mysql", "mariadb", "pymysql"]), ("MariaDB", ["mysql", "mariadb"]),
  ("PostgreSQL", ["postgres", "psycopg", "postgis", "database_url"]),
  ("Postgres ", ["postgres", "psycopg", "database_url"]),
  ("SQLite", ["sqlite", "database_url"]), ("Oracle", ["oracle"]), ("MongoDB", ["mongo"]),
]

/// Settings, requirements and what starts the services, in lower case.
private func texts(_ reading: ReadInstructions) -> String {
  let project = reading.project
  let settings = project.files.filter { $0.isSettings && !$0.isTest }.map {
    String(decoding: $0.tree.source, as: UTF8.self)
  }
  let others = project.beside.texts.filter { !$0.isInstruction && !$0.path.contains(".claude/") }.map(\.text)
  guard !settings.isEmpty else { return "" }
  return (settings + others).joined(separator: "\n").lowercased()
}

private func engines(_ reading: ReadInstructions) -> String {
  let names = DatabaseFacts(reading.contract).engines
  return names.isEmpty ? "" : "; settings have \(names.joined(separator: ", "))"
}
