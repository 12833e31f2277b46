/// One line of the body of a commit message, told apart from what machines and habits put there.
struct BodyLine {
  private let line: [UInt8]

  init(_ line: some Sequence<UInt8>) { self.line = Array(line).trimmed() }

  /// Instructions for testers follow: nothing of the task.
  var endsBody: Bool {
    let start = line.end(of: 0) { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "*") || $0.isBlank }
    if line.has("testing", at: start), line.isEdge(start + 7) { return true }
    return Self.endings.contains { line.has($0, at: start) }
  }

  private static let endings = [
    "how to", "how has this", "test plan", "test instructions", "test steps", "testing plan", "testing instructions",
    "testing steps", "steps to", "preview steps", "checklist", "screenshot", "to test", "note for", "notes for",
  ]

  var isSkipped: Bool {
    if line.isEmpty || isNumbered || isTrailer || isPerson { return true }
    return Self.marks.contains { line.has($0, at: 0) }
  }

  private static let marks = [
    "#", "|", ">", "---", "===", "- [", "* [", "<", "```", "diff ", "(cherry", "claude", "___", "***",
  ]

  /// As in `1. Open the page`.
  private var isNumbered: Bool {
    let end = line.end(of: 0, while: \.isDigit)
    guard end > 0, end + 1 < line.count else { return false }
    return (line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")")) && line[end + 1].isBlank
  }

  private var isTrailer: Bool {
    Self.trailers.contains { word in
      line.has(word, at: 0) && line.isEdge(word.utf8.count) && line.count - word.utf8.count <= 80
    } || line.has("x-", at: 0)
  }

  private static let trailers = [
    "signed-off-by", "coauthored-by", "co-authored-by", "change-id", "reviewed-by", "acked-by", "tested-by",
    "reported-by", "cc", "close", "closes", "fix", "fixes", "fixed", "resolve", "resolves", "ref", "refs", "see",
    "related", "related to", "part of", "issue", "ticket", "relates", "cherry-pick", "cherry-picked", "cherry pick",
    "cherry picked", "backport", "bug", "thanks", "pull-request", "pull request", "pr", "jira", "generated with",
    "this reverts", "requires", "http", "https",
  ]

  /// As in `A Name <mail@example.org>`.
  private var isPerson: Bool {
    let name = line.end(of: 0) { $0.isName || $0 == 0x20 }
    guard name > 1, line[0].isWord, line[name - 1] == 0x20, line.last == UInt8(ascii: ">"), name < line.count,
      line[name] == UInt8(ascii: "<")
    else { return false }
    return line[name...].contains(UInt8(ascii: "@")) && !line[name...].contains(where: \.isBlank)
  }

  var isBullet: Bool {
    guard line.count > 1, line[1].isBlank else { return false }
    return [UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains(line[0])
  }

  /// A step on the way that was committed with the rest.
  var isNoise: Bool { Self.noise.contains { $0.matches(SubjectWords(line)) } }

  private static let noise = [
    """
    lint|typo|wip|merge|review|format|test|tests|ruff|black|changelog|doc|docs|migration|bump|rebase|cleanup|fixup|ci|\
    nit|nits|suggestion|feedback|comment|snapshot|mypy|coverage
    """, "pre commit", "update branch",
  ].map { SubjectPattern($0) }

  /// What it says, without the mark of a list.
  var content: ArraySlice<UInt8> { isBullet ? line[2...] : line[...] }
}
