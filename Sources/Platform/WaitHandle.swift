import Glibc

/// Something that can be waited for: a socket, a watch, a bell.
///
/// It does not keep it open.
public struct WaitHandle: Sendable {
  let number: Int32

  /// Waits until one of them has something to read or was closed, and answers for each whether it has.
  public static func wait(for handles: [WaitHandle], milliseconds: Int) -> [Bool] {
    var waits = handles.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
    let deadline = Deadline(afterMilliseconds: milliseconds)
    while true {
      let ready = unsafe poll(&waits, nfds_t(waits.count), Int32(clamping: deadline.millisecondsLeft))
      if ready >= 0 || errno != EINTR { return waits.map { ready > 0 && $0.revents != 0 } }
    }
  }
}
