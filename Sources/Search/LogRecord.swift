/// The parts of one commit in the output of `git log`: hash, time and author, message, paths.
struct LogRecord {
  let hash: Range<Int>
  let author: Range<Int>
  let message: Range<Int>
  let paths: Range<Int>
  let subject: Range<Int>

  init?(_ bytes: Span<UInt8>, _ record: Range<Int>) {
    let open = bytes.first(2, in: record)
    let close = bytes.first(3, in: open..<record.upperBound)
    guard close < record.upperBound else { return nil }
    let hashEnd = bytes.first(UInt8(ascii: " "), in: record.lowerBound..<open)
    hash = record.lowerBound..<hashEnd
    author = hashEnd..<open
    message = open + 1..<close
    subject = open + 1..<bytes.first(UInt8(ascii: "\n"), in: message)
    paths = close + 1..<record.upperBound
  }

  /// The number that stands before the author.
  func time(_ bytes: Span<UInt8>) -> Int {
    var i = author.lowerBound + 1
    var time = 0
    while i < author.upperBound, bytes[i] &- 0x30 < 10, time < 1 << 40 {
      time = time * 10 + Int(bytes[i] &- 0x30)
      i += 1
    }
    return time
  }

  /// Machines and version bumps touch files for reasons that no task has.
  func isNoise(_ bytes: Span<UInt8>) -> Bool {
    LogRecord.bots.contains { bytes.contains($0, in: author) }
      || LogRecord.chores.contains { bytes.starts(with: $0, at: subject) }
  }

  private static let bots = [
    "[bot]", "dependabot", "renovate", "transifex", "weblate", "crowdin", "pre-commit", "github-actions", "pyup",
    "snyk",
  ].map { Array($0.utf8) }
  private static let chores = ["bump ", "build(deps", "chore(deps", "revert ", "release ", "version "].map {
    Array($0.utf8)
  }
}

extension Span where Element == UInt8 {
  /// Where `byte` first stands in `range`; its end if nowhere.
  @inline(__always)
  func first(_ byte: UInt8, in range: Range<Int>) -> Int {
    var i = range.lowerBound
    while i < range.upperBound, self[i] != byte { i &+= 1 }
    return i
  }

  /// Whether `word` (lowercase) stands at the start of `range`, whatever the case there.
  func starts(with word: [UInt8], at range: Range<Int>) -> Bool {
    guard word.count <= range.count else { return false }
    for i in word.indices {
      let byte = self[range.lowerBound + i]
      guard (byte &- 0x41 < 26 ? byte | 0x20 : byte) == word[i] else { return false }
    }
    return true
  }

  func contains(_ word: [UInt8], in range: Range<Int>) -> Bool {
    guard word.count <= range.count else { return false }
    return (range.lowerBound...range.upperBound - word.count).contains { starts(with: word, at: $0..<range.upperBound) }
  }
}
