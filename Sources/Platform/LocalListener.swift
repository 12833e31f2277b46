import Glibc

/// A socket in the file system that others connect to; the file goes away with this value.
///
/// Whoever makes one holds a lock that says so: what is left at its path is taken for a dead one's.
public struct LocalListener: ~Copyable, Sendable {
  private let descriptor: Descriptor
  private let path: String

  public init(at path: String) throws(SocketError) {
    descriptor = try Self.listening(at: path)
    self.path = path
  }

  private static func listening(at path: String) throws(SocketError) -> Descriptor {
    var address = try SocketAddress(path)
    let descriptor = try SocketAddress.socket()
    let number = descriptor.number
    unsafe unlink(path)
    guard unsafe address.lend({ unsafe bind(number, $0, $1) }) == 0 else { throw .last }
    unsafe chmod(path, 0o600)
    guard listen(number, 128) == 0 else { throw .last }
    return descriptor
  }

  deinit { unsafe unlink(path) }

  public var handle: WaitHandle { WaitHandle(number: descriptor.number) }

  /// The next who connected, if one did.
  public func accept() -> LocalSocket? {
    let number = retrying { Glibc.accept(descriptor.number, nil, nil) }
    guard number >= 0 else { return nil }
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    _ = fcntl(number, F_SETFL, O_NONBLOCK)
    return LocalSocket(adopting: number)
  }
}
