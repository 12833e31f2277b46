/// One simple command of a line, with what only wraps it taken off.
struct ShellCommand: Sendable {
  /// The program and its arguments, without quotation marks.
  var words: [String]
  /// The compose service that it is run in.
  var service: String?

  var program: String { words.first.map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? "" }
  var arguments: ArraySlice<String> { words.dropFirst() }

  /// The first argument that is no option.
  var operand: String? { arguments.first { !$0.hasPrefix("-") } }

  /// The subcommand of `manage.py` and what follows it; nil for another program.
  var management: ArraySlice<String>? {
    if program == "manage.py" || program == "django-admin" { return Self.withoutOptions(words.dropFirst()) }
    guard program.hasPrefix("python") else { return nil }
    let rest = words.dropFirst().drop { $0.hasPrefix("-") && $0 != "-m" }
    guard let script = rest.first else { return nil }
    if script == "-m" {
      let module = rest.dropFirst().first
      return module == "django" || module == "manage" ? Self.withoutOptions(rest.dropFirst(2)) : nil
    }
    return script == "manage.py" || script.hasSuffix("/manage.py") ? Self.withoutOptions(rest.dropFirst()) : nil
  }

  private static func withoutOptions(_ words: ArraySlice<String>) -> ArraySlice<String> {
    words.drop { $0.hasPrefix("--") && $0 != "--help" && $0 != "--version" }
  }

  /// The commands of a line, in order.
  static func all(in line: String) -> [ShellCommand] {
    var text = line[...].drop { $0 == " " || $0 == "\t" }
    for prompt in ["$ ", "> ", "% ", "(venv) "] where text.hasPrefix(prompt) { text = text.dropFirst(prompt.count) }
    let commands = ShellWords.split(text).map { ShellCommand(unwrapping: $0) }.filter { !$0.words.isEmpty }
    return commands.flatMap { [$0] + $0.inner }
  }

  /// What a shell is given as text.
  private var inner: [ShellCommand] {
    guard ["sh", "bash", "zsh"].contains(program), let flag = words.firstIndex(where: { $0 == "-c" || $0 == "-lc" }),
      flag + 1 < words.count
    else { return [] }
    return Self.all(in: words[flag + 1])
  }

  private init(unwrapping words: [String]) {
    self.words = words
    var before = -1
    while before != self.words.count {
      before = self.words.count
      unwrap()
    }
  }

  private mutating func unwrap() {
    while let first = words.first, Self.isAssignment(first) { words.removeFirst() }
    switch program {
    case "sudo", "time", "nohup", "exec", "env", "command", "xvfb-run", "dotenv":
      words.removeFirst()
      words = Array(words.drop { $0.hasPrefix("-") })
    case "uv", "poetry", "pipenv", "hatch", "rye", "pdm", "pixi": unwrapRunner()
    case "docker-compose": unwrapCompose(words.dropFirst())
    case "docker", "podman":
      if words.dropFirst().first == "compose" { unwrapCompose(words.dropFirst(2)) }
    default: break
    }
  }

  private mutating func unwrapRunner() {
    guard words.dropFirst().first == "run" else { return }
    var rest = words.dropFirst(2)
    while let option = rest.first, option.hasPrefix("-") {
      rest = rest.dropFirst()
      if Self.valued.contains(option) { rest = rest.dropFirst() }
    }
    if !rest.isEmpty { words = Array(rest) }
  }

  private mutating func unwrapCompose(_ given: ArraySlice<String>) {
    var rest = Self.drop(options: given)
    guard let verb = rest.first, verb == "exec" || verb == "run" else { return }
    rest = Self.drop(options: rest.dropFirst())
    guard let name = rest.first, rest.count > 1 else { return }
    service = name
    words = Array(rest.dropFirst())
  }

  private static func drop(options words: ArraySlice<String>) -> ArraySlice<String> {
    var rest = words
    while let option = rest.first, option.hasPrefix("-") {
      rest = rest.dropFirst()
      if valued.contains(option) { rest = rest.dropFirst() }
    }
    return rest
  }

  /// Options of runners whose value is a word of its own.
  private static let valued: Set<String> = [
    "--with", "--group", "--extra", "--project", "--directory", "--python", "-p", "--package", "--env-file", "-f",
    "--file", "-e", "--env", "-u", "--user", "-w", "--workdir", "--profile", "--name", "-v", "--volume", "--entrypoint",
  ]

  private static func isAssignment(_ word: String) -> Bool {
    guard let equals = word.firstIndex(of: "="), equals != word.startIndex else { return false }
    return word[..<equals].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}

/// Cuts a line into commands and those into words.
private struct ShellWords {
  private var commands: [[String]] = []
  private var words: [String] = []
  private var word = ""
  private var isOpen = false

  static func split(_ line: Substring) -> [[String]] {
    var reader = ShellWords()
    reader.read(line)
    reader.endCommand()
    return reader.commands
  }

  private mutating func read(_ line: Substring) {
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
        continue
      }
      switch character {
      case "'", "\"":
        quote = character
        isOpen = true
      case " ", "\t": endWord()
      case "#" where word.isEmpty && !isOpen: return
      case "&", "|", ";": endCommand()
      case "\\": continue
      case "(", ")": endCommand()
      default: word.append(character)
      }
    }
  }

  private mutating func endWord() {
    if !word.isEmpty || isOpen { words.append(word) }
    (word, isOpen) = ("", false)
  }

  private mutating func endCommand() {
    endWord()
    if !words.isEmpty { commands.append(words) }
    words = []
  }
}
