internal import Base
internal import ShellSyntax

/// Programs that change the project's files or its database without Django.
extension CommandJudge {
  mutating func judge(program run: ShellRun) {
    let words = run.words
    let operands = words.dropFirst().filter { !$0.hasPrefix("-") && !$0.isEmpty }
    switch run.name {
    case "psql", "pgcli", "mysql", "mariadb", "mycli", "sqlite3", "litecli", "usql", "sqlcmd": judge(sql: run)
    case "dropdb", "dropuser":
      add(
        settings.verdict("drop-database", .deny), "drop-database", "\(run.name) deletes a database", "Ask the user.",
        run)
    case "mysqladmin":
      if operands.contains("drop") {
        add(settings.verdict("drop-database", .deny), "drop-database", "this deletes a database", "Ask the user.", run)
      }
    case "pg_restore":
      add(settings.verdict("sql", .ask), "sql", "pg_restore overwrites a database", "Ask the user to run it.", run)
    case "redis-cli":
      if words.contains(where: { ["flushall", "flushdb"].contains($0.lowercased()) }) {
        add(settings.verdict("sql", .ask), "sql", "this empties redis", "Ask the user to run it.", run)
      }
    case "docker", "podman", "docker-compose", "podman-compose", "nerdctl": judge(containers: run)
    case "git": judge(git: run)
    case "rm", "unlink", "shred", "rmdir", "trash", "trash-put", "del": each(operands, .delete, run)
    case "mv":
      each(Array(operands.dropLast()), .delete, run)
      each(operands.suffix(1).map { Self.target($0, operands) }, .edit, run)
    case "cp", "install", "ln", "rsync", "scp": each(operands.suffix(1).map { Self.target($0, operands) }, .edit, run)
    case "tee", "touch", "truncate", "patch", "sponge", "chmod", "chown": each(operands, .edit, run)
    case "sed", "gsed", "perl", "ruby", "awk", "gawk":
      let isInPlace = words.contains {
        $0.hasPrefix("-i") || $0 == "--in-place" || $0.hasPrefix("--in-place=") || Self.isInPlaceCluster($0)
      }
      if isInPlace { each(operands, .edit, run) }
    case "dd": each(words.filter { $0.hasPrefix("of=") }.map { String($0.dropFirst(3)) }, .edit, run)
    case "find":
      let find = FindWords(words)
      if find.deletes { each(find.patterns, .delete, run) }
    default: break
    }
  }

  private static func isInPlaceCluster(_ word: String) -> Bool {
    word.hasPrefix("-") && !word.hasPrefix("--") && word.utf8.count < 5 && word.contains("i")
  }

  /// A file copied into a folder keeps its name.
  private static func target(_ last: String, _ operands: [String]) -> String {
    guard operands.count >= 2, last.hasSuffix("/") else { return last }
    return last + ShellNames.base(operands[operands.count - 2])
  }

  private mutating func each(_ paths: [String], _ kind: FileChange.Kind, _ run: ShellRun) {
    for path in paths {
      judge(
        path, kind, from: run.directory, subject: run.words.joined(separator: " "), route: run.route, range: run.range,
        run)
    }
  }

  /// What the guard of files says of a path that a command changes.
  mutating func judge(
    _ path: String, _ kind: FileChange.Kind, from place: String?, subject: String, route: [ShellStep],
    range: TextRange?, _ run: ShellRun? = nil
  ) {
    let from = place.map { $0.hasPrefix("/") ? $0 : directory + ($0.isEmpty ? "" : "/" + $0) }
    guard let found = FileJudge(project).finding(FileChange(path: path, kind: kind), from: from) else { return }
    let verdict = run.map { limit(found.verdict, $0) } ?? found.verdict
    add(verdict, found.rule, found.message, found.advice, subject, route, range)
  }

  // MARK: Databases

  private mutating func judge(sql run: ShellRun) {
    var texts = run.input ?? []
    var isKnown = false
    for (index, word) in run.words.enumerated() {
      let next = index + 1 < run.words.count ? run.words[index + 1] : ""
      if ["-c", "--command", "-e", "--execute", "-cmd", "-Q", "-q"].contains(word) { texts.append(next) }
      for option in ["--command=", "--execute="] where word.hasPrefix(option) {
        texts.append(String(word.dropFirst(option.count)))
      }
      if word.hasPrefix("-c"), word.utf8.count > 2 { texts.append(String(word.dropFirst(2))) }
      if word == "-l" || word == "--list" || word == "--version" || word == "--help" || word == "-V" { isKnown = true }
    }
    if run.name == "sqlite3" || run.name == "litecli" {
      let operands = run.words.dropFirst().filter { !$0.hasPrefix("-") }
      if let file = operands.first, file.hasPrefix("/"), project.relative(file, from: nil) == nil { return }
      texts += operands.dropFirst()
      if operands.first == ":memory:" { return }
    }
    let effect = texts.map { $0.contains(ShellRun.hole) ? .unknown : SQLText($0).effect }
    if effect.contains(.destroys) {
      add(settings.verdict("sql", .deny), "sql", "this SQL deletes rows or tables", "Ask the user to run it.", run)
    } else if effect.contains(.writes) {
      add(
        settings.verdict("sql", .ask), "sql", "this SQL changes the database",
        "Put it into a migration, or ask the user.", run)
    } else if effect.contains(.unknown) || (effect.isEmpty && !isKnown) {
      add(
        settings.verdict("sql", .ask), "sql", "what \(run.name) does to the database is not known beforehand",
        "Read with a SELECT in the command, or ask the user.", run)
    }
  }

