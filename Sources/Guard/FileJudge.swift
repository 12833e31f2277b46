internal import Platform
internal import Sessions
internal import ShellSyntax

/// Weighs a change of one file.
struct FileJudge {
  let project: GuardedProject

  init(_ project: GuardedProject) { self.project = project }

  private var settings: GuardSettings { project.settings }

  /// What speaks most against it, if anything does.
  func finding(_ change: FileChange, from directory: String?) -> GuardFinding? {
    var change = change
    if change.path.contains("://") || change.path.utf8.count > 4096 { return nil }
    if change.path.hasPrefix("~") { change.path = project.home + change.path.dropFirst() }
    if change.kind == .delete, let whole = whole(change.path, directory) { return whole }
    let inside = project.relative(change.path, from: directory)
    let kind = FileKind(inside ?? change.path)
    guard let path = inside ?? (directory == nil && !change.path.hasPrefix("/") ? change.path : nil) else {
      return kind.isSecret ? secret(change.path) : nil
    }
    let candidates = [
      offLimits(path), scope(path), migration(path, change, kind), kind.isSecret ? secret(path) : nil,
      kind.isDatabase ? database(path, change) : nil, kind.isProductionSettings ? production(path) : nil,
      guardFile(path, change, kind),
    ].compactMap(\.self).filter { $0.verdict > .allow }
    return candidates.max { $0.verdict < $1.verdict }
  }

  /// What the project and the session keep people's files from, for commands that put other contents into a file.
  func limit(_ path: String, from directory: String?) -> GuardFinding? {
    guard let inside = project.relative(path, from: directory) else { return nil }
    return [offLimits(inside), scope(inside)].compactMap(\.self).filter { $0.verdict > .allow }
      .max { $0.verdict < $1.verdict }
  }

  private func found(
    _ rule: String, _ usual: GuardVerdict, _ message: String, _ advice: String, _ path: String
  ) -> GuardFinding {
    GuardFinding(
      verdict: settings.verdict(rule, usual), rule: rule, message: message, advice: advice,
      subject: ShellNames.shown(path))
  }

  /// The project itself, or a folder around it.
  private func whole(_ path: String, _ directory: String?) -> GuardFinding? {
    guard let directory else { return nil }
    var path = path
    while path.hasSuffix("/*") || path.hasSuffix("/.") || path.hasSuffix("/.*") {
      path = String(path.dropLast(path.hasSuffix(".*") ? 3 : 2))
    }
    if path == "*" || path == ".*" { path = "." }
    let place = path.isEmpty ? FilePath("/") : FilePath(directory).appending(path).normalized
    guard FilePath(project.root).normalized.relative(to: place) != nil else { return nil }
    return found("whole-project", .deny, "this deletes the project", "Name the files that should go.", path)
  }

  private func offLimits(_ path: String) -> GuardFinding? {
    guard !settings.offLimits.isEmpty, PathPatterns(settings.offLimits).matches(path) else { return nil }
    return found(
      "off-limits", .deny, "\(path) is off limits in this project", "Leave it, and tell the user what you need.", path)
  }

  private func scope(_ path: String) -> GuardFinding? {
    guard let scope = project.scope else { return nil }
    switch scope.verdict(path).decision {
    case .inScope: return nil
    case .offLimits:
      return found(
        "off-limits", .deny, "\(path) is off limits in this session", "Leave it, and tell the user what you need.", path
      )
    case .readOnly:
      return found(
        "read-only", .deny, "\(path) is read-only in this session", "Leave it, and tell the user what you need.", path)
    case .outside:
      return found(
        "out-of-scope", .ask, "\(path) is out of the session's scope (\(scope.files.joined(separator: ", ")))",
        "Keep to the scope, or ask the user to widen it.", path)
    }
  }

  private func secret(_ path: String) -> GuardFinding? {
    // A first copy of the example tells nobody anything.
    let isNew = path.contains(".env") && !project.exists(path)
    return found(
      "secret", isNew ? .ask : .deny, "\(path) holds secrets",
      "Name the variable in .env.example, and ask the user to set it.", path)
  }

  private func database(_ path: String, _ change: FileChange) -> GuardFinding? {
    // A copy under a new name harms nobody.
    guard change.kind == .delete || path.hasSuffix("db.sqlite3") || project.exists(path) else { return nil }
    return found("database-file", .deny, "\(path) is a database", "Ask the user.", path)
  }

  private func production(_ path: String) -> GuardFinding? {
    found(
      "production-settings", .ask, "\(path) is production's settings", "Say what should change, and ask the user.", path
    )
  }

  private func guardFile(_ path: String, _ change: FileChange, _ kind: FileKind) -> GuardFinding? {
    let isTable = path.hasSuffix("pyproject.toml") && change.text?.contains("tool.djangology.guard") ?? false
    guard kind.isGuard || isTable else { return nil }
    return found("guard-file", .ask, "\(path) says what is guarded", "Ask the user to change it.", path)
  }

  // MARK: Migrations

  private func migration(_ path: String, _ change: FileChange, _ kind: FileKind) -> GuardFinding? {
    if change.kind == .delete, !kind.isMigration, project.exists(path + "/migrations/__init__.py") {
      return found(
        "deleted-migration", .ask, "\(path) is an application with migrations", "Ask the user whether it may go.", path)
    }
    guard kind.isMigration else { return nil }
    let isPattern = ShellNames.isOpen(path)
    if isPattern || !kind.isMigrationFile {
      // A whole folder, or several files at once.
      guard change.kind == .delete || isPattern else { return nil }
      return merged(path, "these migrations may be merged")
    }
    let isThere = project.exists(path)
    if project.isMerged(path) {
      return merged(path, "\(path) is a merged migration")
    }
    switch change.kind {
    case .delete:
      return found(
        "deleted-migration", .ask, "\(path) is a migration that may be applied already",
        "Ask the user whether it was migrated.", path)
    case .edit where isThere, .write where isThere:
      if isData(change.text) || isData(project.text(of: path)) { return nil }
      return found(
        "edited-migration", .ask, "\(path) was written by makemigrations",
        "Change the model and run makemigrations APP -n NAME.", path)
    case .edit, .write:
      return found(
        "written-migration", .deny, "\(path) would be a migration written by hand",
        "Run makemigrations APP -n NAME; for a data migration makemigrations APP --empty -n NAME, then edit it.", path)
    }
  }

  private func merged(_ path: String, _ message: String) -> GuardFinding {
    found(
      "merged-migration", .deny, "\(message): others have applied it",
      "Make a new migration: makemigrations APP -n NAME.", path)
  }

  private func isData(_ text: String?) -> Bool {
    guard let text else { return false }
    return text.contains("RunPython") || text.contains("RunSQL") || text.contains("operations = []")
  }
}
