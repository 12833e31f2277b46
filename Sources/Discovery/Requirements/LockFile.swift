import Evaluation

/// The exact versions of a lock file.
enum LockFile {
  /// The `[[package]]` tables of `poetry.lock`, `uv.lock` and `pdm.lock`: by line, for these files have megabytes.
  static func packages(in text: String) -> [(name: String, version: String)] {
    var found: [(name: String, version: String)] = []
    var (name, version, isOwn, isTable) = ("", "", false, false)
    func finish() {
      if !name.isEmpty, !version.isEmpty, !isOwn { found.append((DistributionName.normalised(String(name)), version)) }
    }
    for line in text.lines {
      if line.hasPrefix("[") {
        if isTable { finish() }
        isTable = line.trimmed == "[[package]]"
        (name, version, isOwn) = ("", "", false)
      } else if isTable {
        if let text = value(line, "name") { name = text }
        if let text = value(line, "version") { version = text }
        // The project itself stands in its own lock.
        if line.hasPrefix("source"), line.contains("virtual =") || line.contains("editable =") { isOwn = true }
      }
    }
    if isTable { finish() }
    return found
  }

  private static func value(_ line: Substring, _ key: String) -> String? {
    guard line.hasPrefix(key) else { return nil }
    let rest = line.dropFirst(key.count).trimmed
    guard rest.hasPrefix("=") else { return nil }
    return String(rest.dropFirst().trimmed.unquoted)
  }

  /// `Pipfile.lock`: objects of objects, of which only names and their versions matter.
  static func pipfile(in text: String) -> [(name: String, version: String)] {
    var found: [(name: String, version: String)] = []
    var depth = 0
    var (section, name) = ("", "")
    for line in text.lines.map(\.trimmed) {
      let key = String(line.dropFirst().prefix { $0 != "\"" })
      if line.hasPrefix("\""), line.hasSuffix("{") {
        if depth == 1 { section = key }
        if depth == 2 { name = key }
      } else if depth == 3, key == "version", section != "_meta", let equals = line.firstRange(of: "==") {
        let version = line[equals.upperBound...].prefix { $0 != "\"" }
        found.append((DistributionName.normalised(String(name)), String(version)))
      }
      // One bracket a line, as pipenv writes it; `{}` opens and closes.
      depth += line.utf8.count { $0 == UInt8(ascii: "{") } - line.utf8.count { $0 == UInt8(ascii: "}") }
    }
    return found
  }
}
