/// The recipes of a justfile.
public struct JustRules: Sendable {
  struct Recipe {
    /// Names with their defaults; the last may take all that is left.
    var parameters: [(name: String, fallback: String?, takesRest: Bool)]
    var needs: [String]
    var lines: [String]
  }

  private var recipes: [String: Recipe] = [:]
  private var aliases: [String: String] = [:]
  private var variables: [String: String]
  private let given: [String: String]
  public private(set) var targets: [String] = []

  public init(_ text: String, _ given: [String: String] = [:]) {
    self.given = given
    variables = given
    var current: String?
    for piece in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = piece.hasSuffix("\r") ? piece.dropLast() : piece
      if line.hasPrefix(" ") || line.hasPrefix("\t") {
        if let current { recipes[current]?.lines.append(String(line.drop { $0 == " " || $0 == "\t" })) }
        continue
      }
      if line.isEmpty { continue }
      current = nil
      if line.hasPrefix("#") || line.hasPrefix("[") || line.hasPrefix("set ") || line.hasPrefix("import") { continue }
      if !assign(line) { current = recipe(line) }
    }
  }

  private mutating func assign(_ line: Substring) -> Bool {
    let parts = line.split(separator: ":=", maxSplits: 1)
    guard parts.count == 2 else { return false }
    let words = ShellNames.words(String(parts[0]))
    let value = ShellNames.words(String(parts[1])).joined(separator: " ")
    if words.first == "alias", words.count == 2 {
      aliases[words[1]] = value
    } else if let name = words.last, given[name] == nil {
      variables[name] = Self.unquoted(value)
    }
    return true
  }

  private static func unquoted(_ text: String) -> String {
    for quote in ["\"", "'", "`"] where text.hasPrefix(quote) && text.hasSuffix(quote) && text.utf8.count > 1 {
      let inner = String(text.dropFirst().dropLast())
      return quote == "`" ? "$(\(inner))" : inner
    }
    return text
  }

  private mutating func recipe(_ line: Substring) -> String? {
    guard let colon = Self.colon(line) else { return nil }
    var head = ShellReader(Array(line[..<colon].utf8), from: 0, depth: 0)
    var words: [String] = []
    while head.at < head.end {
      head.skipBlanks()
      let before = head.at
      if let word = head.word().literal, !word.isEmpty { words.append(word) }
      if head.at == before { break }
    }
    guard var name = words.first else { return nil }
    if name.hasPrefix("@") { name.removeFirst() }
    let parameters = words.dropFirst().map { word -> (name: String, fallback: String?, takesRest: Bool) in
      let takesRest = word.hasPrefix("*") || word.hasPrefix("+")
      var word = takesRest ? word.dropFirst() : word[...]
      if word.hasPrefix("$") { word = word.dropFirst() }
      let pair = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(pair[0]), pair.count > 1 ? String(pair[1]) : nil, takesRest)
    }
    let rest = line[line.utf8.index(after: colon)...]
    let needs = ShellNames.words(rest.split(separator: "#").first.map(String.init) ?? "").filter { $0 != "&&" }
    recipes[name] = Recipe(parameters: parameters, needs: needs, lines: [])
    targets.append(name)
    return name
  }

  /// The colon behind a recipe's head: not one inside quotes.
  private static func colon(_ line: Substring) -> Substring.Index? {
    var quote: UInt8?
    for index in line.utf8.indices {
      let byte = line.utf8[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ":") {
        return index
      }
    }
    return nil
  }

  private func name(_ word: String) -> String { aliases[word] ?? word }

  /// Which recipes the words ask for; the first one where there are none.
  func calls(_ words: [String]) -> [(name: String, arguments: [String])] {
    var found: [(name: String, arguments: [String])] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      guard let recipe = recipes[name(word)] else { continue }
      let count = recipe.parameters.contains { $0.takesRest } ? rest.count : min(rest.count, recipe.parameters.count)
      found.append((name(word), Array(rest.prefix(count))))
      rest = rest.dropFirst(count)
    }
    return found.isEmpty && words.isEmpty ? targets.first.map { [($0, [])] } ?? [] : found
  }

  public func script(of target: String, _ arguments: [String] = []) -> String {
    var seen: Set<String> = []
    return lines(target, arguments, &seen).joined(separator: "\n")
  }

  private func lines(_ target: String, _ arguments: [String], _ seen: inout Set<String>) -> [String] {
    guard let recipe = recipes[name(target)], seen.insert(name(target)).inserted else { return [] }
    var values = variables
    for (index, parameter) in recipe.parameters.enumerated() {
      let given =
        parameter.takesRest ? arguments.dropFirst(index).joined(separator: " ") : arguments.dropFirst(index).first
      values[parameter.name] = given.flatMap { $0.isEmpty ? nil : $0 } ?? parameter.fallback ?? ""
    }
    var all: [String] = []
    for need in recipe.needs {
      all += lines(need.split(separator: "(").first.map(String.init) ?? need, [], &seen)
    }
    for line in recipe.lines {
      var line = Self.filled(line, values)[...]
      while line.hasPrefix("@") || line.hasPrefix("-") { line = line.dropFirst() }
      all.append(String(line))
    }
    return all
  }

  /// The line with `{{ name }}` replaced.
  private static func filled(_ line: String, _ values: [String: String]) -> String {
    var parts = line.split(separator: "{{", omittingEmptySubsequences: false)
    var result = String(parts.removeFirst())
    for part in parts {
      let inner = part.split(separator: "}}", maxSplits: 1, omittingEmptySubsequences: false)
      let name = ShellNames.words(String(inner[0])).joined(separator: " ")
      result += values[name] ?? (name.hasPrefix("\"") || name.hasPrefix("'") ? unquoted(name) : "$JUST_VALUE")
      if inner.count > 1 { result += inner[1] }
    }
    return result
  }
}
