internal import ShellSyntax

/// Python code in a command.
extension CommandJudge {
  private static let writes = [
    (".delete(", "deletes rows"), ("_raw_delete(", "deletes rows"), (".update(", "changes rows"),
    ("bulk_create(", "writes rows"), ("bulk_update(", "changes rows"), ("get_or_create(", "may write rows"),
    ("update_or_create(", "writes rows"), (".create(", "writes rows"), (".save(", "writes rows"),
    ("create_user(", "makes an account"), ("create_superuser(", "makes an account with all rights"),
    ("set_password(", "changes an account"), ("MigrationExecutor", "migrates"), ("schema_editor(", "changes tables"),
    (".set([", "changes rows"), (".clear()", "may delete rows"), ("executescript(", "runs SQL"),
  ]

  mutating func judge(code run: ShellRun, isDjango: Bool) {
    let code = run.words.first ?? ""
    judgeFiles(of: code, run)
    guard isDjango else { return }
    let subject = (run.route.last?.text ?? "python") + ": " + ShellNames.words(code).joined(separator: " ")
    let production = ProductionSettings(patterns: settings.production)
    let target = production.name(in: run, project.variables, project.settingsModule) ?? named(code, production)
    let isGuarded = target != nil || Self.remote(run) != nil
    let effects = Self.writes.filter { code.contains($0.0) }.map(\.1) + sqlEffects(of: code)
    if let effect = effects.first {
      let verdict: GuardVerdict = isGuarded || effects.contains("drops or empties tables") ? .deny : .ask
      let place = target.map { " of \($0)" } ?? ""
      add(
        settings.verdict("code", verdict), "code", "this code \(effect)\(place)",
        "Read only, put the change into a migration, or ask the user to run it.", run, subject)
    } else if isGuarded, run.route.contains(.code("manage.py shell")) {
      add(
        settings.verdict("code", .ask), "code", "this code runs against \(target ?? Self.remote(run) ?? "production")",
        "Ask the user to run it.", run, subject)
    }
  }

  /// The settings module that the code itself chooses.
  private func named(_ code: String, _ production: ProductionSettings) -> String? {
    guard code.contains("DJANGO_SETTINGS_MODULE") || code.contains("settings=") else { return nil }
    return Self.literals(in: code).first { production.isProduction($0) && $0.contains(".") }
  }

  private func sqlEffects(of code: String) -> [String] {
    guard code.contains(".execute(") || code.contains(".executemany(") || code.contains(".raw(") else { return [] }
    let worst = Self.literals(in: code).map { SQLText($0).effect }.max() ?? .unknown
    let isKnown = Self.literals(in: code).contains { SQLText($0).effect != .unknown }
    switch worst {
    case .destroys: return ["drops or empties tables"]
    case .writes: return ["changes rows by SQL"]
    case .reads, .unknown: return isKnown || code.contains(".raw(") ? [] : ["runs SQL that is not known beforehand"]
    }
  }

  private mutating func judgeFiles(of code: String, _ run: ShellRun) {
    let deletes = ["unlink(", "os.remove(", "rmtree(", "removedirs("].contains { code.contains($0) }
    let writes = [
      "write_text(", "write_bytes(", "os.rename(", "os.replace(", "shutil.move(", "shutil.copy", ".rename(", ".write(",
      "writelines(", "truncate(", "os.system(",
    ].contains { code.contains($0) }
    let opens =
      code.contains("open(")
      && Self.literals(in: code).contains { ["w", "a", "x", "wb", "ab", "w+", "r+", "a+", "wt"].contains($0) }
    guard deletes || writes || opens else { return }
    for path in Self.literals(in: code) where path.utf8.count < 200 && !path.contains(" ") && path.utf8.count > 3 {
      guard path.contains("/") || path.contains(".") else { continue }
      judge(
        path, deletes ? .delete : .edit, from: run.directory, subject: path, route: run.route, range: run.range, run)
    }
  }

  static func literals(in code: String) -> [String] { CodeLiterals.all(in: code) }
}

/// What a text of SQL does.
struct SQLText {
  enum Effect: Int, Comparable {
    case unknown, reads, writes, destroys

    static func < (a: Effect, b: Effect) -> Bool { a.rawValue < b.rawValue }
  }

  let effect: Effect

  init(_ text: String) {
    var worst = Effect.unknown
    for statement in text.split(separator: ";") { worst = max(worst, Self.effect(of: statement)) }
    effect = worst
  }

  private static func effect(of statement: Substring) -> Effect {
    let words = statement.lowercased().utf8.split { !(97...122).contains($0) && $0 != 92 }.map { String(Substring($0)) }
    guard let first = words.first else { return .unknown }
    if statement.drop(while: { $0.isWhitespace }).hasPrefix("\\") || statement.hasPrefix(".") {
      return first.hasPrefix("\\i") || first.hasPrefix("\\!") || first == "\\copy" ? .unknown : .reads
    }
    switch first {
    case "select", "explain", "show", "pragma", "describe", "desc", "table", "values", "with":
      return words.contains { ["delete", "update", "insert", "drop", "truncate"].contains($0) }
        ? (words.contains("delete") || words.contains("drop") || words.contains("truncate") ? .destroys : .writes)
        : .reads
    case "drop", "truncate", "delete": return .destroys
    case "insert", "update", "alter", "create", "replace", "grant", "revoke", "vacuum", "reindex", "copy", "merge",
      "set",
      "begin", "commit", "do", "call", "lock", "comment", "refresh":
      return .writes
    default: return .unknown
    }
  }
}
