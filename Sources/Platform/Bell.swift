import Glibc

/// Wakes a thread that waits for several things at once.
public final class Bell: Sendable {
  private let pipe: Pipe

  /// Nothing when the process may open no more files.
  public init?() {
    guard let pipe = Pipe() else { return nil }
    for end in [pipe.reading, pipe.writing] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    self.pipe = consume pipe
  }

  public var handle: WaitHandle { WaitHandle(number: pipe.reading) }

  public func ring() {
    var byte: UInt8 = 0
    _ = retrying { unsafe write(pipe.writing, &byte, 1) }
  }

  /// Silences it until it is rung again.
  public func silence() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while retrying({ unsafe read(pipe.reading, &bytes, bytes.count) }) > 0 {}
  }
}
