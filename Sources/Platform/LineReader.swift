import Glibc

/// Reads a stream line by line, however its pieces arrive.
public struct LineReader: ~Copyable {
  public enum Line: Sendable, Equatable {
    /// Without its end, which may be `\n` or `\r\n`.
    case line([UInt8])
    /// Longer than allowed; it was skipped.
    case tooLong
  }

  private let descriptor: Int32
  private let limit: Int
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var unread = 0..<0

  public init(_ stream: StandardStream, limit: Int) { self.init(descriptor: stream.rawValue, limit: limit) }

  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line, nil at the end of the stream; what stands there without a line's end is a line, too.
  public mutating func next() -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if unread.isEmpty, !fill() { return line.isEmpty && !isTooLong ? nil : Self.ended(line, isTooLong) }
      let end = chunk[unread].firstIndex(of: UInt8(ascii: "\n"))
      let piece = unread.lowerBound..<(end ?? unread.upperBound)
      if isTooLong || line.count + piece.count > limit {
        isTooLong = true
        line = []
      } else {
        line.append(contentsOf: chunk[piece])
      }
      unread = (end.map { $0 + 1 } ?? unread.upperBound)..<unread.upperBound
      if end != nil { return Self.ended(line, isTooLong) }
    }
  }

  private static func ended(_ line: consuming [UInt8], _ isTooLong: Bool) -> Line {
    if isTooLong { return .tooLong }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return .line(line)
  }

  /// Whether there is something to read; waits for it.
  private mutating func fill() -> Bool {
    while true {
      let count = retrying { unsafe read(descriptor, &chunk, chunk.count) }
      if count > 0 {
        unread = 0..<count
        return true
      }
      // Whoever shares the pipe with us may have made it non-blocking.
      guard count < 0, errno == EAGAIN else { return false }
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      unsafe poll(&wait, 1, -1)
    }
  }
}
