internal import Base

/// What the shell does itself, and programs whose output is plain from their arguments.
extension ShellWalk {
  /// What a builtin prints; nil if there is none of this name.
  mutating func builtin(_ name: String, _ words: [String]) -> [String]? {
    let arguments = Array(words.dropFirst())
    switch name {
    case "cd", "pushd": changeDirectory(arguments)
    case "popd": frame.directory = nil
    case "export", "declare", "typeset", "local", "readonly": declare(name, arguments)
    case "unset": for variable in arguments { frame.variables[variable] = nil }
    case "read", "mapfile", "readarray": readVariables(arguments)
    case "set": setPositional(arguments)
    case "shift": frame.positional = frame.positional.map { Array($0.dropFirst()) }
    case "alias":
      for pair in arguments.compactMap(ShellNames.assignment) { frame.aliases[pair.name] = pair.value }
      for word in arguments where ShellNames.assignment(word) == nil {
        guard let sign = word.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
        frame.aliases[String(word[..<sign])] = String(word[word.utf8.index(after: sign)...])
      }
    case "unalias": for alias in arguments { frame.aliases[alias] = nil }
    case "eval": return script(text: arguments.joined(separator: " "), .script("eval"), inSubshell: false)
    case "source", ".": source(arguments)
    case "trap":
      if let text = arguments.first(where: { !$0.hasPrefix("-") }), arguments.count > 1 {
        _ = script(text: text, .script("trap"))
      }
    case "command", "exec", "builtin":
      guard let start = commandStart(arguments) else { return arguments.last.map { [$0 + "\n"] } ?? [""] }
      return launch(Array(arguments[start...]))
    case ":", "true", "false", "exit", "return", "break", "continue", "wait", "jobs", "shopt", "ulimit", "umask",
      "test",
      "[", "let", "hash", "getopts", "fg", "bg", "disown", "setopt", "emulate", "sleep":
      break
    default: return nil
    }
    return [""]
  }

  /// Where the program stands behind `command` and `exec`; nil if one is only looked for.
  private func commandStart(_ arguments: [String]) -> Int? {
    var at = 0
    while at < arguments.count, arguments[at].hasPrefix("-") {
      if arguments[at].contains("v") || arguments[at].contains("V") { return nil }
      at += arguments[at] == "-a" ? 2 : 1
      if arguments[at - 1] == "--" { break }
    }
    return at < arguments.count ? at : nil
  }

  private mutating func changeDirectory(_ arguments: [String]) {
    guard let target = arguments.first(where: { !$0.hasPrefix("-") || $0 == "-" }) else {
      frame.directory = nil
      return
    }
    frame.directory = target == "-" || target.hasPrefix("~") || target.contains(ShellRun.hole) ? nil : path(target)
  }

  private mutating func declare(_ name: String, _ arguments: [String]) {
    let exports = name == "export" || arguments.contains { $0.hasPrefix("-") && $0.contains("x") }
    for word in arguments where !word.hasPrefix("-") {
      if let pair = ShellNames.assignment(word) { set(pair.name, ShellValue(texts: [pair.value])) }
      if exports { frame.exported.insert(ShellNames.assignment(word)?.name ?? word) }
    }
  }

  private mutating func readVariables(_ arguments: [String]) {
    let names = arguments.filter { !$0.hasPrefix("-") }
    let lines = frame.input?.flatMap { $0.split(separator: "\n").map(String.init) }
    for (index, name) in (names.isEmpty ? ["REPLY"] : names).enumerated() {
      guard let lines, !lines.isEmpty else {
        frame.variables[name] = .unknown
        continue
      }
      let values = lines.map { line in
        let words = ShellNames.words(line)
        if index + 1 < names.count { return words.indices.contains(index) ? words[index] : "" }
        return words.dropFirst(index).joined(separator: " ")
      }
      frame.variables[name] = ShellValue(texts: limited(values))
    }
  }

  private mutating func setPositional(_ arguments: [String]) {
    if let dashes = arguments.firstIndex(of: "--") {
      frame.positional = Array(arguments[(dashes + 1)...])
    } else if let first = arguments.first, !first.hasPrefix("-"), !first.hasPrefix("+") {
      frame.positional = arguments
    }
  }

