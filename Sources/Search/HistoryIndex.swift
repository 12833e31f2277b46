import Facts

/// What git remembers: which files changed together, under which words, and how long ago.
///
/// Made from the output of `HistoryIndex.gitArguments`, as a value; running git is the caller's business.
public struct HistoryIndex: Sendable {
  /// A commit that tells something: written by a person, touching between one and thirty files of the index.
  struct Commit: Sendable {
    /// Commits between it and the newest one.
    var age: Int
    var files: Range<Int>
    var terms: Range<Int>
    /// Where its hash and its subject stand in `log`.
    var hash: Range<Int>
    var subject: Range<Int>
  }

  private(set) var commits: [Commit] = []
  /// Files of all commits, by number in the index.
  private(set) var files: [UInt32] = []
  /// Terms of all messages, each once a message.
  private(set) var terms: [Term] = []
  /// Commits since a file was last touched; −1 if that is not known.
  private(set) var lastTouched: [Int32]
  let log: [UInt8]
  let fileCount: Int

  /// How to call `git log` so that this type understands it: add `-n <count>` and the commit to start from.
  ///
  /// A thousand commits cost about 100 ms in a repository of 20,000, four thousand about 450 ms: take 1,000 when someone is
  /// waiting and let a background run fetch the rest.
  public static let gitArguments = [
    "-c", "core.quotepath=off", "log", "--no-merges", "--no-renames", "--name-only", "--format=%x01%H %an%x02%B%x03",
  ]

  /// Commits with more files say little about any two of them.
  static let largestCommit = 30

  public init(log: [UInt8], index: SearchIndex) {
    self.log = log
    fileCount = index.count
    lastTouched = Array(repeating: -1, count: index.count)
    let numbers = PathNumbers(index.documents.map(\.path))
    var tally = TermTally()
    var age = 0
    var start = log.firstIndex(of: 1) ?? log.count
    while start < log.count {
      let end = log[(start + 1)...].firstIndex(of: 1) ?? log.count
      add(start + 1..<end, age, numbers, &tally)
      age += 1
      start = end
    }
  }

  public static func none(for index: SearchIndex) -> HistoryIndex { HistoryIndex(log: [], index: index) }

  /// The short hash and the subject of a commit, for evidence.
  public func title(of commit: Int) -> String {
    let entry = commits[commit]
    let hash = String(decoding: log[entry.hash].prefix(8), as: UTF8.self)
    return hash + " " + String(decoding: log[entry.subject].prefix(72), as: UTF8.self)
  }

  public func touches(_ commit: Int, _ file: Int) -> Bool { files[commits[commit].files].contains(UInt32(file)) }

  private mutating func add(_ record: Range<Int>, _ age: Int, _ numbers: PathNumbers, _ tally: inout TermTally) {
    guard let open = log[record].firstIndex(of: 2), let close = log[open..<record.upperBound].firstIndex(of: 3) else { return }
    let firstFile = files.count
    for line in log[(close + 1)..<record.upperBound].split(separator: UInt8(ascii: "\n")) {
      if let number = numbers.number(of: line.span) { files.append(UInt32(number)) }
    }
    let own = firstFile..<files.count
    guard !own.isEmpty, own.count <= HistoryIndex.largestCommit else { return files.removeSubrange(own) }
    for file in files[own] where lastTouched[Int(file)] < 0 { lastTouched[Int(file)] = Int32(age) }
    let subjectEnd = log[open..<close].firstIndex(of: UInt8(ascii: "\n")) ?? close
    let hashEnd = log[record.lowerBound..<open].firstIndex(of: UInt8(ascii: " ")) ?? open
    guard !isNoise(author: hashEnd..<open, subject: open + 1..<subjectEnd) else { return files.removeSubrange(own) }
    commits.append(
      Commit(
        age: age, files: own, terms: addTerms(open + 1..<close, &tally), hash: record.lowerBound..<hashEnd,
        subject: open + 1..<subjectEnd))
  }

  private mutating func addTerms(_ message: Range<Int>, _ tally: inout TermTally) -> Range<Int> {
    var words: [Term] = []
    tally.appendTerms(of: log.span.extracting(message.lowerBound..<min(message.upperBound, message.lowerBound + 1200)), to: &words)
    words.sort()
    let first = terms.count
    for word in words where terms.count == first || terms[terms.count - 1] != word { terms.append(word) }
    return first..<terms.count
  }

  private func isNoise(author: Range<Int>, subject: Range<Int>) -> Bool {
    let name = String(decoding: log[author], as: UTF8.self).lowercased()
    if HistoryIndex.bots.contains(where: name.contains) { return true }
    let title = String(decoding: log[subject].prefix(80), as: UTF8.self).lowercased()
    return HistoryIndex.chores.contains(where: title.hasPrefix)
  }

  private static let bots = [
    "[bot]", "dependabot", "renovate", "transifex", "weblate", "crowdin", "pre-commit", "github-actions", "pyup", "snyk",
  ]
  private static let chores = ["bump ", "build(deps", "chore(deps", "revert ", "release ", "version "]
}
