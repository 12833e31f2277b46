internal import Base

/// Programs that start another program.
extension ShellWalk {
  mutating func wrapped(_ words: [String], _ syntax: WrapperSyntax, named name: String) -> Bool {
    let before = (frame.assigned, service)
    defer { (frame.assigned, service) = before }
    guard let found = innerStart(words, syntax) else { return commandOption(name, words, isCertain: true) }
    var rest = Array(words[found.start...])
    let step = step(of: name, found.verb, syntax)
    if isCompose(name, found.verb) { service = found.operand }
    if rest.first == "-m" || rest.first == "--module" { rest = ["python"] + rest }
    if found.verb != nil, rest.first == "-" { rest = ["python", "-"] }
    guard let first = rest.first else { return false }
    if syntax.joins {
      // Some put the words together as they are, some quote them first.
      _ = script(text: rest.joined(separator: " "), step)
      launch(line: rest, step)
      return true
    }
    if name == "hatch", let colon = first.utf8.lastIndex(of: UInt8(ascii: ":")) {
      rest[0] = String(first[first.utf8.index(after: colon)...])
    }
    if found.verb != nil, let script = TaskRunners.manifestScript(rest[0], { contents(of: $0) }) {
      route.append(step)
      defer { route.removeLast() }
      let more = rest.dropFirst().map { " " + ShellLine.quoted($0) }.joined()
      _ = self.script(text: script + more, .target("\(name) \(rest[0])"))
      return true
    }
    if case .container = syntax.step, ManagementCommands.all.contains(rest[0]) {
      // The image's entry point may be manage.py.
      let certain = isCertain
      isCertain = false
      route.append(step)
      management(rest)
      route.removeLast()
      isCertain = certain
      return true
    }
    launch(line: rest, step)
    return true
  }

  private func isCompose(_ name: String, _ verb: String?) -> Bool {
    name.hasSuffix("-compose") || verb?.hasPrefix("compose ") ?? false
  }

  private func step(of name: String, _ verb: String?, _ syntax: WrapperSyntax) -> ShellStep {
    let text = verb.map { "\(name) \($0)" } ?? name
    return switch syntax.step {
    case .wrapper: .wrapper(text)
    case .container: .container(text)
    case .remote: .remote(text)
    }
  }

  /// Where the inner program stands; what is assigned on the way is noted.
  private mutating func innerStart(_ words: [String], _ syntax: WrapperSyntax) -> InnerStart? {
    var at = 1
    var verb: String?
    var operand: String?
    var lead = ""
    var skips = syntax.skips
    var isOpen = true
    while at < words.count {
      let word = words[at]
      if isOpen, word == "--" {
        isOpen = false
        if syntax.needsDashes || (syntax.step == .remote && verb != nil) { skips = 0 }
        at += 1
      } else if isOpen, word.hasPrefix("-"), word != "-" {
        if word == "-m" || word == "--module", verb != nil, syntax.runsModules {
          return InnerStart(start: at, verb: verb)
        }
        if let value = splitString(word, words, at) { return inlined(value, words, at) }
        at += note(word, words, at, syntax)
      } else if syntax.needsDashes, isOpen {
        at += 1
      } else if verb == nil, !syntax.verbs.isEmpty {
        guard syntax.verbs.contains(word) || syntax.passing.contains(word) else { return nil }
        lead += (lead.isEmpty ? "" : " ") + word
        if syntax.verbs.contains(word) { verb = lead }
        at += 1
      } else if !syntax.joins, let pair = ShellNames.assignment(word), isOpen || skips > 0 || syntax.verbs.isEmpty {
        frame.assigned[pair.name] = [pair.value]
        at += 1
      } else if skips > 0 {
        skips -= 1
        at += 1
        operand = word
        if syntax.step != .wrapper, !isOpen { continue }
      } else {
        return InnerStart(start: at, verb: verb, operand: operand)
      }
    }
    return nil
  }

  /// Notes a variable that an option sets; how many words the option is.
  private mutating func note(_ word: String, _ words: [String], _ at: Int, _ syntax: WrapperSyntax) -> Int {
    let takesValue = syntax.takesValue(word)
    var value = takesValue && at + 1 < words.count ? words[at + 1] : word
    if !takesValue {
      if word.hasPrefix("--"), let sign = word.utf8.firstIndex(of: UInt8(ascii: "=")) {
        value = String(word[word.utf8.index(after: sign)...])
      } else if word.hasPrefix("-e") {
        value = String(word.dropFirst(2))
      }
    }
    if let pair = ShellNames.assignment(value) { frame.assigned[pair.name] = [pair.value] }
    return takesValue ? 2 : 1
  }

  /// The text of `env -S text`.
  private func splitString(_ word: String, _ words: [String], _ at: Int) -> String? {
    guard ShellNames.base(words[0]) == "env" else { return nil }
    if word.hasPrefix("--split-string=") { return String(word.dropFirst(15)) }
    if word == "--split-string" || word.hasSuffix("S") { return at + 1 < words.count ? words[at + 1] : nil }
    return word.hasPrefix("-S") ? String(word.dropFirst(2)) : nil
  }

