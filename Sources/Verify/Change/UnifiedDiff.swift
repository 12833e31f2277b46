/// A diff as git and `diff -u` write it.
public struct UnifiedDiff: Sendable {
  public struct File: Sendable {
    /// Nil for a file that was not there.
    public var oldPath: String?
    /// Nil for a file that is gone.
    public var newPath: String?
    public var isBinary = false
    var hunks: [Hunk] = []
  }

  struct Hunk: Sendable {
    var oldStart: Int
    var newStart: Int
    var old: [ArraySlice<UInt8>] = []
    var new: [ArraySlice<UInt8>] = []
    /// No line break behind the last line.
    var oldEndsBare = false
    var newEndsBare = false
  }

  public private(set) var files: [File] = []

  /// Nil where something is broken off or miscounted; text around the diff is passed over.
  public init?(_ bytes: [UInt8]) {
    var reader = UnifiedDiffReader(bytes)
    guard reader.read() else { return nil }
    files = reader.files
  }
}

extension UnifiedDiff.File {
  public enum Direction: Sendable { case forwards, backwards }

  /// A text with the hunks put into it, or taken out of it; nil where they do not fit.
  public func applied(to text: [UInt8], _ direction: Direction) -> [UInt8]? {
    let newline = UInt8(ascii: "\n")
    var lines = text.split(separator: newline, omittingEmptySubsequences: false)[...]
    let endsBare = lines.last.map { !$0.isEmpty } ?? false
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    let source = Array(lines)
    var result: [ArraySlice<UInt8>] = []
    var at = 0
    var bare = endsBare
    for hunk in hunks {
      let (from, to) = direction == .forwards ? (hunk.old, hunk.new) : (hunk.new, hunk.old)
      let wanted = max(0, (direction == .forwards ? hunk.oldStart : hunk.newStart) - (from.isEmpty ? 0 : 1))
      guard let place = Self.place(of: from, in: source, near: wanted, from: at) else { return nil }
      result += source[at..<place] + to[...]
      at = place + from.count
      if at == source.count { bare = direction == .forwards ? hunk.newEndsBare : hunk.oldEndsBare }
    }
    result += source[at...]
    if result.isEmpty { return [] }
    return Array(result.joined(separator: [newline])) + (bare ? [] : [newline])
  }

  /// The nearest place to the one stated where all lines stand.
  private static func place(
    of lines: [ArraySlice<UInt8>], in source: [ArraySlice<UInt8>], near wanted: Int, from start: Int
  ) -> Int? {
    let last = source.count - lines.count
    guard last >= start else { return nil }
    func fits(_ place: Int) -> Bool {
      place >= start && place <= last && zip(lines, source[place...]).allSatisfy { $0 == $1 }
    }
    if lines.isEmpty { return min(max(wanted, start), source.count) }
    for distance in 0...max(1, source.count) {
      if fits(wanted + distance) { return wanted + distance }
      if fits(wanted - distance) { return wanted - distance }
    }
    return nil
  }
}
