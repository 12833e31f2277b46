/// One table of a configuration: answers keys by type and remembers which were asked for, so that the others are known.
struct ConfigurationTable {
  let source: ConfigurationSource
  let entries: [String: TOMLValue]
  /// As written below `[tool.djangology]`; empty for that table itself.
  let name: String
  private var asked: [String] = []
  private(set) var problems: [ConfigurationProblem] = []

  init(_ value: TOMLValue, _ name: String, _ source: ConfigurationSource) {
    self.source = source
    self.name = name
    entries = Dictionary(value.entries.map { ($0.key, $0.value) }) { $1 }
  }

  func line(of key: String? = nil) -> Int {
    source.line(of: key.map { name.isEmpty ? $0 : "\(name).\($0)" } ?? name)
  }

  mutating func problem(_ key: String, _ message: String) {
    let full = name.isEmpty ? key : key.isEmpty ? name : "\(name).\(key)"
    problems.append(
      ConfigurationProblem(path: source.path, line: source.line(of: full), key: full, message: message))
  }

  mutating func take(_ problems: [ConfigurationProblem]) { self.problems += problems }

  /// The value as it is, whatever its type.
  mutating func value(_ key: String) -> TOMLValue? {
    asked.append(key)
    return entries[key]
  }

  mutating func string(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    if value.string == nil { problem(key, "must be a string, like \"…\"") }
    return value.string
  }

  mutating func flag(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    if case .boolean(let flag) = value { return flag }
    problem(key, "must be true or false")
    return nil
  }

  mutating func number(_ key: String) -> Int? {
    guard let value = value(key) else { return nil }
    if case .other(let text) = value, let number = Int(text), number >= 0 { return number }
    problem(key, "must be a whole number")
    return nil
  }

  /// A list of strings; a single string stands for a list of one.
  mutating func strings(_ key: String) -> [String]? {
    guard let value = value(key) else { return nil }
    switch value {
    case .string(let text): return [text]
    case .array(let values) where values.allSatisfy({ $0.string != nil }): return value.strings
    case .array, .boolean, .other, .table:
      problem(key, "must be a list of strings, like [\"…\"]")
      return nil
    }
  }

  mutating func paths(_ key: String) -> PathFilter { PathFilter(strings(key) ?? []) }

  mutating func choice(_ key: String, _ allowed: [String]) -> String? {
    guard let text = string(key) else { return nil }
    if allowed.contains(text) { return text }
    problem(key, "'\(text)' is not known\(Self.guess(text, allowed)); allowed: \(allowed.joined(separator: ", "))")
    return nil
  }

  mutating func choice<Value: RawRepresentable & CaseIterable>(_ key: String, _: Value.Type) -> Value?
  where Value.RawValue == String {
    choice(key, Value.allCases.map(\.rawValue)).flatMap { Value(rawValue: $0) }
  }

  /// What must be there.
  mutating func required(_ key: String, _ value: String?) -> String {
    if value == nil, entries[key] == nil { problem("", "needs \(key)") }
    return value ?? ""
  }

  mutating func selectors(_ key: String) -> [RuleSelector]? {
    guard let texts = strings(key) else { return nil }
    return texts.compactMap { selector($0, at: key) }
  }

  mutating func selector(_ text: String, at key: String) -> RuleSelector? {
    if let selector = RuleSelector(text, among: source.rules) { return selector }
    problem(key, RuleNames(source.rules).unknown(text))
    return nil
  }

  mutating func table(_ key: String) -> ConfigurationTable? {
    guard let value = value(key) else { return nil }
    guard case .table = value else {
      problem(key, "must be a table: [tool.djangology.\(key)]")
      return nil
    }
    return ConfigurationTable(value, name.isEmpty ? key : "\(name).\(key)", source)
  }

  mutating func tables(_ key: String) -> [ConfigurationTable] {
    guard let value = value(key) else { return [] }
    let full = name.isEmpty ? key : "\(name).\(key)"
    guard case .array(let values) = value, values.allSatisfy({ if case .table = $0 { true } else { false } }) else {
      problem(key, "must be an array of tables: [[tool.djangology.\(full)]]")
      return []
    }
    return values.enumerated().map { ConfigurationTable($1, "\(full)[\($0)]", source) }
  }

  /// All problems, with one for every key that nobody asked for.
  mutating func finished() -> [ConfigurationProblem] {
    for key in entries.keys.sorted() where !asked.contains(key) {
      problem(key, "unknown key\(Self.guess(key, asked)); allowed: \(asked.sorted().joined(separator: ", "))")
    }
    return problems
  }

  private static func guess(_ text: String, _ allowed: [String]) -> String {
    Suggestion.nearest(to: text, in: allowed).map { ", did you mean '\($0)'?" } ?? ""
  }
}

/// The file a configuration is read from.
struct ConfigurationSource {
  let path: String
  let rules: [Rule]
  /// What `[tool.djangology]` is called in it: empty in a file of our own.
  let prefix: String
  let places: [String: Int]

  func line(of key: String) -> Int {
    var key = key
    while true {
      let full = prefix.isEmpty ? key : key.isEmpty ? prefix : "\(prefix).\(key)"
      if let line = places[full] { return line }
      guard let dot = key.lastIndex(of: ".") else { return places[prefix] ?? 1 }
      key = String(key[..<dot])
    }
  }
}
