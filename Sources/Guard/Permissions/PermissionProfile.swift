public import Base

/// Permission rules for Claude Code that fit a project: a second net below the guard.
public struct PermissionProfile: Sendable, Equatable {
  public internal(set) var allow: [PermissionPattern] = []
  public internal(set) var ask: [PermissionPattern] = []
  public internal(set) var deny: [PermissionPattern] = []
  /// Rules about files, as they are written: `Read(./.env)`.
  public internal(set) var denyFiles: [String] = []
  /// Why rules are there, one line each.
  public internal(set) var evidence: [String] = []

  /// The `permissions` object of the settings.
  public var json: JSONValue {
    .object([
      ("allow", .strings(allow.map(\.rule))), ("ask", .strings(ask.map(\.rule))),
      ("deny", .strings(deny.map(\.rule) + denyFiles)),
    ])
  }

  /// Only reading, and one by one: `python manage.py *` would allow flush.
  static let reading = [
    "check", "showmigrations", "sqlmigrate", "findstatic", "help", "test", "makemigrations --check",
    "makemigrations --dry-run",
    "migrate --plan", "migrate --check",
  ]
  static let asking = [
    "createsuperuser", "changepassword", "collectstatic", "squashmigrations", "sqlflush", "clearsessions",
  ]
  static let denying = ["migrate", "flush", "loaddata", "dbshell", "reset_db"]

  public init(of survey: ProjectSurvey, settings: GuardSettings = GuardSettings()) {
    let starts = survey.starts
    for start in starts.literal {
      for name in Self.reading where settings.commands[Self.command(name)] ?? .allow == .allow {
        allow.append(PermissionPattern("\(start) \(name) *"))
      }
    }
    for tool in survey.tools { allow.append(PermissionPattern("\(tool) *")) }
    for target in survey.targets {
      switch target.verdict {
      case .allow: allow.append(PermissionPattern(target.line))
      case .ask, .deny: ask += [PermissionPattern(target.line), PermissionPattern(target.line + " *")]
      }
    }
    let known = Self.denying + Self.asking
    for name in known + settings.commands.keys.sorted().filter({ !known.contains($0) }) {
      add(name, settings.commands[name] ?? (Self.denying.contains(name) ? .deny : .ask), starts.patterns)
    }
    denyFiles =
      survey.secrets.flatMap { ["Read(./\($0))", "Edit(./\($0))"] } + settings.offLimits.map { "Edit(/\($0))" }
    allow = Self.unique(allow)
    ask = Self.unique(ask)
    deny = Self.unique(deny)
    evidence = survey.evidence
  }

  private static func command(_ line: String) -> String { String(line.prefix { $0 != " " }) }

  private mutating func add(_ name: String, _ verdict: GuardVerdict, _ starts: [String]) {
    switch verdict {
    case .allow: break
    case .ask: ask += Self.patterns(name, starts.filter { $0.hasSuffix("manage.py") })
    case .deny:
      deny += Self.patterns(name, starts + ["python*manage.py -*"])
      // In a text that a shell runs the name is followed by a quote.
      for shell in ["bash *", "sh *", "eval *"] { deny.append(PermissionPattern("\(shell)manage.py \(name)*")) }
    }
  }

  /// What follows must not belong to the name, as in `migrate_schemas`.
  private static func patterns(_ name: String, _ starts: [String]) -> [PermissionPattern] {
    if name != "migrate" { return starts.map { PermissionPattern("\($0) \(name)*") } }
    return starts.flatMap { [PermissionPattern("\($0) \(name)"), PermissionPattern("\($0) \(name) *")] }
  }

  private static func unique(_ patterns: [PermissionPattern]) -> [PermissionPattern] {
    var seen: Set<PermissionPattern> = []
    return patterns.filter { seen.insert($0).inserted }
  }
}
