import Glibc

/// Why a socket could not be used.
public enum SocketError: Error, Hashable, Sendable {
  /// Nobody listens there.
  case nobodyListens
  /// The other side has closed it.
  case closed
  case timedOut
  /// A socket's path has room for 107 bytes.
  case pathTooLong
  /// Anything else, as the C library numbered it.
  case other(errno: Int32)

  /// The error the last failed call left behind.
  static var last: SocketError {
    switch errno {
    case ECONNREFUSED, ENOENT: .nobodyListens
    case EPIPE, ECONNRESET: .closed
    default: .other(errno: errno)
    }
  }
}
