internal import Base

/// The rules of a Makefile, as far as they say which lines a target runs.
public struct MakeRules: Sendable {
  struct Rule {
    var needs: [String]
    var lines: [String]
  }

  private var rules: [String: Rule] = [:]
  private var variables: [String: String]
  private let given: [String: String]
  /// In the order they are written.
  public private(set) var targets: [String] = []

  public var firstTarget: String? { targets.first { !$0.hasPrefix(".") && !$0.contains("%") } }

  public init(_ text: String, _ given: [String: String] = [:]) {
    self.given = given
    variables = given
    var current: [String] = []
    for line in Self.logicalLines(text) {
      if line.hasPrefix("\t") {
        for target in current { rules[target]?.lines.append(String(line.dropFirst())) }
        continue
      }
      let trimmed = ShellNames.words(line).joined(separator: " ")
      if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
      if assign(trimmed) {
        current = []
      } else {
        current = rule(trimmed) ?? current
      }
    }
  }

  private static func logicalLines(_ text: String) -> [String] {
    var lines: [String] = []
    var open: String?
    for piece in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = piece.hasSuffix("\r") ? String(piece.dropLast()) : String(piece)
      if let head = open { line = head + line.drop { $0 == "\t" } }
      open = nil
      if line.hasSuffix("\\") {
        // A recipe's line goes to the shell with its line ends.
        open = line.hasPrefix("\t") ? line + "\n" : line.dropLast() + " "
      } else {
        lines.append(line)
      }
    }
    return lines + (open.map { [$0] } ?? [])
  }

  private mutating func assign(_ line: String) -> Bool {
    let line = line.hasPrefix("export ") ? String(line.dropFirst(7)) : line
    guard let sign = line.utf8.firstIndex(of: UInt8(ascii: "=")) else { return false }
    var name = line[..<sign]
    while let last = name.utf8.last, ":?+! ".utf8.contains(last) { name.removeLast() }
    guard !name.isEmpty, name.utf8.allSatisfy({ ShellReader.isName($0) || "-.".utf8.contains($0) }) else {
      return false
    }
    let value = line[line.utf8.index(after: sign)...].drop { $0 == " " }
    let appends = line[..<sign].hasSuffix("+")
    if given[String(name)] == nil {
      variables[String(name)] = appends ? (variables[String(name)] ?? "") + " " + value : String(value)
    }
    return true
  }

  private mutating func rule(_ line: String) -> [String]? {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let names = ShellNames.words(expanded(String(line[..<colon])))
    var rest = line[line.utf8.index(after: colon)...]
    if rest.hasPrefix(":") { rest = rest.dropFirst() }
    let parts = rest.split(separator: ";", maxSplits: 1)
    let needs = ShellNames.words(expanded(String(parts.first ?? ""))).filter { $0 != "|" }
    let recipe = parts.count > 1 ? [String(parts[1])] : []
    for name in names {
      if rules[name] == nil { targets.append(name) }
      let old = rules[name]
      rules[name] = Rule(needs: (old?.needs ?? []) + needs, lines: (old?.lines ?? []) + recipe)
    }
    return names
  }

  /// The shell lines that making a target runs, with those of what it needs first.
  public func script(of target: String) -> String {
    var seen: Set<String> = []
    var lines: [String] = []
    collect(target, &seen, &lines)
    return lines.joined(separator: "\n")
  }

  private func collect(_ target: String, _ seen: inout Set<String>, _ lines: inout [String]) {
    guard seen.insert(target).inserted, seen.count < 200 else { return }
    guard let found = rule(for: target) else { return }
    for need in found.rule.needs {
      collect(need.split(separator: "%", omittingEmptySubsequences: false).joined(separator: found.stem), &seen, &lines)
    }
    for line in found.rule.lines {
      var line = expanded(line, target: target, stem: found.stem)[...]
      while let first = line.utf8.first, "@-+ ".utf8.contains(first) { line = line.dropFirst() }
      lines.append(String(line))
    }
  }

  private func rule(for target: String) -> (rule: Rule, stem: String)? {
    if let rule = rules[target] { return (rule, "") }
    for pattern in targets where pattern.contains("%") {
      let parts = pattern.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
      guard target.hasPrefix(parts[0]), target.hasSuffix(parts[1]), let rule = rules[pattern] else { continue }
      return (rule, String(target.dropFirst(parts[0].count).dropLast(parts[1].count)))
    }
    return nil
  }

  /// The text with make's variables replaced; what make does not know is left to the shell.
  private func expanded(_ text: String, target: String = "", stem: String = "", depth: Int = 0) -> String {
    guard depth < 10, text.contains("$") else { return text }
    var result = ""
    var rest = text[...]
    while let sign = rest.firstIndex(of: "$") {
      result += rest[..<sign]
      rest = rest[rest.index(after: sign)...]
      guard let next = rest.first else { break }
      rest = rest.dropFirst()
      switch next {
      case "$": result += "$"
      case "@": result += target
      case "*": result += stem
      case "(", "{":
        let name = String(rest.prefix { $0 != ")" && $0 != "}" })
        rest = rest.dropFirst(name.count + 1)
        result += value(name, depth, target, stem)
      default: break
      }
    }
    return result + rest
  }

  private func value(_ name: String, _ depth: Int, _ target: String, _ stem: String) -> String {
    if name == "MAKE" { return "make" }
    if name == "@" { return target }
    if let text = variables[name] { return expanded(text, target: target, stem: stem, depth: depth + 1) }
    // A variable of the environment, or a function of make.
    return name.utf8.allSatisfy(ShellReader.isName) ? "${\(name)}" : "$(true \(ShellLine.quoted(name)))"
  }
}
