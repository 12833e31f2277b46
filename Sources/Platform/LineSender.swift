import Glibc
import Synchronization

/// Writes whole lines to a stream, from any thread; a line is never cut by another one or by the end of the process.
public final class LineSender: Sendable {
  private let descriptor: Int32
  /// Whether lines are still taken.
  private let isOpen = Mutex(true)

  public init(_ stream: StandardStream) { descriptor = stream.rawValue }

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Writes the line and its end, unless `isUnwanted` says otherwise when its turn has come.
  ///
  /// Waits while the reader does not read; when nobody reads any more the line is dropped, as all after it.
  public func send(_ line: consuming [UInt8], unless isUnwanted: () -> Bool = { false }) {
    line.append(UInt8(ascii: "\n"))
    isOpen.withLock { isOpen in
      guard isOpen, !isUnwanted() else { return }
      isOpen = StreamWriter.send(line, to: descriptor)
    }
  }

  /// Takes no more lines once the one being written is out, for which it waits this long.
  public func close(withinMilliseconds limit: Int) {
    for _ in 0...max(0, limit) {
      if isOpen.withLockIfAvailable({ $0 = false }) != nil { return }
      usleep(1000)
    }
  }

  /// Whether somebody may still read what is sent.
  public var hasReader: Bool {
    var state = pollfd(fd: descriptor, events: 0, revents: 0)
    guard unsafe poll(&state, 1, 0) > 0 else { return true }
    return state.revents & Int16(POLLERR | POLLNVAL) == 0
  }
}
