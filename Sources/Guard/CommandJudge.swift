internal import Base
internal import ShellSyntax

/// Weighs what a shell command would run.
struct CommandJudge {
  let project: GuardedProject
  /// Where the command starts, absolute.
  let directory: String
  var findings: [GuardFinding] = []

  var settings: GuardSettings { project.settings }

  init(_ project: GuardedProject, from directory: String) {
    self.project = project
    self.directory = directory
  }

  mutating func judge(_ command: String) {
    let analysis = ShellAnalysis(of: command, in: project.surroundings(from: directory))
    for run in analysis.runs {
      switch run.kind {
      case .management: if let call = ManagementCall(run) { judge(call) }
      case .code(let isDjango): judge(code: run, isDjango: isDjango)
      case .program: judge(program: run)
      }
    }
    for write in analysis.writes {
      judge(
        write.path, .edit, from: write.directory, subject: "> \(write.path)", route: write.route, range: write.range)
    }
    judgeDecoded(analysis)
    let mentions = ["manage.py", "django", "migrat"].contains { command.contains($0) }
    if mentions, analysis.isCutShort || !analysis.unread.isEmpty, findings.allSatisfy({ $0.verdict == .allow }) {
      add(
        settings.verdict("hidden", .ask), "hidden", "this command could not be read to its end",
        "Write it as plain commands, one at a time.", String(command.prefix(80)), [], analysis.unread.first)
    }
  }

  private static let decoders: Set<String> = [
    "base64", "base32", "xxd", "openssl", "rev", "tr", "uudecode", "gunzip", "zcat",
  ]

  /// Something is decoded, and something that is not known is run.
  private mutating func judgeDecoded(_ analysis: ShellAnalysis) {
    guard let decoder = analysis.runs.first(where: { Self.decoders.contains($0.name) }) else { return }
    let hidden = analysis.runs.first { run in
      guard run.kind == .program else { return false }
      let isShell = ["bash", "sh", "zsh", "dash", "ksh"].contains(run.name) || run.name.hasPrefix("python")
      let isFed = run.feeders.contains(where: Self.decoders.contains)
      return run.words[0].utf8.allSatisfy { $0 == 0 } || (isShell && isFed)
    }
    guard let hidden else { return }
    add(
      settings.verdict("hidden", .ask), "hidden", "this runs what \(decoder.name) makes of something",
      "Write the command out.", hidden, decoder.spelling.joined(separator: " "))
  }

  // MARK: Findings

  mutating func add(
    _ verdict: GuardVerdict, _ rule: String, _ message: String, _ advice: String, _ subject: String,
    _ route: [ShellStep], _ range: TextRange?
  ) {
    guard verdict > .allow else { return }
    let subject = ShellNames.shown(subject)
    let short = subject.utf8.count > 160 ? subject.prefix(157) + "…" : subject
    findings.append(
      GuardFinding(
        verdict: verdict, rule: rule, message: message, advice: advice, subject: short, route: route.map(\.text),
        range: range))
  }

  mutating func add(
    _ verdict: GuardVerdict, _ rule: String, _ message: String, _ advice: String, _ run: ShellRun,
    _ subject: String? = nil
  ) {
    let text = subject ?? run.words.joined(separator: " ")
    add(limit(verdict, run), rule, message, advice, text, run.route, run.range)
  }

  /// What is only a guess, or stands in a file that people wrote, is for a person to decide.
  func limit(_ verdict: GuardVerdict, _ run: ShellRun) -> GuardVerdict {
    let isWritten = run.route.contains { step in
      switch step {
      case .file, .target: true
      case .wrapper, .script, .code, .container, .remote: false
      }
    }
    return run.isCertain && !isWritten ? verdict : min(verdict, .ask)
  }

  static func remote(_ run: ShellRun) -> String? {
    for case .remote(let name) in run.route { return name }
    return nil
  }

  // MARK: manage.py