  private mutating func inlined(_ text: String, _ words: [String], _ at: Int) -> InnerStart? {
    _ = script(text: text, .wrapper("env -S"))
    return nil
  }

  /// Where the program stands that another one starts.
  private struct InnerStart {
    var start: Int
    /// `compose exec`.
    var verb: String?
    /// The last of the words that are skipped: an image, a service.
    var operand: String?
  }

  // MARK: xargs

  mutating func xargs(_ name: String, _ words: [String]) -> Bool {
    let syntax = WrapperSyntax(
      valued: [
        "-n", "-P", "-L", "-d", "-a", "-E", "-s", "-I", "-J", "-R", "-S", "-j", "--jobs", "--max-args",
        "--max-procs", "--max-lines", "--delimiter", "--arg-file", "--replace",
      ])
    var at = 1
    var mark: String?
    var isSingle = name == "parallel"
    while at < words.count, words[at].hasPrefix("-") {
      let option = words[at]
      if option.hasPrefix("-n") || option.hasPrefix("-L") || option.hasPrefix("--max-args") { isSingle = true }
      if option.hasPrefix("-I") {
        mark = option == "-I" ? (at + 1 < words.count ? words[at + 1] : nil) : String(option.dropFirst(2))
      }
      if option == "-i" || option.hasPrefix("--replace") { mark = "{}" }
      at += syntax.takesValue(option) ? 2 : 1
    }
    var command = Array(words[min(at, words.count)...])
    var texts = frame.input ?? [String(ShellRun.hole)]
    if let colons = command.firstIndex(where: { $0.hasPrefix(":::") }) {
      texts = [command[(colons + 1)...].joined(separator: "\n")]
      command = Array(command[..<colons])
    }
    if name == "parallel", mark == nil, command.contains(where: { $0.contains("{}") }) { mark = "{}" }
    guard !command.isEmpty else { return true }
    route.append(.wrapper(name))
    let input = frame.input
    frame.input = nil
    for text in texts { feed(text, to: command, mark, isSingle) }
    frame.input = input
    route.removeLast()
    return true
  }

  private mutating func feed(_ text: String, to command: [String], _ mark: String?, _ isSingle: Bool) {
    var variants: [[String]] = []
    if let mark {
      let lines = text.split(separator: "\n").map(String.init)
      variants = lines.map { line in
        command.map { $0.split(separator: mark, omittingEmptySubsequences: false).joined(separator: line) }
      }
    } else {
      let fields = ShellNames.words(text)
      variants = isSingle ? fields.map { command + [$0] } : [command + fields]
      if fields.isEmpty { variants = [command] }
    }
    for words in limited(variants) {
      let last = route.removeLast()
      launch(line: words, last)
      route.append(last)
    }
  }

  // MARK: Others

  /// Programs that start others in ways of their own; whether this one has.
  mutating func starter(_ name: String, _ words: [String]) -> Bool {
    switch name {
    case "find", "fd", "fdfind": return findAction(words)
    case "git": return gitAction(words)
    case "crontab":
      for line in (frame.input ?? []).flatMap({ $0.split(separator: "\n") }) {
        _ = script(text: ShellNames.words(String(line)).dropFirst(5).joined(separator: " "), .script("crontab"))
      }
      return false
    case "perl", "ruby", "node", "php", "deno", "bun", "lua", "awk", "gawk", "mawk", "osascript", "tclsh", "Rscript":
      for word in words.dropFirst() { foreign(word, .code(name)) }
      return false
    case "su", "script", "runuser", "nix-shell", "nix", "fly", "flyctl", "gcloud", "aws", "eb", "az", "vagrant", "wsl",
      "concurrently", "nodemon", "entr", "watchexec", "reflex", "tmux", "screen", "at", "batch", "expect", "make4ht",
      "multipass", "lxc", "incus", "lando", "ddev", "devcontainer", "distrobox", "toolbox", "pct", "machinectl":
      return anyCommand(name, words)
    default:
      if WrapperSyntax.data.contains(name) { return false }
      if consoleScript(name, words) { return true }
      _ = commandOption(name, words, isCertain: false)
      return anyRunner(words)
    }
  }

  private static let remotes: Set<String> = ["fly", "flyctl", "gcloud", "aws", "eb", "az"]

  private mutating func anyCommand(_ name: String, _ words: [String]) -> Bool {
    if name == "at" || name == "batch", let texts = frame.input {
      for text in texts { _ = script(text: text, .script(name)) }
    }
    let step: ShellStep = Self.remotes.contains(name) ? .remote(name) : .wrapper(name)
    for word in words.dropFirst() where word.utf8.contains(where: ShellNames.isBlank) {
      route.append(step)
      _ = script(text: word, .script(name))
      route.removeLast()
    }
    return anyRunner(words, step)
  }

