import TestKit

/// Random small trees whose names and patterns are made of the same few letters, so that they often meet.
enum RandomIgnoredTree {
  private static let names = ["a", "b", "ab", "ba", "a.b", "aab", "c", "a b", "[a]", "a*", "b-c", ".a", "!a", "#b"]
  private static let pieces = [
    "a", "b", "c", "ab", ".b", "*", "**", "?", "/", "**/", "/**", "/*", "[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "\\*",
    "\\a", "[[:alpha:]]", "[a", "-", " ", "***", "[a-", "[\\]a]", "[[:x:]]", "[a-]", "[--a]",
  ]

  static func files(_ random: inout SplitMix) -> [String: String] {
    var files: [String: String] = [:]
    fill("", depth: 0, &files, &random)
    if Bool.random(using: &random) { files[".git/info/exclude"] = rules(&random) }
    return files
  }

  private static func fill(_ prefix: String, depth: Int, _ files: inout [String: String], _ random: inout SplitMix) {
    if depth == 0 || Int.random(in: 0..<3, using: &random) == 0 { files[prefix + ".gitignore"] = rules(&random) }
    for name in Set((0..<6).map { _ in random.pick(names) }).sorted() {
      if depth < 3, Int.random(in: 0..<5, using: &random) < 3 {
        fill(prefix + name + "/", depth: depth + 1, &files, &random)
      } else {
        files[prefix + name] = ""
      }
    }
  }

  private static func rules(_ random: inout SplitMix) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in rule(&random) }.joined(separator: "\n") + "\n"
  }

  private static func rule(_ random: inout SplitMix) -> String {
    let body = (0..<Int.random(in: 1...4, using: &random)).map { _ in random.pick(pieces) }.joined()
    return random.pick(["", "", "", "!", "/"]) + body + random.pick(["", "", "", "/", " ", "\r"])
  }
}
