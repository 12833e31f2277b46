import Glibc

/// A connection to another process of this machine: bytes in both directions, each call with a deadline.
public struct LocalSocket: ~Copyable, Sendable {
  private let descriptor: Descriptor

  init(adopting number: Int32) { descriptor = Descriptor(adopting: number) }

  /// Connects to whoever listens at `path`.
  public init(connectingTo path: String, by deadline: Deadline) throws(SocketError) {
    descriptor = try Self.connected(to: SocketAddress(path), by: deadline)
  }

  private static func connected(
    to address: SocketAddress, by deadline: Deadline
  ) throws(SocketError) -> Descriptor {
    var address = address
    let descriptor = try SocketAddress.socket()
    let number = descriptor.number
    while unsafe address.lend({ unsafe Glibc.connect(number, $0, $1) }) != 0 {
      // EAGAIN: as many already wait to be accepted as may.
      guard errno == EAGAIN || errno == EINTR else { throw .last }
      if deadline.isPast { throw .timedOut }
      usleep(500)
    }
    return descriptor
  }

  public var handle: WaitHandle { WaitHandle(number: descriptor.number) }

  /// Who is on the other side, as the system tells it.
  public var peer: PeerIdentity? {
    var peer = PeerIdentity()
    var size = socklen_t(MemoryLayout<PeerIdentity>.size)
    let code = unsafe getsockopt(descriptor.number, SOL_SOCKET, SO_PEERCRED, &peer, &size)
    return code == 0 && size == MemoryLayout<PeerIdentity>.size ? peer : nil
  }

  public func send(_ bytes: [UInt8], by deadline: Deadline) throws(SocketError) {
    var sent = 0
    while sent < bytes.count {
      let rest = bytes[sent...]
      let count = unsafe rest.withUnsafeBytes { rest in
        unsafe Glibc.send(descriptor.number, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      }
      if count >= 0 {
        sent += count
      } else if errno == EAGAIN {
        try wait(POLLOUT, by: deadline)
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Exactly `count` bytes.
  public func receive(_ count: Int, by deadline: Deadline) throws(SocketError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var received = 0
    while received < count {
      let wanted = count - received
      let got = unsafe bytes.withUnsafeMutableBytes { room in
        unsafe recv(descriptor.number, room.baseAddress?.advanced(by: received), wanted, 0)
      }
      if got > 0 {
        received += got
      } else if got == 0 {
        throw .closed
      } else if errno == EAGAIN {
        try wait(POLLIN, by: deadline)
      } else if errno != EINTR {
        throw .last
      }
    }
    return bytes
  }

  private func wait(_ events: Int32, by deadline: Deadline) throws(SocketError) {
    var wait = pollfd(fd: descriptor.number, events: Int16(events), revents: 0)
    while true {
      let ready = unsafe poll(&wait, 1, Int32(clamping: deadline.millisecondsLeft))
      if ready > 0 { return }
      if ready == 0 { throw .timedOut }
      if errno != EINTR { throw .last }
    }
  }
}