  private mutating func judge(containers run: ShellRun) {
    let words = run.words
    let drops =
      words.contains("down") && words.contains { $0 == "-v" || $0 == "--volumes" || $0 == "-fv" || $0 == "-vf" }
      || words.contains("volume") && words.contains { ["rm", "remove", "prune"].contains($0) }
      || words.contains("prune") && words.contains("--volumes")
      || words.contains("rm") && (run.name.hasSuffix("compose") || words.contains("compose"))
        && words.contains { $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("v") }
    if drops {
      add(
        settings.verdict("volumes", .ask), "volumes", "this deletes volumes, with the databases in them",
        "Leave the volumes, or ask the user.", run)
    }
  }

  // MARK: Git

  private mutating func judge(git run: ShellRun) {
    var words = run.words.dropFirst()
    var directory = run.directory
    while let first = words.first, first.hasPrefix("-") {
      words = words.dropFirst()
      guard ["-C", "-c", "--git-dir", "--work-tree"].contains(first), let value = words.popFirst() else { continue }
      if first == "-C" {
        directory = value.hasPrefix("/") ? value : directory.map { $0.isEmpty ? value : $0 + "/" + value }
      }
    }
    guard let verb = words.popFirst() else { return }
    var inner = run
    inner.directory = directory
    let operands = words.filter { !$0.hasPrefix("-") }
    let flags = words.filter { $0.hasPrefix("-") }
    switch verb {
    case "rm": if !flags.contains("--dry-run"), !flags.contains("-n") { each(Array(operands), .delete, inner) }
    case "mv": each(Array(operands), .delete, inner)
    case "checkout", "restore": judge(restoring: Array(words), Array(operands), inner)
    case "clean":
      let isDry = flags.contains { $0 == "--dry-run" || ($0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("n")) }
      if !isDry {
        discard("git clean deletes files that git does not keep, such as db.sqlite3, .env and new migrations", run)
      }
    case "reset": if flags.contains("--hard") { discard("git reset --hard throws away what is not committed", run) }
    case "stash":
      if operands.first == "drop" || operands.first == "clear" { discard("this throws away stashed work", run) }
    default: break
    }
  }

  private mutating func discard(_ message: String, _ run: ShellRun) {
    add(settings.verdict("discard", .ask), "discard", message, "Look at git status first, and ask the user.", run)
  }

  /// A file that is off limits is so for what git has of it, too.
  private mutating func judge(limitsOf path: String, _ run: ShellRun) {
    guard let found = FileJudge(project).limit(path, from: beside(run)) else { return }
    add(limit(found.verdict, run), found.rule, found.message, found.advice, run)
  }

  private func beside(_ run: ShellRun) -> String {
    guard let place = run.directory else { return directory }
    return place.hasPrefix("/") ? place : directory + (place.isEmpty ? "" : "/" + place)
  }

  private mutating func judge(restoring words: [String], _ operands: [String], _ run: ShellRun) {
    let paths = words.firstIndex(of: "--").map { Array(words[($0 + 1)...]) } ?? operands
    if paths.contains(where: { $0 == "." || $0 == "*" || $0 == ":/" }) {
      return discard("this throws away all changes that are not committed", run)
    }
    if words.contains("-b") || words.contains("-B") || words.contains("--staged") && !words.contains("--worktree") {
      return
    }
    let isSaid = words.contains("--") || run.words.contains("restore")
    for path in paths {
      let isThere = project.relative(path, from: beside(run)).map(project.exists) ?? false
      if isSaid || isThere { judge(limitsOf: path, run) }
    }
    for path in paths {
      let kind = FileKind((run.directory ?? "") + "/" + path)
      guard kind.isMigration || kind.isDatabase else { continue }
      add(
        settings.verdict("discard", .ask), "discard", "this replaces \(path) by what git has",
        "Leave migrations as they are, or ask the user.", run)
    }
  }
}
