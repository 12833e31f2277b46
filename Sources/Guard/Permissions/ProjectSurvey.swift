internal import Base
internal import Platform
internal import ShellSyntax

/// How a project starts its commands, as its own files tell: lock files, Makefile, justfile, compose files, CI.
public struct ProjectSurvey: Sendable, Equatable {
  /// A target of a Makefile or a recipe of a justfile, and what the guard says of what it runs.
  public struct Target: Sendable, Equatable {
    public var line: String
    public var verdict: GuardVerdict
  }

  public struct Starts: Sendable, Equatable {
    /// As people write them: `uv run python manage.py`.
    public var literal: [String]
    /// Everything that may come out as manage.py, with wild cards.
    public var patterns: [String]
  }

  public private(set) var starts = Starts(literal: [], patterns: [])
  /// Checkers and test runners that the project uses.
  public private(set) var tools: [String] = []
  public private(set) var targets: [Target] = []
  public private(set) var secrets: [String] = []
  public private(set) var evidence: [String] = []

  private let root: FilePath
  private let project: GuardedProject

  /// - Parameter folder: where agents are started; the project's root where nothing else is said.
  public init(of project: GuardedProject, in folder: String? = nil) {
    self.project = project
    root = FilePath(folder ?? project.root)
    findStarts()
    findTargets()
    findTools()
    secrets = [".env", ".env.production", ".env.local"].filter(exists)
  }

  public static func == (a: ProjectSurvey, b: ProjectSurvey) -> Bool {
    a.starts == b.starts && a.tools == b.tools && a.targets == b.targets && a.secrets == b.secrets
  }

  private func text(_ path: String) -> String? {
    (try? FileReader.read(root.appending(path).text)).map { String(decoding: $0, as: UTF8.self) }
  }

  private func exists(_ path: String) -> Bool { (try? FileStamp(of: root.appending(path).text)) != nil }

  // MARK: manage.py

  private mutating func findStarts() {
    let folders = (try? DirectoryEntries.read(root.text)) ?? []
    let inside = folders.filter(\.isDirectory).map { $0.name + "/manage.py" }.sorted().filter(exists)
    let scripts = exists("manage.py") || inside.isEmpty ? ["manage.py"] : inside
    var runners: [(name: String, prefix: String)] = []
    for (file, prefix) in [
      ("uv.lock", "uv run"), ("poetry.lock", "poetry run"), ("pdm.lock", "pdm run"), ("Pipfile", "pipenv run"),
      ("requirements.lock", "rye run"),
    ] where exists(file) { runners.append((file, prefix)) }
    if text("pyproject.toml")?.contains("[tool.hatch.envs") ?? false { runners.append(("pyproject.toml", "hatch run")) }
    var literal: [String] = []
    for script in scripts {
      literal += ["python \(script)", "python3 \(script)", "./\(script)"]
      for runner in runners {
        literal.append("\(runner.prefix) python \(script)")
        if runner.prefix == "uv run" { literal.append("uv run \(script)") }
        evidence.append("\(runner.name): \(runner.prefix)")
      }
      for service in services {
        literal += [
          "docker compose exec \(service) python \(script)", "docker compose run --rm \(service) python \(script)",
        ]
      }
    }
    let wrapped =
      runners.map { "\($0.prefix) *manage.py" }
      + (services.isEmpty ? [] : ["docker compose *manage.py", "docker-compose *manage.py", "docker exec *manage.py"])
    starts = Starts(
      literal: literal,
      patterns: [
        "python*manage.py", "*/python*manage.py", "*/manage.py", "python* -m django", "django-admin",
        "xargs *manage.py",
        "kubectl exec *manage.py", "heroku run *manage.py",
      ] + wrapped)
  }

  /// The services of the compose files that build from here.
  private var services: [String] {
    for name in ["compose.yml", "compose.yaml", "docker-compose.yml", "docker-compose.yaml", "local.yml"] {
      guard let text = text(name) else { continue }
      return Self.services(in: text)
    }
    return []
  }

  static func services(in text: String) -> [String] {
    var found: [String] = []
    var isInside = false
    var name: String?
    for line in text.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      let word = line.dropFirst(indent)
      if word.hasPrefix("#") { continue }
      if indent == 0 { isInside = word.hasPrefix("services:") }
      guard isInside else { continue }
      if indent == 2, word.hasSuffix(":") { name = String(word.dropLast()) }
      if indent > 2, word.hasPrefix("build"), let one = name, !found.contains(one) { found.append(one) }
    }
    return found
  }

  // MARK: Targets

  private mutating func findTargets() {
    for name in ["GNUmakefile", "makefile", "Makefile"] {
      guard let text = text(name) else { continue }
      add(MakeRules(text).targets, "make", name)
      break
    }
    for name in ["justfile", "Justfile", ".justfile"] {
      guard let text = text(name) else { continue }
      add(JustRules(text).targets, "just", name)
      break
    }
  }

  private mutating func add(_ names: [String], _ program: String, _ file: String) {
    for name in names where name.utf8.allSatisfy({ $0 > 32 && !"%$*./\\".utf8.contains($0) }) {
      let line = "\(program) \(name)"
      let runs = ShellAnalysis(of: line, in: project.surroundings(from: root.text)).runs
      let verdict = project.decide(line, from: root.text).verdict
      guard verdict > .allow || (!runs.isEmpty && runs.allSatisfy(Self.isHarmless)) else { continue }
      targets.append(Target(line: line, verdict: verdict))
      evidence.append("\(file): \(name)")
    }
  }

  private static let harmless: Set<String> = [
    "pytest", "py.test", "ruff", "mypy", "flake8", "black", "isort", "pylint", "pyright", "bandit", "djlint",
    "coverage", "echo",
    "printf", "tox", "nox", "vulture", "djangology", "ty", "pip-audit", "cat", "ls",
  ]

  private static func isHarmless(_ run: ShellRun) -> Bool {
    switch run.kind {
    case .management: ManagementPolicy.table[run.words.first ?? ""]?.effect == .reads || run.words.first == "test"
    case .code: false
    case .program: harmless.contains(run.name)
    }
  }

  // MARK: Tools

  private mutating func findTools() {
    var texts = [
      "pyproject.toml", "Makefile", "justfile", ".gitlab-ci.yml", "tox.ini", "noxfile.py", ".pre-commit-config.yaml",
    ].map { ($0, text($0)) }
    let workflows = ((try? DirectoryEntries.read(root.appending(".github/workflows").text)) ?? []).map(\.name).sorted()
    for name in workflows { texts.append((name, text(".github/workflows/" + name))) }
    for (word, lines) in [
      ("pytest", ["pytest"]), ("ruff", ["ruff check", "ruff format --check"]), ("mypy", ["mypy"]),
      ("flake8", ["flake8"]),
      ("black", ["black --check"]), ("isort", ["isort --check"]), ("djlint", ["djlint --check", "djlint --lint"]),
      ("pyright", ["pyright"]),
    ] {
      guard let file = texts.first(where: { $0.1.map { Self.mentions($0, word) } ?? false })?.0 else { continue }
      tools +=
        lines + (exists("uv.lock") ? lines.map { "uv run " + $0 } : [])
        + (exists("poetry.lock") ? lines.map { "poetry run " + $0 } : [])
      evidence.append("\(file): \(word)")
    }
  }

  private static func mentions(_ text: String, _ word: String) -> Bool {
    text.utf8.split { !ShellNames.isWord($0) }.contains { Substring($0) == word }
  }
}

extension ShellNames {
  fileprivate static func isWord(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }
}
