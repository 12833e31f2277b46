/// The project's own distribution, as its `pyproject.toml` states it.
extension Evaluator {
  /// The version, when the project below the root is the distribution that is asked for.
  func ownVersion(ofDistribution name: String) -> String? {
    guard let text = disk.text("/@/pyproject.toml") else { return nil }
    var stated: (name: String?, version: String?)
    var isOwn = false
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("[") {
        isOwn = line == "[project]" || line == "[tool.poetry]"
      } else if isOwn, let (key, value) = Evaluator.statedText(line) {
        if key == "name" { stated.name = stated.name ?? value }
        if key == "version" { stated.version = stated.version ?? value }
      }
    }
    return stated.name.map(Evaluator.normalName) == Evaluator.normalName(name) ? stated.version : nil
  }

  /// `key = "value"`.
  private static func statedText(_ line: Substring) -> (String, String)? {
    guard let sign = line.firstIndex(of: "=") else { return nil }
    let value = line[line.index(after: sign)...].drop { $0 == " " }
    guard value.hasPrefix("\""), let last = value.dropFirst().firstIndex(of: "\"") else { return nil }
    return (line[..<sign].filter { $0 != " " }, String(value[value.index(after: value.startIndex)..<last]))
  }

  /// Distributions are one under all spellings of their name.
  private static func normalName(_ name: String) -> String {
    String(name.lowercased().map { $0 == "_" || $0 == "." ? "-" : $0 })
  }
}
