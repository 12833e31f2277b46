/// Python code that a command runs.
extension ShellWalk {
  mutating func code(_ text: String, _ arguments: [String], _ step: ShellStep, isDjango: Bool = false) {
    _ = nested([""]) { walk in
      walk.route.append(step)
      let mentions = isDjango || text.contains("django") || text.contains(".objects")
      // A script of the project is looked through if it works on the database at once.
      let isFile = if case .file = step { true } else { false }
      if !isFile || text.contains("django.setup()") { walk.emit(.code(isDjango: mentions), [text]) }
      for start in PythonCalls(text).starts { walk.begin(start, arguments) }
      walk.route.removeLast()
      return [""]
    }
  }

  private mutating func begin(_ start: PythonCalls.Start, _ arguments: [String]) {
    let input = frame.input
    frame.input = nil
    defer { frame.input = input }
    switch start {
    case .management(let words): management(words)
    case .ownArguments: management(arguments)
    case .program(let words): launch(line: words, .script("subprocess"))
    case .line(let text): _ = script(text: text, .script("os.system"))
    case .code(let text): code(text, arguments, .code("exec"))
    }
  }
}
