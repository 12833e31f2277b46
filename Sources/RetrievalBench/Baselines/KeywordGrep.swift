public import Base

/// What somebody does who greps for the words of a task: files with most of the words first, then most often.
public struct KeywordGrep {
  private let words: [[UInt8]]
  private let counter: WordCounter

  /// Larger files are data.
  static let largestFile = 600_000

  public init(_ query: String) {
    var words: [[UInt8]] = []
    for part in query.utf8.split(whereSeparator: { !($0.isWord && $0 < 0x80) }) {
      let word = part.drop(while: \.isDigit).map(\.lowered)
      if word.count < 3 || words.contains(word) { continue }
      if !PlainWords.unsearched.contains(String(decoding: word, as: UTF8.self)) { words.append(word) }
    }
    self.words = words
    counter = WordCounter(words)
  }

  /// The files, best first; those with no word are left out.
  public func rank(_ files: [(path: String, bytes: [UInt8])], parallel: some Parallelism) -> [String] {
    let counter = counter
    let counts = parallel.map(count: files.count) { row in
      let (path, bytes) = files[row]
      if bytes.count > Self.largestFile { return (found: 0, times: 0) }
      let inPath = counter.counts(in: Array(path.utf8).span)
      let times = zip(counter.counts(in: bytes.span), inPath).map { $0 + min(1, $1) }
      return (found: times.count { $0 > 0 }, times: times.reduce(0) { $0 + min(20, $1) })
    }
    let order = files.indices.filter { counts[$0].found > 0 }.sorted { first, second in
      let (a, b) = (counts[first], counts[second])
      return (-a.found, -a.times, files[first].bytes.count, files[first].path)
        < (-b.found, -b.times, files[second].bytes.count, files[second].path)
    }
    return order.map { files[$0].path }
  }
}
