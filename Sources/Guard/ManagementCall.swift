internal import ShellSyntax

/// A subcommand of manage.py with its arguments, as it would be run.
struct ManagementCall {
  let name: String
  let arguments: [String]
  let run: ShellRun

  init?(_ run: ShellRun) {
    guard let name = run.words.first, !name.isEmpty else { return nil }
    self.name = name
    arguments = Array(run.words.dropFirst())
    self.run = run
  }

  func has(_ options: String...) -> Bool {
    arguments.contains { word in options.contains { word == $0 || word.hasPrefix($0 + "=") } }
  }

  /// Whether a short option stands among those written together: `-nv`.
  func hasShort(_ letter: Character) -> Bool {
    arguments.contains { $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.dropFirst().contains(letter) }
  }

  /// The values of `--option value` and `--option=value`.
  func values(of option: String) -> [String] {
    var found: [String] = []
    for (index, word) in arguments.enumerated() {
      if word == option, index + 1 < arguments.count { found.append(arguments[index + 1]) }
      if word.hasPrefix(option + "=") { found.append(String(word.dropFirst(option.count + 1))) }
    }
    return found
  }

  var text: String { ShellNames.shown((["manage.py", name] + arguments).joined(separator: " ")) }
}
