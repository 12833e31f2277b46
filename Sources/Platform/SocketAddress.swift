import Glibc

/// The address of a socket in the file system.
struct SocketAddress {
  private var address = sockaddr_un()

  init(_ path: String) throws(SocketError) {
    let bytes = Array(path.utf8)
    // One byte is left for the end.
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path), !bytes.contains(0) else { throw .pathTooLong }
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
  }

  /// Hands it to a call of the C library that takes an address.
  mutating func lend(_ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  /// A new socket for such addresses, which never makes a caller wait.
  static func socket() throws(SocketError) -> Descriptor {
    let number = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard number >= 0 else { throw .last }
    _ = fcntl(number, F_SETFL, O_NONBLOCK)
    return Descriptor(adopting: number)
  }
}
