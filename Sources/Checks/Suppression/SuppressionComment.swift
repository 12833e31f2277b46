/// A comment that says what not to report: `# noqa: DJM101`, `# djangology: ignore[DJM101] reason`.
public struct SuppressionComment: Sendable {
  public enum Kind: Sendable, Equatable {
    /// A place: the comment's line, or the line behind it.
    case ignore
    /// From here on.
    case disable, enable
    case file
  }

  public let kind: Kind
  /// As written; nil for everything.
  public let codes: [String]?
  public let reason: String
  /// Whether it is written in our own words, not in those that all linters share.
  public let isOurs: Bool
  /// The comment.
  public let range: TextRange

  /// All that a comment's text says, its marks (`#`, `{#`, `<!--`) taken off or not.
  static func all(in text: String, at range: TextRange) -> [SuppressionComment] {
    let lower = text.lowercased()
    if lower.contains("djangology:") { return ours(text, range) }
    guard lower.contains("noqa") else { return [] }
    return shared(text, lower, range).map { [$0] } ?? []
  }

  // MARK: Ours

  private static func ours(_ text: String, _ range: TextRange) -> [SuppressionComment] {
    var found: [SuppressionComment] = []
    for part in text.split(separator: "djangology:").dropFirst(text.hasPrefix("djangology:") ? 0 : 1) {
      let words = part.drop { $0 == " " }
      for (word, kind) in [("ignore", Kind.ignore), ("disable", .disable), ("enable", .enable), ("file-ignore", .file)]
      where words.hasPrefix(word) {
        let rest = words.dropFirst(word.count)
        if let next = rest.first, next.isLetter || next == "-" { continue }
        found.append(comment(kind, rest, range))
      }
    }
    return found
  }

  private static func comment(_ kind: Kind, _ rest: Substring, _ range: TextRange) -> SuppressionComment {
    var codes: [String]?
    var reason = rest
    if rest.hasPrefix("["), let end = closing(rest) {
      codes = list(rest[rest.index(after: rest.startIndex)..<end])
      reason = rest[rest.index(after: end)...]
    }
    for mark in ["#}", "-->", "*/"] {
      if let end = reason.firstRange(of: mark) { reason = reason[..<end.lowerBound] }
    }
    return SuppressionComment(
      kind: kind, codes: codes, reason: trimmed(reason.drop { $0 == ":" || $0 == " " }), isOurs: true, range: range)
  }

  /// The bracket that closes the first one: facets stand in brackets of their own.
  private static func closing(_ text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.indices {
      if text[index] == "[" { depth += 1 }
      if text[index] == "]" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private static func list(_ text: Substring) -> [String] {
    text.split { $0 == "," || $0 == " " }.map(String.init)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  // MARK: Everybody's

  private static func shared(_ text: String, _ lower: String, _ range: TextRange) -> SuppressionComment? {
    guard let word = lower.firstRange(of: "noqa") else { return nil }
    let before = lower[..<word.lowerBound].filter { $0 != " " && $0 != "\t" }
    guard before.hasSuffix("#") || before.hasSuffix("flake8:") || before.hasSuffix("ruff:") else { return nil }
    let isFile = before.hasSuffix(":")
    let start = lower.distance(from: lower.startIndex, to: word.upperBound)
    let rest = text.dropFirst(start)
    if let next = rest.first, next.isLetter || next.isNumber { return nil }
    let tail = rest.drop { $0 == " " }
    let codes = tail.hasPrefix(":") ? Self.codes(tail.dropFirst()) : nil
    return SuppressionComment(kind: isFile ? .file : .ignore, codes: codes, reason: "", isOurs: false, range: range)
  }

  /// The words that look like codes, up to the first that does not.
  private static func codes(_ text: Substring) -> [String] {
    var codes: [String] = []
    for word in text.split(whereSeparator: { $0 == "," || $0 == " " || $0 == "\t" }) {
      guard let first = word.first, first.isUppercase, word.allSatisfy({ $0.isUppercase || $0.isNumber }) else { break }
      codes.append(String(word))
    }
    return codes
  }
}
