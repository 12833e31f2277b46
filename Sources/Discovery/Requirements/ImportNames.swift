/// Which distributions a module name is known to come from: the names that no rule would guess.
///
/// Asked only where there is neither an environment nor a catalogue entry, to tell an unknown library from a module that
/// does not exist.
enum ImportNames {
  /// The normalised names of the distributions that may hold the module, the likeliest first.
  static func distributions(of module: some StringProtocol) -> [String] {
    let name = DistributionName.normalized(module)
    let guesses = ["", "django-", "python-", "py", "drf-", "djangorestframework-"].map { $0 + name }
    return (table[String(module)] ?? []) + guesses + [name + "-python"]
  }

  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for line in ImportNameTable.text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      table[words[0]] = Array(words.dropFirst())
    }
    return table
  }()
}
