import ShellSyntax

/// What the commands of a text would start.
enum MentionedRun {
  /// In order and each once; what only looks like a command is left out.
  static func all(in text: String) -> [ShellRun] {
    // A document's variables are to be filled in: none of them is empty.
    let analysis = ShellAnalysis(of: withoutPrompt(text), in: ShellSurroundings(mayBeUnset: false))
    var seen: Set<[String]> = []
    return analysis.runs.filter { run in
      guard run.isCertain || run.service != nil else { return false }
      return seen.insert([run.service ?? "", run.kind == .management ? "manage.py" : ""] + run.words).inserted
    }
  }

  private static func withoutPrompt(_ text: String) -> String {
    var rest = text[...].drop { $0 == " " || $0 == "\t" }
    for prompt in ["(venv) ", "$ ", "> ", "% "] where rest.hasPrefix(prompt) { rest = rest.dropFirst(prompt.count) }
    return String(rest)
  }
}

extension ShellRun {
  var arguments: ArraySlice<String> { words.dropFirst() }

  /// The first argument that is no option.
  var operand: String? { arguments.first { !$0.hasPrefix("-") } }
}
