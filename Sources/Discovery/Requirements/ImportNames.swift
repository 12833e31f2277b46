import Evaluation

/// Which distributions a module name is known to come from: the names that no rule would guess.
///
/// Asked only where there is neither an environment nor a catalogue entry, to tell an unknown library from a module that
/// does not exist.
enum ImportNames {
  /// The normalised names of the distributions that may hold the module, the likeliest first.
  static func distributions(of module: some StringProtocol) -> [String] {
    let name = DistributionName.normalised(String(module))
    let guesses = ["", "django-", "python-", "py", "drf-", "djangorestframework-"].map { $0 + name }
    return (table[String(module)] ?? []) + guesses + [name + "-python"]
  }

  /// Whether the name is that of a published library rather than of a module someone forgot to write.
  static func knows(_ module: some StringProtocol) -> Bool {
    let name = String(module)
    return table[name] != nil || regular.contains(name)
  }

  /// What is left of a name without the words and signs that names of distributions add or drop.
  static func stem(_ name: some StringProtocol) -> String {
    var words = name.lowercased().split { $0 == "-" || $0 == "_" || $0 == "." }
    if words.count > 1 { words.removeAll { $0 == "django" || $0 == "python" || $0 == "py" } }
    let text = words.joined()
    let digits = text.reversed().prefix { $0.isNumber }.count
    return String(text.dropLast(digits))
  }

  private static let regular = Set(ImportNameTable.regular.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for line in ImportNameTable.text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      table[words[0]] = Array(words.dropFirst())
    }
    return table
  }()
}
