/// A commit as git's log tells it, with the files that were there before and that it changed.
public struct MinedCommit: Hashable, Sendable {
  public let hash: String
  /// Nil for a project's first commit.
  public let parent: String?
  public let author: String
  public let message: String
  /// Below the project: what it changed or removed, in order.
  public let edited: [String]
  /// How many files it touched in all.
  public let touched: Int

  public init(
    hash: String, parent: String?, author: String, message: String, edited: [String], touched: Int? = nil
  ) {
    self.hash = hash
    self.parent = parent
    self.author = author
    self.message = message
    self.edited = edited
    self.touched = touched ?? edited.count
  }

  /// How to call `git log` for `all(in:)`: add how many, where to start, and which folder.
  public static let gitArguments = [
    "log", "--no-merges", "--no-renames", "--name-status", "--relative",
    "--format=%x01%H %P%x02%an <%ae>%x02%B%x03",
  ]

  /// The commits of such a log, newest first.
  public static func all(in log: [UInt8]) -> [MinedCommit] {
    log.split(separator: 1).compactMap { MinedCommit($0) }
  }

  private init?(_ record: ArraySlice<UInt8>) {
    guard let end = record.lastIndex(of: 3) else { return nil }
    let parts = record[..<end].split(separator: 2, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let names = String(decoding: parts[0], as: UTF8.self).split(separator: " ").map(String.init)
    guard let hash = names.first else { return nil }
    var (edited, touched): ([String], Int) = ([], 0)
    for line in record[(end + 1)...].split(separator: UInt8(ascii: "\n")) {
      guard line.count > 2, line[line.startIndex + 1] == UInt8(ascii: "\t") else { continue }
      touched += 1
      if "MDT".utf8.contains(line[line.startIndex]) {
        edited.append(String(decoding: line.dropFirst(2), as: UTF8.self))
      }
    }
    self.init(
      hash: hash, parent: names.dropFirst().first, author: String(decoding: parts[1], as: UTF8.self),
      message: String(decoding: parts[2], as: UTF8.self), edited: edited.sorted(), touched: touched)
  }
}
