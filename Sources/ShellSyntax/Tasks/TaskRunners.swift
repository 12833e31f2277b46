internal import Base

/// Programs that run what a file of the project says under a name.
enum TaskRunners {
  static let names: Set<String> = [
    "make", "gmake", "remake", "just", "npm", "yarn", "pnpm", "bun", "poe", "task", "invoke", "inv", "fab", "doit",
    "pdm-run",
  ]

  /// A script of `pyproject.toml`, `Pipfile` or `package.json` by its name.
  static func manifestScript(_ name: String, _ read: (String) -> String?) -> String? {
    if let text = read("pyproject.toml") {
      let document = TOMLReader(Array(text.utf8)).document
      let tables = [
        document[path: "tool", "pdm", "scripts"], document[path: "tool", "poe", "tasks"],
        document[path: "tool", "rye", "scripts"], document[path: "tool", "taskipy", "tasks"],
        document[path: "tool", "pixi", "tasks"], document[path: "tool", "hatch", "envs", "default", "scripts"],
      ]
      for table in tables { if let line = line(table?[name]) { return line } }
      for environment in document[path: "tool", "hatch", "envs"]?.entries ?? [] {
        if let line = line(environment.value["scripts"]?[name]) { return line }
      }
    }
    if let text = read("Pipfile") {
      return line(TOMLReader(Array(text.utf8)).document[path: "scripts", name])
    }
    return nil
  }

  private static func line(_ value: TOMLValue?) -> String? {
    guard let value else { return nil }
    if let text = value.string { return text }
    if case .array = value { return value.strings.joined(separator: "\n") }
    for key in ["cmd", "shell", "script"] { if let inner = value[key] { return line(inner) } }
    return nil
  }

  static func packageScript(_ name: String, _ read: (String) -> String?) -> String? {
    read("package.json").flatMap { JSONReader.read(Array($0.utf8)) }?["scripts"]?[name]?.string
  }
}

extension ShellWalk {
  mutating func task(_ name: String, _ words: [String]) -> Bool {
    switch name {
    case "make", "gmake", "remake": return make(words)
    case "just": return just(words)
    case "npm", "yarn", "pnpm", "bun": return package(name, words)
    case "poe", "task", "doit":
      guard let target = words.dropFirst().first(where: { !$0.hasPrefix("-") }),
        let text = TaskRunners.manifestScript(target, { contents(of: $0) })
      else { return false }
      _ = script(text: text, .target("\(name) \(target)"))
      return true
    default: return false
    }
  }

  private func firstContents(of paths: [String]) -> String? {
    for path in paths { if let text = contents(of: path) { return text } }
    return nil
  }

  /// A program that the project installs itself and that takes Django's commands: `nautobot-server migrate`.
  mutating func consoleScript(_ name: String, _ words: [String]) -> Bool {
    guard let start = words.indices.dropFirst().first(where: { ManagementCommands.all.contains(words[$0]) }),
      let text = contents(of: "pyproject.toml")
    else { return false }
    let document = TOMLReader(Array(text.utf8)).document
    let scripts = [document[path: "project", "scripts"], document[path: "tool", "poetry", "scripts"]]
    guard scripts.contains(where: { $0?[name] != nil }) else { return false }
    let before = isCertain
    isCertain = false
    management(Array(words[start...]))
    isCertain = before
    return true
  }

  private mutating func package(_ name: String, _ words: [String]) -> Bool {
    var rest = words.dropFirst().drop { $0.hasPrefix("-") }
    if rest.first == "exec" || rest.first == "dlx" || rest.first == "x" {
      launch(line: Array(rest.dropFirst().drop { $0 == "--" }), .wrapper(name))
      return true
    }
    if rest.first == "run" || rest.first == "run-script" { rest = rest.dropFirst() }
    guard let target = rest.first, let text = TaskRunners.packageScript(target, { contents(of: $0) }) else {
      return false
    }
    _ = script(text: text, .target("\(name) run \(target)"))
    return true
  }

  private mutating func make(_ words: [String]) -> Bool {
    var targets: [String] = []
    var folder = ""
    var file: String?
    var given: [String: String] = [:]
    var at = 1
    while at < words.count {
      let word = words[at]
      let next = at + 1 < words.count ? words[at + 1] : ""
      at += 1
      if word == "-C" || word == "--directory" || word == "-f" || word == "--file" || word == "--makefile" {
        if word == "-C" || word == "--directory" { folder = next + "/" } else { file = next }
        at += 1
      } else if word.hasPrefix("-C") {
        folder = word.dropFirst(2) + "/"
      } else if let pair = ShellNames.assignment(word) {
        given[pair.name] = pair.value
      } else if ["-n", "--dry-run", "--just-print", "--recon", "-q", "--question"].contains(word) {
        return false
      } else if word == "-j" || word == "-l" || word == "-o" || word == "-W" {
        if Int(next) != nil || word == "-o" || word == "-W" { at += 1 }
      } else if !word.hasPrefix("-") {
        targets.append(word)
      }
    }
    let names = file.map { [$0] } ?? ["GNUmakefile", "makefile", "Makefile"]
    guard let text = firstContents(of: names.map { folder + $0 }) else { return false }
    let rules = MakeRules(text, given)
    let before = frame
    if !folder.isEmpty { frame.directory = path(folder) }
    for target in targets.isEmpty ? rules.firstTarget.map({ [$0] }) ?? [] : targets {
      _ = script(text: rules.script(of: target), .target("make \(target)"))
    }
    leave(to: before)
    return true
  }

  private mutating func just(_ words: [String]) -> Bool {
    var names = ["justfile", "Justfile", ".justfile"]
    var rest: [String] = []
    var given: [String: String] = [:]
    var at = 1
    while at < words.count {
      let word = words[at]
      at += 1
      if word == "-f" || word == "--justfile", at < words.count {
        names = [words[at]]
        at += 1
      } else if word == "-d" || word == "--working-directory" || word == "--shell" || word == "--dotenv-path" {
        at += 1
      } else if word == "--set", at + 1 < words.count {
        given[words[at]] = words[at + 1]
        at += 2
      } else if ["-n", "--dry-run", "--list", "-l", "--show", "-s", "--summary", "--evaluate"].contains(word),
        rest.isEmpty
      {
        return false
      } else if rest.isEmpty, let pair = ShellNames.assignment(word) {
        given[pair.name] = pair.value
      } else if !word.hasPrefix("-") || !rest.isEmpty {
        rest.append(word)
      }
    }
    guard let text = firstContents(of: names) else { return false }
    let rules = JustRules(text, given)
    for call in rules.calls(rest) {
      let step = ShellStep.target("just \(call.name)")
      let text = rules.script(of: call.name, call.arguments)
      if text.hasPrefix("#!") {
        route.append(step)
        file("recipe", text, call.arguments)
        route.removeLast()
      } else {
        _ = script(text: text, step)
      }
    }
    return true
  }
}