  private mutating func source(_ arguments: [String]) {
    guard let path = arguments.first else { return }
    if path == "/dev/stdin" || path.hasPrefix("/dev/fd/") {
      for text in frame.input ?? [contents(of: path) ?? ""] {
        _ = script(text: text, .script("source"), inSubshell: false)
      }
      return
    }
    guard let text = contents(of: path), !path.hasSuffix("activate") else { return emit(.program, ["source", path]) }
    _ = script(text: text, isOwn(path) ? .script("source") : .file(path), inSubshell: false)
  }

  // MARK: Output

  /// What a program prints, where its arguments tell.
  mutating func output(of name: String, _ words: [String]) -> [String] {
    let arguments = Array(words.dropFirst())
    switch name {
    case "echo": return [echo(arguments)]
    case "printf": return [printf(arguments)]
    case "cat", "head", "tail", "sort", "uniq", "grep", "egrep", "rg", "tac", "less", "more", "nl", "shuf":
      return passed(name, arguments)
    case "tee":
      let output = frame.input ?? [""]
      for path in arguments where !path.hasPrefix("-") {
        keep(output, in: path, appending: arguments.contains("-a"))
      }
      return output
    case "cp", "mv", "ln": copy(arguments)
    case "which", "realpath", "readlink", "basename":
      return [ShellNames.base(arguments.last { !$0.hasPrefix("-") } ?? "") + "\n"]
    case "pwd": return [(frame.directory ?? String(ShellRun.hole)) + "\n"]
    case "yes": return [(arguments.first ?? "y") + "\n"]
    case "find": return [FindWords(words).patterns.joined(separator: "\n") + "\n"]
    case "ls": return [arguments.filter { !$0.hasPrefix("-") }.joined(separator: "\n") + "\n"]
    case "mkdir", "rm", "touch", "chmod", "chown", "rmdir": break
    default: return [String(ShellRun.hole)]
    }
    return [""]
  }

  private func echo(_ arguments: [String]) -> String {
    let options = arguments.prefix { ["-n", "-e", "-E", "-ne", "-en"].contains($0) }
    let text = arguments.dropFirst(options.count).joined(separator: " ")
    let isEscaped = options.contains { $0.contains("e") }
    return (isEscaped ? ShellEscapes.decoded(text) : text) + (options.contains { $0.contains("n") } ? "" : "\n")
  }

  private func printf(_ arguments: [String]) -> String {
    guard let format = arguments.first(where: { $0 != "--" }) else { return "" }
    var left = arguments.drop { $0 == "--" }.dropFirst()
    var text = ""
    repeat {
      let pieces = ShellEscapes.decoded(format).split(separator: "%", omittingEmptySubsequences: false)
      text += pieces[0]
      var isLiteral = false
      for piece in pieces.dropFirst() {
        if isLiteral || piece.isEmpty {
          text += isLiteral ? String(piece) : "%"
          isLiteral = !isLiteral && piece.isEmpty
        } else if piece.hasPrefix("s") || piece.hasPrefix("b") {
          let word = left.popFirst() ?? ""
          text += (piece.hasPrefix("b") ? ShellEscapes.decoded(word) : word) + piece.dropFirst()
        } else {
          _ = left.popFirst()
          text += String(ShellRun.hole) + piece.drop { !$0.isLetter }.dropFirst()
        }
      }
      if pieces.count == 1 { break }
    } while !left.isEmpty
    return text
  }

  /// Filters leave lines out: what could come through is everything.
  private func passed(_ name: String, _ arguments: [String]) -> [String] {
    var files = arguments.filter { !$0.hasPrefix("-") || $0 == "-" }
    if name.hasSuffix("grep") || name == "rg" { files = Array(files.dropFirst()) }
    if name == "head" || name == "tail" { files = files.filter { Int($0) == nil } }
    if files.isEmpty { return frame.input ?? [String(ShellRun.hole)] }
    let texts = files.map { contents(of: $0) }
    return texts.allSatisfy { $0 != nil } ? [texts.compactMap(\.self).joined()] : [String(ShellRun.hole)]
  }

  /// A copy of what the command can see is known by its new name.
  private mutating func copy(_ arguments: [String]) {
    let paths = arguments.filter { !$0.hasPrefix("-") }
    guard paths.count == 2, let target = path(paths[1]) else { return }
    if ManagementNames.isProgram(paths[0]) {
      frame.files[target] = ManagementNames.sample
    } else if let text = contents(of: paths[0]) {
      frame.files[target] = text
    }
  }
}
