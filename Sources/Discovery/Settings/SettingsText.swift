/// The settings modules that configuration files of any kind name: `VARIABLE=a.b`, `VARIABLE: a.b`, `--ds=a.b`.
enum SettingsText {
  /// What a text gives to one variable.
  static func values(of name: String, in text: String) -> [String] {
    text.lines.flatMap { line in
      let code = line.trimmed
      return code.hasPrefix("#") || code.hasPrefix(";") ? [] : value(in: code, of: [name])
    }
  }

  static func values(in text: String) -> [(module: String, line: Int)] {
    var found: [(module: String, line: Int)] = []
    for (index, line) in text.lines.enumerated() {
      let code = line.trimmed
      if code.hasPrefix("#") || code.hasPrefix(";") || code.hasPrefix("//") { continue }
      for module in value(in: code) + option(in: code) { found.append((module, index + 1)) }
    }
    return found
  }

  private static func value(
    in line: Substring, of names: [String] = [SettingsSearch.variable, "django_settings_module"]
  ) -> [String] {
    for name in names {
      guard let range = line.firstRange(of: name) else { continue }
      var rest = line[range.upperBound...].drop { $0 == "\"" || $0 == "'" }.trimmed
      // A Dockerfile's `ENV NAME value` has no sign.
      if let sign = rest.first, sign == "=" || sign == ":" { rest = rest.dropFirst().trimmed }
      if rest.first == ":" || rest.first == "=" || rest.first == "-" { rest = rest.dropFirst().trimmed }
      // `${VARIABLE:-a.b}` of a shell or compose file has its default behind the dash.
      if rest.hasPrefix("${"), let dash = rest.firstRange(of: ":-") { rest = rest[dash.upperBound...] }
      let module = word(rest)
      return isModule(module) ? [module] : []
    }
    return []
  }

  /// `--ds=a.b` and `--settings=a.b` on a command line.
  static func option(in line: Substring) -> [String] {
    for name in ["--ds", "--settings"] {
      guard let range = line.firstRange(of: name) else { continue }
      let module = word(line[range.upperBound...].drop { $0 == "=" || $0 == " " })
      if isModule(module) { return [module] }
    }
    return []
  }

  private static func word(_ text: Substring) -> String {
    let text = text.drop { $0 == "\"" || $0 == "'" }
    return String(
      text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "{" || $0 == "%" || $0 == "$" })
  }

  /// Whether the text is a dotted name and no placeholder.
  static func isModule(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      guard let first = part.first, first == "_" || first.isLetter else { return false }
      return part.allSatisfy { $0 == "_" || $0.isLetter || $0.isNumber }
    }
  }
}
