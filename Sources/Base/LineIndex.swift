/// Where each line starts, so that an offset becomes a line number in logarithmic time.
///
/// A line ends with LF, CR LF or a lone CR, as in Python's universal newlines.
public struct LineIndex: Sendable, Equatable {
  /// Byte offset of the first byte of each line; the first entry is always 0.
  public private(set) var starts: [UInt32]

  public init(_ source: [UInt8]) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(source.count / 32 + 1)
    let bytes = source.span
    var i = 0
    let count = bytes.count
    while i < count {
      let end = min(i &+ 16, count)
      if end &- i == 16, !LineIndex.holdsControl(bytes.extracting(i..<end)) { i = end }
      while i < end {
        let byte = bytes[i]
        i &+= 1
        if byte > 13 { continue }
        if byte == 10 || byte == 13 && (i == count || bytes[i] != 10) {
          starts.append(UInt32(truncatingIfNeeded: i))
        }
      }
    }
    self.starts = starts
  }

  /// Whether any byte is as low as a line end: no early exit, so that it becomes one comparison of a vector.
  @inline(__always)
  private static func holdsControl(_ block: Span<UInt8>) -> Bool {
    var lowest = UInt8.max
    for i in 0..<16 { lowest = min(lowest, block[i]) }
    return lowest <= 13
  }

  public var lineCount: Int { starts.count }

  /// The 1-based line that holds `offset`.
  public func line(of offset: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The 0-based byte column of `offset` in its line.
  public func column(of offset: UInt32) -> Int { Int(offset - starts[line(of: offset) - 1]) }

  /// The first and last 1-based lines that `range` touches.
  public func lines(of range: TextRange) -> ClosedRange<Int> {
    let first = line(of: range.start)
    let last = range.isEmpty ? first : line(of: range.end - 1)
    return first...max(first, last)
  }
}
