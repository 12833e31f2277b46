internal import Platform

/// The lines of a text that are ours, between two marks that say so.
///
/// The first mark carries a hash of the lines, and in Markdown one of each: whoever edits them by hand keeps them. Nobody
/// else writes such marks: what `init` leaves is what `claude-md sync` would.
public struct FencedRegion: Sendable {
  /// How the text writes a comment.
  public enum Comment: String, Sendable {
    case markdown
    case hash
  }

  /// A region as it was found.
  public struct Found: Sendable {
    public var lines: [String]
    /// From the first byte of the first mark to behind the line end of the last.
    public var range: Range<Int>
    /// The hash in the first mark.
    public var sha: String
    /// In Markdown, hashes of all lines that were generated.
    public var generated: [String]
    /// The lines are not those that were written.
    public var isEdited: Bool
  }

  /// What a record calls the region with this hash.
  public static func name(_ sha: String) -> String { "region \(sha)" }

  public static func isName(_ name: String) -> Bool { name.hasPrefix("region ") }

  public static func hash(_ lines: [String]) -> String {
    String(ContentHash(Array(lines.joined(separator: "\n").utf8)).text.prefix(12))
  }

  /// The lines with their marks.
  public static func marked(_ lines: [String], _ comment: Comment) -> [String] {
    marked(lines, remembering: RememberedRegion(generated: lines).generated, comment)
  }

  static func marked(_ lines: [String], remembering generated: [String], _ comment: Comment) -> [String] {
    let hashes = comment == .markdown ? " lines=\(generated.joined(separator: ","))" : ""
    return [mark("djangology:begin sha=\(hash(lines))\(hashes)", comment)] + lines + [mark("djangology:end", comment)]
  }

  private static func mark(_ words: String, _ comment: Comment) -> String {
    switch comment {
    case .markdown: "<!-- \(words) -->"
    case .hash: "# \(words)"
    }
  }

  /// The region in the text; marks in a fenced block of Markdown are an example of one.
  public static func find(in bytes: [UInt8], _ comment: Comment) throws(DocumentProblem) -> Found? {
    var begin: (place: Int, line: Int, text: String)?
    var lines: [String] = []
    var isFenced = false
    for line in TextLine.all(bytes) {
      if comment == .markdown, line.text.drop(while: { $0 == " " }).hasPrefix("```") { isFenced.toggle() }
      let words = isFenced ? "" : Self.words(line.text, comment)
      if words.hasPrefix("djangology:begin") {
        if begin != nil { throw DocumentProblem(line: line.number, message: "a second djangology:begin") }
        begin = (line.range.lowerBound, line.number, words)
      } else if words == "djangology:end" {
        guard let begin else { throw DocumentProblem(line: line.number, message: "djangology:end without a begin") }
        let sha = value("sha", begin.text)
        return Found(
          lines: lines, range: begin.place..<line.range.upperBound, sha: sha,
          generated: value("lines", begin.text).split(separator: ",").map(String.init), isEdited: sha != hash(lines))
      } else if begin != nil {
        lines.append(line.text)
      }
    }
    if let begin { throw DocumentProblem(line: begin.line, message: "djangology:begin without an end") }
    return nil
  }

  private static func value(_ key: String, _ mark: String) -> String {
    mark.split(separator: " ").first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.utf8.count + 1)) } ?? ""
  }

  private static func words(_ line: String, _ comment: Comment) -> String {
    let trimmed = line.drop { $0 == "\u{FEFF}" }.trimmingSpace()
    switch comment {
    case .markdown:
      guard trimmed.hasPrefix("<!--"), trimmed.hasSuffix("-->") else { return "" }
      return trimmed.dropFirst(4).dropLast(3).trimmingSpace()
    case .hash: return trimmed.hasPrefix("#") ? trimmed.dropFirst().trimmingSpace() : ""
    }
  }
}