  private mutating func judge(_ call: ManagementCall) {
    if call.name.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) {
      return add(
        settings.verdict("hidden", .ask), "hidden", "which subcommand of manage.py this runs is not known beforehand",
        "Write the subcommand's name out.", call.run, call.text)
    }
    if call.has("--help") || call.arguments.contains("-h") { return }
    var policy = ManagementPolicy.table[call.name] ?? .guess(call.name)
    if let verdict = settings.commands[call.name] {
      policy.verdict = verdict
      if policy.message.isEmpty { policy.message = "\(call.name) is guarded in this project" }
      if policy.advice.isEmpty { policy.advice = "Ask the user to run it." }
    } else {
      refine(&policy, call)
    }
    if policy.effect == .reads, policy.verdict == .allow { return }
    let production = ProductionSettings(patterns: settings.production)
    if let name = production.name(in: call, project.variables, project.settingsModule) {
      let verdict = max(policy.verdict == .ask ? .deny : policy.verdict, policy.effect == .writesData ? .deny : .ask)
      // Production is never a matter of where it is written.
      return add(
        verdict, call.name, "\(call.name) targets \(name)",
        policy.advice.isEmpty ? "Ask the user to run it." : policy.advice,
        call.text, call.run.route, call.run.range)
    }
    if let remote = Self.remote(call.run) {
      policy.verdict = max(policy.verdict, .ask)
      policy.message = "\(call.name) runs on another machine by \(remote)"
      if policy.advice.isEmpty { policy.advice = "Ask the user to run it." }
    }
    add(policy.verdict, call.name, policy.message, policy.advice, call.run, call.text)
  }

  /// What the arguments make of it.
  private func refine(_ policy: inout ManagementPolicy, _ call: ManagementCall) {
    switch call.name {
    case "migrate", "migrate_schemas":
      if call.has("--plan", "--check", "--check-unapplied"), !call.has("--fake", "--prune") {
        policy = .init(.allow, .reads)
      } else if call.has("--fake", "--fake-initial") {
        policy.message = "\(call.name) --fake writes to the history of migrations what did not happen"
        policy.verdict = .deny
      } else if call.arguments.contains("zero") {
        policy.message = "\(call.name) … zero drops the tables of the application"
        policy.verdict = .deny
      }
    case "makemigrations": makeMigrations(&policy, call)
    case "collectstatic": if call.has("--dry-run") || call.hasShort("n") { policy = .init(.allow, .reads) }
    case "shell", "shell_plus", "tenant_shell": shell(&policy, call)
    case "createsuperuser", "flush", "loaddata", "reset_db": break
    case "squashmigrations", "optimizemigration": if call.has("--check") { policy = .init(.allow, .reads) }
    case "remove_stale_contenttypes", "delete_squashed_migrations":
      if call.has("--dry-run") { policy = .init(.allow, .reads) }
    case "sqldiff": if call.arguments.contains("|") { policy.verdict = .ask }
    default: break
    }
  }

  private func makeMigrations(_ policy: inout ManagementPolicy, _ call: ManagementCall) {
    if call.has("--check", "--dry-run", "--scriptable") && call.has("--check", "--dry-run") {
      policy = .init(.allow, .reads)
    } else if call.has("--merge", "--update") {
      let option = call.has("--merge") ? "--merge" : "--update"
      policy = .init(
        .ask, .writesFiles, "makemigrations \(option) rewrites the history of migrations",
        "Ask the user, or make a new migration with -n NAME.")
    } else if !call.has("--name", "-n"), !call.hasShort("n") {
      policy = .init(
        settings.verdict("unnamed-migration", .deny), .writesFiles, "makemigrations without a name for the migration",
        "Run makemigrations --check --dry-run to see what is missing, then makemigrations APP -n DESCRIPTIVE_NAME.")
    }
  }

  private func shell(_ policy: inout ManagementPolicy, _ call: ManagementCall) {
    let isUnknown = call.run.input?.contains { $0.contains(ShellRun.hole) } ?? false
    let code = call.values(of: "-c") + call.values(of: "--command")
    guard isUnknown || code.contains(where: { $0.contains(ShellRun.hole) }) else { return }
    policy = .init(
      .ask, .runs, "manage.py shell would run code that is not known beforehand", "Write the code into the command.")
  }
}
