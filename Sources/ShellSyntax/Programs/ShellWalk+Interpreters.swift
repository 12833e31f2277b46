import Base

/// Shells and Python: where in their arguments the code stands.
extension ShellWalk {
  // MARK: Shells

  mutating func shell(_ name: String, _ words: [String]) -> Bool {
    var at = 1
    var takesCode = false
    while at < words.count, words[at].hasPrefix("-") || words[at].hasPrefix("+") {
      let option = words[at]
      at += 1
      if option == "--" { break }
      if option == "--command" || option == "-Command" { takesCode = true }
      if option.hasPrefix("--command=") { return run(String(option.dropFirst(10)), Array(words[at...]), "\(name) -c") }
      if option == "--rcfile" || option == "--init-file" { at += 1 }
      guard !option.hasPrefix("--") else { continue }
      if option.contains("c") { takesCode = true }
      if option.hasSuffix("o") || option.hasSuffix("O") { at += 1 }
    }
    let rest = Array(words[min(at, words.count)...])
    guard let first = rest.first else { return shellInput(name, []) }
    if takesCode { return run(first, Array(rest.dropFirst(2)), "\(name) -c") }
    if first == "-" || first == "/dev/stdin" { return shellInput(name, Array(rest.dropFirst())) }
    if let text = contents(of: first) {
      file(first.hasSuffix(".py") ? "script" : first, text, Array(rest.dropFirst()))
      return true
    }
    // `bash -s migrate`: the words are the script's.
    return words.contains("-s") ? shellInput(name, rest) : false
  }

  private mutating func run(_ text: String, _ arguments: [String], _ step: String) -> Bool {
    let before = frame
    frame.positional = arguments
    _ = script(text: text, .script(step))
    leave(to: before)
    return true
  }

  private mutating func shellInput(_ name: String, _ arguments: [String]) -> Bool {
    guard let texts = frame.input, texts != [String(ShellRun.hole)] else { return false }
    for text in texts { _ = run(text, arguments, name) }
    return true
  }

  // MARK: Python

  mutating func python(_ words: [String]) -> Bool {
    var at = 1
    while at < words.count, words[at].hasPrefix("-"), words[at] != "-" {
      let option = words[at]
      at += 1
      if option.hasPrefix("--") {
        if option == "--" { break }
        if option == "--check-hash-based-pycs" { at += 1 }
        continue
      }
      guard let sign = option.utf8.firstIndex(where: { "cmWX".utf8.contains($0) }) else { continue }
      let attached = String(option[option.utf8.index(after: sign)...])
      let value = attached.isEmpty ? (at < words.count ? words[at] : "") : attached
      if attached.isEmpty { at += 1 }
      let rest = Array(words[min(at, words.count)...])
      if option[sign] == "c" {
        code(value, rest, .code("python -c"))
        return true
      }
      if option[sign] == "m" { return module(value, rest) }
    }
    let rest = Array(words[min(at, words.count)...])
    guard let first = rest.first, first != "-", first != "/dev/stdin" else {
      return pythonInput(Array(rest.dropFirst()))
    }
    return pythonFile(first, Array(rest.dropFirst()))
  }

  private mutating func module(_ name: String, _ arguments: [String]) -> Bool {
    if ManagementNames.isModule(name) {
      management(arguments)
      return true
    }
    if let text = contents(of: name.dottedParts.joined(separator: "/") + ".py") {
      file("\(name).py", text, arguments)
      return true
    }
    _ = launch([name] + arguments)
    return true
  }

  private mutating func pythonInput(_ arguments: [String]) -> Bool {
    guard let texts = frame.input, texts != [String(ShellRun.hole)] else { return false }
    for text in texts {
      if ManagementNames.startsDjango(text) {
        management(arguments)
      } else {
        code(text, arguments, .code("python"))
      }
    }
    return true
  }

  private mutating func pythonFile(_ path: String, _ arguments: [String]) -> Bool {
    if let text = contents(of: path) {
      if ManagementNames.isScript(path) || ManagementNames.startsDjango(text) {
        management(arguments)
      } else {
        code(text, arguments, isOwn(path) ? .script(ShellNames.base(path)) : .file(path))
      }
      return true
    }
    if ManagementNames.isScript(path) {
      management(arguments)
      return true
    }
    if ShellNames.isOpen(path), ShellNames.could(ShellNames.base(path), be: "manage.py"), let first = arguments.first,
      ManagementCommands.all.contains(first)
    {
      management(arguments)
      return true
    }
    guard let start = arguments.firstIndex(where: ManagementNames.isProgram) else { return false }
    // A runner of ours in front of it: `python tools/trace.py manage.py migrate`.
    management(Array(arguments[(start + 1)...]))
    return true
  }

  // MARK: manage.py

  /// The words behind `manage.py`.
  mutating func management(_ arguments: [String]) {
    var at = 0
    while at < arguments.count, arguments[at].hasPrefix("-") {
      if ["--help", "-h", "--version"].contains(arguments[at]) {
        return emit(.management, ["help"])
      }
      at += ["--settings", "--pythonpath", "-v", "--verbosity"].contains(arguments[at]) ? 2 : 1
    }
    guard at < arguments.count else { return emit(.management, []) }
    let options = Array(arguments[..<at])
    let rest = Array(arguments[(at + 1)...])
    let name = arguments[at]
    emit(.management, [name] + rest + options)
    if ManagementCommands.wrapping.contains(name) {
      management(rest.drop { $0.hasPrefix("-") && $0 != "-" } + options)
    }
    if ManagementCommands.shells.contains(name) { managementShell(rest) }
  }

  private mutating func managementShell(_ arguments: [String]) {
    var texts = frame.input.map { $0.filter { $0 != String(ShellRun.hole) } } ?? []
    for (index, option) in arguments.enumerated() {
      if option == "-c" || option == "--command", index + 1 < arguments.count { texts.append(arguments[index + 1]) }
      if option.hasPrefix("--command=") { texts.append(String(option.dropFirst(10))) }
      if option.hasPrefix("-c"), option != "-c" { texts.append(String(option.dropFirst(2))) }
    }
    for text in texts { code(text, [], .code("manage.py shell"), isDjango: true) }
  }
}
