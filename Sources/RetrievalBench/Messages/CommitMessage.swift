/// What a commit's message says of its task, as a person would have written it beforehand.
public struct CommitMessage: Hashable, Sendable {
  /// The first line, cleaned.
  public let subject: String
  /// The subject and the first words of the body, without trailers, checklists and code.
  public let query: String

  /// More of a body repeats itself.
  static let longestBody = 80

  public init(_ message: String) {
    let bytes = Self.without("<!--", "-->", in: Self.without("```", "```", in: Array(message.utf8)))
    let lines = bytes.filter { $0 != UInt8(ascii: "\r") }.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    subject = CleanLine(lines.first ?? []).text
    let words = Self.body(lines.dropFirst(), after: subject).joined(separator: " ")
    let isClosed = subject.utf8.last.map { Array(".!?:".utf8).contains($0) } ?? false
    let joint = words.isEmpty || isClosed ? " " : ". "
    query = String(decoding: Array((subject + joint + words).utf8).trimmed(), as: UTF8.self)
  }

  /// Words that tell one task from another.
  public var tellingWords: Int {
    var count = 0
    for word in Array(query.utf8).split(whereSeparator: { !($0.isLower || $0.isUpper || $0 == 0x5F) })
    where word.count > 2 && word.first != 0x5F {
      let lowered = String(decoding: word.map(\.lowered), as: UTF8.self)
      if !PlainWords.all.contains(lowered) { count += 1 }
    }
    return count
  }

  private static func body(_ lines: some Sequence<ArraySlice<UInt8>>, after subject: String) -> [Substring] {
    var words: [Substring] = []
    var bullets = 0
    for line in lines {
      let line = BodyLine(line)
      if line.endsBody { break }
      if line.isSkipped { continue }
      if line.isBullet {
        bullets += 1
        if bullets > 6 || line.isNoise { continue }
      }
      let clean = CleanLine(line.content).text
      if clean.isEmpty || clean.lowercased() == subject.lowercased() { continue }
      words += clean.split(separator: " ")
      if words.count >= longestBody { break }
    }
    return Array(words.prefix(longestBody))
  }

  /// The bytes with a blank for each run from `open` to `close`.
  private static func without(_ open: String, _ close: String, in bytes: [UInt8]) -> [UInt8] {
    var (kept, place): ([UInt8], Int) = ([], 0)
    while place < bytes.count {
      if bytes.has(open, at: place),
        let end = (place + open.utf8.count..<bytes.count).first(where: { bytes.has(close, at: $0) })
      {
        kept.append(0x20)
        place = end + close.utf8.count
      } else {
        kept.append(bytes[place])
        place += 1
      }
    }
    return kept
  }
}