  /// Modules and programs that run a script under observation.
  private static let tracers: Set<String> = [
    "pdb", "ipdb", "pudb", "cProfile", "profile", "trace", "debugpy", "coverage", "viztracer", "memray", "kernprof",
    "scalene",
    "line_profiler", "memory_profiler", "pyinstrument", "runpy", "watchmedo", "auto-py-to-exe",
  ]

  private static let destructive: Set<String> = ["psql", "dropdb", "sqlite3", "mysql", "rm", "unlink"]

  /// An interpreter, a shell or manage.py somewhere in the arguments of a program that is not known.
  private mutating func anyRunner(_ words: [String], _ step: ShellStep? = nil) -> Bool {
    var isSure = true
    for index in words.indices.dropFirst() {
      let name = ShellNames.base(words[index])
      let isManagement = ManagementNames.isProgram(words[index])
      let runs =
        isManagement || PythonNames.isInterpreter(name) || ShellNames.shells.contains(name)
        || Self.destructive.contains(name) || (WrapperSyntax.all[name] != nil && index + 1 < words.count)
        || name == "eval" || name == "xargs"
      guard runs else {
        // What follows may be its arguments: `tool ls manage.py migrate`.
        if WrapperSyntax.data.contains(name) { isSure = false }
        continue
      }
      let before = isCertain
      isCertain = isCertain && isSure && (!isManagement || index == 1 || Self.tracers.contains(words[0]))
      route.append(step ?? .wrapper(ShellNames.shown(words[0])))
      _ = launch(Array(words[index...]))
      route.removeLast()
      isCertain = before
      return true
    }
    return false
  }

  private mutating func commandOption(_ name: String, _ words: [String], isCertain certain: Bool) -> Bool {
    let options: Set<String> = ["-c", "-C", "--command", "--cmd", "--run", "--exec", "-x", "--execute"]
    var hasRun = false
    for (option, value) in zip(words, words.dropFirst())
    where options.contains(option) && value.utf8.contains(where: ShellNames.isBlank) {
      let before = isCertain
      isCertain = isCertain && certain
      _ = script(text: value, .script("\(name) \(option)"))
      isCertain = before
      hasRun = true
    }
    return hasRun
  }

  private mutating func findAction(_ words: [String]) -> Bool {
    let find = FindWords(words)
    for command in find.commands {
      for pattern in find.patterns {
        launch(
          line: command.map { $0.split(separator: "{}", omittingEmptySubsequences: false).joined(separator: pattern) },
          .wrapper("find -exec"))
      }
    }
    return false
  }

  private mutating func gitAction(_ words: [String]) -> Bool {
    for (option, value) in zip(words, words.dropFirst()) {
      if option == "-c", let bang = value.utf8.firstIndex(of: UInt8(ascii: "!")), value.hasPrefix("alias.") {
        _ = script(text: String(value[value.utf8.index(after: bang)...]), .script("git alias"))
      }
      // `git config alias.m '!python manage.py migrate'`
      if option.hasPrefix("alias."), value.hasPrefix("!") {
        _ = script(text: String(value.dropFirst()), .script("git alias"))
      }
      if option == "-x" || option == "--exec" { _ = script(text: value, .script("git \(option)")) }
    }
    for word in words where word.hasPrefix("--exec=") {
      _ = script(text: String(word.dropFirst(7)), .script("git --exec"))
    }
    if let run = words.firstIndex(of: "bisect").map({ $0 + 1 }), run < words.count, words[run] == "run" {
      launch(line: Array(words[(run + 1)...]), .wrapper("git bisect run"))
    }
    if let each = words.firstIndex(of: "foreach"), words.contains("submodule") {
      _ = script(
        text: words[(each + 1)...].drop { $0.hasPrefix("-") }.joined(separator: " "), .script("git submodule foreach"))
    }
    return false
  }

  /// Code of a language that is not read: the texts in it that look like commands.
  mutating func foreign(_ text: String, _ step: ShellStep) {
    guard text.contains("manage.py") || text.contains("django") else { return }
    let starts = ["system", "exec", "spawn", "popen", "`", "%x", "shell", "execute"].contains { text.contains($0) }
    let before = isCertain
    isCertain = isCertain && starts
    for literal in TextLiterals.all(in: text) where literal.utf8.contains(where: ShellNames.isBlank) {
      _ = script(text: literal, step)
    }
    let joined = TextLiterals.all(in: text)
    if starts, joined.count > 1 { _ = nested([""]) { $0.launchAny(joined, step) } }
    isCertain = before
  }

  private mutating func launchAny(_ words: [String], _ step: ShellStep) -> [String] {
    guard let start = words.firstIndex(where: { ManagementNames.isProgram($0) }) else { return [""] }
    route.append(step)
    management(Array(words[(start + 1)...]))
    route.removeLast()
    return [""]
  }
}
