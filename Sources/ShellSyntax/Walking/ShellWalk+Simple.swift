internal import Base

/// Simple commands: their words, and what their first word leads to.
extension ShellWalk {
  mutating func simple(_ command: SimpleCommand) -> [String] {
    let isOuter = place == nil
    if isOuter { place = command.range }
    defer { if isOuter { place = nil } }
    return redirected(command.redirections) { walk in
      if command.words.isEmpty {
        for assignment in command.assignments { walk.assign(assignment) }
        return [""]
      }
      let before = walk.frame.assigned
      for assignment in command.assignments { walk.assign(forOne: assignment) }
      let variants = walk.product(command.words.map { walk.expand($0) })
      var output: [String] = []
      for words in variants { output += walk.launch(words) }
      walk.frame.assigned = before
      return walk.limited(output.isEmpty ? [""] : output)
    }
  }

  private mutating func assign(forOne assignment: ShellAssignment) {
    // A declaration's array is a variable of the script.
    if assignment.isArray { return assign(assignment) }
    frame.assigned[assignment.name] = assignment.values.first.map { texts($0) } ?? [""]
  }

  /// Starts what the words name; what it may print comes back.
  mutating func launch(_ words: [String]) -> [String] {
    guard let first = words.first(where: { !$0.isEmpty }), let start = words.firstIndex(of: first) else { return [""] }
    return nested([String(ShellRun.hole)]) { walk in
      let words = Array(words[start...])
      walk.spelling = words
      if let text = walk.frame.aliases[first] {
        walk.frame.aliases[first] = nil
        defer { walk.frame.aliases[first] = text }
        return walk.script(
          text: text + " " + words.dropFirst().map(ShellLine.quoted).joined(separator: " "),
          .script("alias \(first)"),
          inSubshell: false)
      }
      if let function = walk.frame.functions[first] { walk.call(function, Array(words.dropFirst())) }
      let name = ShellNames.base(first)
      if let output = walk.builtin(name, words) { return output }
      if walk.starts(name, words) { return [String(ShellRun.hole)] }
      walk.emit(.program, words)
      return walk.output(of: name, words)
    }
  }

  /// A text that is run as a command line where a program's name should stand.
  mutating func launch(line words: [String], _ step: ShellStep) {
    guard let first = words.first else { return }
    route.append(step)
    if first.utf8.contains(where: ShellNames.isBlank) {
      let rest = words.dropFirst().map { " " + ShellLine.quoted($0) }.joined()
      let last = route.removeLast()
      _ = script(text: first + rest, last)
      return
    }
    _ = launch(words)
    route.removeLast()
  }

  mutating func emit(_ kind: ShellRun.Kind, _ words: [String], isCertain: Bool = true) {
    var variables = frame.assigned
    for name in frame.exported where variables[name] == nil { variables[name] = frame.variables[name]?.texts }
    var run = ShellRun(
      kind: kind, words: words, variables: variables, directory: frame.directory, input: frame.input,
      feeders: frame.feeders, range: place ?? TextRange(0, 0), route: route, isCertain: isCertain && self.isCertain)
    run.spelling = spelling
    run.service = service
    analysis.runs.append(run)
  }

  private mutating func call(_ function: ShellFunction, _ arguments: [String]) {
    let before = (frame.positional, frame.heredocs)
    frame.positional = arguments
    frame.heredocs = function.heredocs
    _ = nested([""]) { $0.command(function.body) }
    (frame.positional, frame.heredocs) = before
  }

  /// Whether the program only starts others, which has been followed.
  private mutating func starts(_ name: String, _ words: [String]) -> Bool {
    if ManagementNames.isProgram(words[0]) {
      management(Array(words.dropFirst()))
      return true
    }
    if PythonNames.isInterpreter(name) { return python(words) }
    if ShellNames.shells.contains(name) { return shell(name, words) }
    if name == "xargs" || name == "parallel" { return xargs(name, words) }
    if let syntax = WrapperSyntax.all[name] { return wrapped(words, syntax, named: name) }
    if TaskRunners.names.contains(name) { return task(name, words) }
    if starter(name, words) { return true }
    if words[0].contains("/"), let text = contents(of: words[0]) {
      file(words[0], text, Array(words.dropFirst()))
      return true
    }
    return false
  }

  /// Runs a file by what its first line says it is.
  mutating func file(_ path: String, _ text: String, _ arguments: [String]) {
    let line = text.utf8.prefix { $0 != 10 }
    let head = String(Substring(line))
    if ManagementNames.startsDjango(text) { return management(arguments) }
    let isPython = head.hasPrefix("#!") ? head.contains("python") : path.hasSuffix(".py")
    let step = isOwn(path) ? ShellStep.script(ShellNames.base(path)) : ShellStep.file(path)
    if isPython { return code(text, arguments, step) }
    if head.hasPrefix("#!"), !ShellNames.shells.contains(where: { head.hasSuffix($0) || head.contains($0 + " ") }) {
      return foreign(text, step)
    }
    let before = frame
    frame.positional = arguments
    _ = script(text: text, step)
    leave(to: before)
  }
}
