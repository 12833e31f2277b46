/// The words of one invocation, sorted by the argument they belong to and checked.
struct ParsedArguments: Sendable {
  /// Flags count how often they were given, by empty words.
  private var words: [String: [String]] = [:]

  subscript<Value>(key: ArgumentKey<Value>) -> Value { key.read(words[key.declaration.name] ?? []) }

  /// Whether the user gave it, rather than leaving it to the default.
  func isGiven<Value>(_ key: ArgumentKey<Value>) -> Bool { has(key.declaration) }

  func has(_ declaration: ArgumentDeclaration) -> Bool { words[declaration.name] != nil }

  mutating func add(_ word: String, to declaration: ArgumentDeclaration) {
    words[declaration.name, default: []].append(word)
  }
}
