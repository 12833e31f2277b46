import Checks

/// How the project is run, tested and linted, as its own files do it.
struct CommandFacts {
  private(set) var lines: [ContractLine] = []
  private let contract: ContractProject

  init(_ contract: ContractProject) {
    self.contract = contract
    add("Run", running)
    add("Test", testing)
    add("Lint", linting)
  }

  private mutating func add(_ title: String, _ found: (command: String, evidence: [String])?) {
    guard let found else { return }
    lines.append(ContractLine("\(title): `\(found.command)`.", found.evidence))
  }

  private var running: (String, [String])? {
    if let command = named(["run", "dev", "start", "up", "serve", "runserver"], "runserver", "compose up", "uvicorn") {
      return command
    }
    guard let manage else { return nil }
    return ("python \(manage) runserver", ["\(manage) exists"])
  }

  private var testing: (String, [String])? {
    if let command = named(["test", "tests", "pytest", "check"], "pytest", "manage.py test", "tox", "runtests") {
      return command
    }
    let tool = TestTool(files: contract.paths.files, contract.project.beside.read)
    if tool.manage == nil, !tool.evidence.isEmpty { return ("pytest", Array(tool.evidence.prefix(1))) }
    if let step = contract.commands.automatic.first(where: {
      $0.text.contains("manage.py test") || $0.text.hasPrefix("tox")
    }) {
      let evidence = ["\(step.path):\(step.line)"]
      if Self.isTypable(step.text) { return (step.text, evidence) }
      if let manage = tool.manage { return ("python \(manage) test", evidence) }
    }
    guard let manage = tool.manage, contract.project.files.contains(where: \.isTest) else { return nil }
    return ("python \(manage) test", ["\(manage) exists; no configuration of pytest"])
  }

  /// Whether a line of continuous integration is short, whole, and means the same elsewhere.
  private static func isTypable(_ text: String) -> Bool {
    text.count <= 60 && !text.hasSuffix("\\") && !text.contains("`") && !text.contains("$")
      && ["'", "\""].allSatisfy { quote in text.count { $0 == quote } % 2 == 0 }
  }

  private var linting: (String, [String])? {
    if let command = named(["lint", "check", "format", "quality"], "ruff", "flake8", "pre-commit", "black", "pylint") {
      return command
    }
    if contract.paths.files.contains(".pre-commit-config.yaml") {
      return ("pre-commit run --all-files", [".pre-commit-config.yaml"])
    }
    guard contract.text("pyproject.toml")?.contains("[tool.ruff") ?? false else { return nil }
    return ("ruff check .", ["pyproject.toml: [tool.ruff]"])
  }

  /// The command of the project that is called so and does such a thing.
  private func named(_ names: [String], _ words: String...) -> (String, [String])? {
    let all = contract.commands.all.filter { !$0.path.contains("/") && $0.tool != .npm && $0.tool != .tox }
    for name in names {
      guard
        let command = all.first(where: { one in
          one.name == name && one.recipe.contains { line in words.contains { line.contains($0) } }
        })
      else { continue }
      let recipe = command.recipe.first { line in words.contains { line.contains($0) } } ?? ""
      return (command.typed, ["\(command.path):\(command.line): \(recipe)"])
    }
    return nil
  }

  private var manage: String? {
    contract.paths.files.filter { $0 == "manage.py" || $0.hasSuffix("/manage.py") }.min {
      ($0.count, $0) < ($1.count, $1)
    }
  }
}
