/// What Python code would start: management commands, programs, other code.
struct PythonCalls {
  enum Start: Equatable {
    /// A subcommand with its arguments; no words stand for the program's own arguments.
    case management([String])
    case ownArguments
    case program([String])
    case line(String)
    case code(String)
  }

  private(set) var starts: [Start] = []
  private let tokens: [PythonToken]
  private var names: [String: PythonValue] = [:]
  private var arguments: PythonValue?

  init(_ code: String) {
    tokens = Array(PythonToken.all(of: code).prefix(40_000))
    for index in tokens.indices { bind(at: index) }
    for index in tokens.indices { read(at: index) }
    let hints = ["call_command", "execute_from_command_line", "ManagementUtility"]
    // Fetched by name, or renamed: something is started that was not seen.
    let isHidden = tokens.contains { token in
      if case .text(let text) = token { return hints.contains { text == $0 } }
      return false
    }
    if isHidden { starts.append(.management([String(ShellRun.hole)])) }
  }

  // MARK: Names

  private func name(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .name(let name) = tokens[index] else { return nil }
    return name
  }

  private func isSign(_ index: Int, _ sign: Unicode.Scalar) -> Bool {
    tokens.indices.contains(index) && tokens[index] == .other(UInt8(ascii: sign))
  }

  /// `x = …`, `sys.argv = …`, `for x in …` and `import … as x`.
  private mutating func bind(at index: Int) {
    guard let name = name(index) else { return }
    if isSign(index + 1, "="), !isSign(index + 2, "="), !isSign(index - 1, "(") || name == "argv" {
      var reader = PythonValueReader(tokens, at: index + 2, names)
      let value = reader.value()
      if name == "argv" { arguments = value } else { bind(name, value) }
    }
    if name == "for", let variable = self.name(index + 1), self.name(index + 2) == "in" {
      var reader = PythonValueReader(tokens, at: index + 3, names)
      if case .list(let values) = reader.value() { bind(variable, .either(values)) }
    }
    if name == "as", let old = self.name(index - 1), let new = self.name(index + 1), Self.callables.contains(old) {
      bind(new, .callable(old))
    }
    if name == "argv", isSign(index + 1, "["), isSign(index + 2, ":") || isSign(index + 3, ":") {
      if let equals = (index + 2..<index + 6).first(where: { isSign($0, "=") }) {
        var reader = PythonValueReader(tokens, at: equals + 1, names)
        if case .list(let values) = reader.value() { arguments = .list([.text("manage.py")] + values) }
      }
    }
  }

  private mutating func bind(_ name: String, _ value: PythonValue) {
    guard let old = names[name] else {
      names[name] = value
      return
    }
    names[name] = .either(old.choices + value.choices)
  }

  // MARK: Calls

  private static let lines: Set<String> = [
    "system", "popen", "getoutput", "getstatusoutput", "run", "call", "check_call", "check_output", "Popen",
    "create_subprocess_shell", "sh", "spawn", "sudo", "local", "run_process", "arun_process",
  ]
  private static let spread: Set<String> = [
    "create_subprocess_exec", "execl", "execlp", "execle", "execlpe", "spawnl", "spawnlp", "spawnv", "spawnvp", "execv",
    "execvp", "execve", "execvpe", "posix_spawn", "posix_spawnp",
  ]
  private static let callables: Set<String> = lines.union(spread).union([
    "call_command", "execute_from_command_line", "ManagementUtility", "exec", "eval",
  ])

  private mutating func read(at index: Int) {
    guard var name = name(index) else { return }
    if name == "commands", isSign(index - 1, "."), isSign(index + 1, "."), let command = self.name(index + 2),
      ManagementCommands.all.contains(command)
    {
      starts.append(.management([command]))
    }
    if case .callable(let old)? = names[name] { name = old }
    // `run = call_command`
    if Self.callables.contains(name), isSign(index - 1, "="), !isSign(index + 1, "("), name == "call_command" {
      starts.append(.management([String(ShellRun.hole)]))
    }
    guard isSign(index + 1, "(") else { return }
    var reader = PythonValueReader(tokens, at: index + 2, names)
    let call = reader.arguments()
    switch name {
    case "call_command": callCommand(call)
    case "execute_from_command_line", "ManagementUtility": execute(call.positional.first)
    case "main" where self.name(index - 2) == "manage" && isSign(index - 1, "."): execute(nil)
    case "run_path", "run_module":
      for text in call.positional.first?.texts ?? []
      where ManagementNames.isScript(text) || ManagementNames.isModule(text) {
        execute(nil)
      }
    case "exec", "eval", "compile":
      for text in call.positional.first?.texts ?? [] { starts.append(.code(text)) }
    case _ where Self.lines.contains(name): line(call.positional.first)
    case _ where Self.spread.contains(name): program(call.positional)
    default: break
    }
  }

  private mutating func callCommand(_ call: PythonArguments) {
    let options = call.keywords.flatMap { name, value -> [String] in
      let option = "--" + name.split(separator: "_").joined(separator: "-")
      if case .flag(let isOn) = value { return isOn ? [option] : [] }
      return [option + "=" + (value.texts.first ?? String(ShellRun.hole))]
    }
    let rest = call.positional.dropFirst().flatMap { $0.words }
    for name in call.positional.first?.texts ?? [String(ShellRun.hole)] {
      starts.append(.management([name] + rest + options))
    }
  }

  private mutating func execute(_ value: PythonValue?) {
    if case .list(let words)? = value {
      starts.append(.management(words.dropFirst().flatMap(\.words)))
    } else if case .either(let choices)? = value {
      for choice in choices { execute(choice) }
    } else if case .list(let words)? = arguments {
      starts.append(.management(words.dropFirst().flatMap(\.words)))
    } else {
      starts.append(.ownArguments)
    }
  }

  private mutating func line(_ value: PythonValue?) {
    guard let value else { return }
    switch value {
    case .text(let text): starts.append(.line(text))
    case .list(let words): starts.append(.program(words.flatMap(\.words)))
    case .either(let choices): for choice in choices { line(choice) }
    case .flag, .callable, .unknown: break
    }
  }

  private mutating func program(_ values: [PythonValue]) {
    if let list = values.compactMap({ if case .list(let words) = $0 { words } else { nil } }).first {
      starts.append(.program(list.flatMap(\.words)))
    } else {
      starts.append(.program(values.flatMap(\.words)))
    }
  }
}
