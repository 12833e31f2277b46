import Facts

/// What git remembers: which files changed together, under which words, and how long ago.
///
/// Made from the output of `HistoryIndex.gitArguments`, as a value; running git is the caller's business.
public struct HistoryIndex: Sendable {
  /// A commit that tells something: written by a person, touching between one and thirty files of the index.
  struct Commit: Sendable {
    /// Commits between it and the newest one.
    var age: Int
    /// Seconds since 1970.
    var time: Int
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
  public let log: [UInt8]
  private let paths: [String]
  var fileCount: Int { paths.count }

  /// How to call `git log` so that this type understands it: add `-n <count>` and the commit to start from.
  ///
  /// Costs about 0.11 ms a commit.
  public static let gitArguments = [
    "-c", "core.quotepath=off", "log", "--no-merges", "--no-renames", "--name-only",
    "--format=%x01%H %ct %an%x02%B%x03",
  ]

  /// Commits with more files say little about any two of them.
  static let largestCommit = 30

  public init(log: [UInt8], index: SearchIndex) {
    self.log = log
    paths = index.documents.map(\.path)
    lastTouched = Array(repeating: -1, count: index.count)
    let numbers = PathNumbers(paths)
    var tally = TermTally()
    var words: [Term] = []
    let bytes = log.span
    var age = 0
    var start = bytes.first(1, in: 0..<bytes.count)
    while start < bytes.count {
      let end = bytes.first(1, in: start + 1..<bytes.count)
      if let record = LogRecord(bytes, start + 1..<end) { add(record, bytes, age, numbers, &tally, &words) }
      age += 1
      start = end
    }
  }

  public static func none(for index: SearchIndex) -> HistoryIndex { HistoryIndex(log: [], index: index) }

  /// Whether the files of an index are those that it was made for.
  public func holds(_ index: SearchIndex) -> Bool { index.documents.elementsEqual(paths) { $0.path == $1 } }

  /// The short hash and the subject of a commit, for evidence.
  public func title(of commit: Int) -> String {
    let entry = commits[commit]
    let hash = String(decoding: log[entry.hash].prefix(8), as: UTF8.self)
    return hash + " " + String(decoding: log[entry.subject].prefix(72), as: UTF8.self)
  }

  public func touches(_ commit: Int, _ file: Int) -> Bool { files[commits[commit].files].contains(UInt32(file)) }

  private mutating func add(
    _ record: LogRecord, _ bytes: Span<UInt8>, _ age: Int, _ numbers: PathNumbers, _ tally: inout TermTally,
    _ words: inout [Term]
  ) {
    let first = files.count
    addFiles(record.paths, bytes, numbers)
    let own = first..<files.count
    guard !own.isEmpty, own.count <= HistoryIndex.largestCommit else { return files.removeSubrange(own) }
    for file in own where lastTouched[Int(files[file])] < 0 { lastTouched[Int(files[file])] = Int32(age) }
    guard !record.isNoise(bytes) else { return files.removeSubrange(own) }
    words.removeAll(keepingCapacity: true)
    let message = record.message.lowerBound..<min(record.message.upperBound, record.message.lowerBound + 1200)
    tally.appendTerms(of: bytes.extracting(message), to: &words)
    words.sort()
    let firstTerm = terms.count
    for word in words where terms.count == firstTerm || terms[terms.count - 1] != word { terms.append(word) }
    commits.append(
      Commit(
        age: age, time: record.time(bytes), files: own, terms: firstTerm..<terms.count, hash: record.hash,
        subject: record.subject))
  }

  private mutating func addFiles(_ paths: Range<Int>, _ bytes: Span<UInt8>, _ numbers: PathNumbers) {
    var start = paths.lowerBound
    while start < paths.upperBound {
      let end = bytes.first(UInt8(ascii: "\n"), in: start..<paths.upperBound)
      if end > start, let number = numbers.number(of: bytes.extracting(start..<end)) { files.append(UInt32(number)) }
      start = end + 1
    }
  }
}
