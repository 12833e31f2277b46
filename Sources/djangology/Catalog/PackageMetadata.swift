/// What a distribution says of itself in `METADATA` (core metadata, PEP 566).
struct PackageMetadata {
  private(set) var name = ""
  private(set) var version = ""
  private(set) var url = ""
  /// Every statement about the licence, the most exact first.
  private(set) var licences: [String] = []

  init(_ text: String) {
    var expressions: [String] = []
    var fields: [String] = []
    var classifiers: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { break }  // the description follows
      guard let colon = line.firstIndex(of: ":"), !line.hasPrefix(" ") else { continue }
      let value = String(line[colon...].dropFirst().drop { $0 == " " })
      switch line[..<colon] {
      case "Name": name = value
      case "Version": version = value
      case "Home-page": url = value
      case "Project-URL": if url.isEmpty { url = value.split(separator: " ").last.map(String.init) ?? "" }
      case "License-Expression": expressions.append(value)
      case "License": fields.append(value)
      case "Classifier": if value.hasPrefix("License ::") { classifiers.append(value) }
      default: break
      }
    }
    licences = expressions + classifiers + fields
  }
}

/// The licences under which reduced source may be handed on beside ours.
enum Licence {
  /// A short name of the first statement that says something we know; nil when none does, or it is one we leave alone.
  static func accepted(_ statements: [String]) -> String? {
    for statement in statements {
      let words = statement.lowercased().split { !("a"..."z").contains($0) }
      if words.contains("lesser") || words.contains(where: { $0.hasPrefix("lgpl") }) { return "LGPL" }
      if words.contains(where: { refused.contains(String($0)) || $0.hasPrefix("gpl") || $0.hasPrefix("agpl") }) {
        return nil
      }
      for (mark, name) in known where words.contains(mark[...]) { return name }
    }
    return nil
  }

  private static let refused: Set<String> = ["affero", "general", "mozilla", "mpl", "proprietary", "commercial"]

  private static let known: [(mark: String, name: String)] = [
    ("apache", "Apache-2.0"), ("bsd", "BSD"), ("mit", "MIT"), ("isc", "ISC"),
  ]
}
