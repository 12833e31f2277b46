import Glibc

/// Calls a closure after a while and then again and again, on a thread of its own, until it is stopped.
public final class Ticker: Sendable {
  private let thread: WorkerThread?
  /// A byte in it ends the waiting.
  private let end: Pipe?
  /// Its writing end, which cannot be asked for through a class: a pipe is not copyable.
  private let writing: Int32

  /// Starts to wait; if the system gives no thread or pipe, nothing will ever be called.
  public init(after first: Int, every pause: Int, _ tick: @escaping @Sendable () -> Void) {
    guard let end = Pipe() else {
      self.end = nil
      writing = -1
      thread = nil
      return
    }
    let reading = end.reading
    let loop: @Sendable () -> Void = {
      var wait = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
      var milliseconds = first
      while retrying({ unsafe poll(&wait, 1, Int32(milliseconds)) }) == 0 {
        tick()
        milliseconds = pause
      }
    }
    thread = WorkerThread.start(loop)
    writing = end.writing
    self.end = consume end
  }

  /// Ends the ticking; when this returns no call is going on and none will follow.
  public func stop() {
    guard let thread else { return }
    var byte: UInt8 = 0
    unsafe write(writing, &byte, 1)
    thread.join()
  }

  deinit { stop() }
}
