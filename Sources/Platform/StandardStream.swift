import Glibc

/// The three streams a process is born with.
public enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Turns a write to a closed pipe into an error that `StreamWriter` notes, instead of a signal that kills.
  public static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}

/// A buffered writer to a standard stream that falls silent when nobody reads on.
///
/// `djangology … | head` closes the pipe early: further bytes are dropped and `isClosed` says so.
public struct StreamWriter: ~Copyable {
  public private(set) var isClosed = false
  private let descriptor: Int32?
  private var pending: [UInt8] = []
  private let capacity = 1 << 16

  public init(_ stream: StandardStream) { self.init(descriptor: stream.rawValue) }

  /// A writer that goes nowhere and keeps what it was given in `collected`.
  public init(collecting: Void) { descriptor = nil }

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { if let descriptor { _ = Self.send(pending, to: descriptor) } }

  /// What is not yet sent: everything, if the writer goes nowhere.
  public var collected: [UInt8] { pending }

  public mutating func write(_ text: String) { write(text.utf8) }

  public mutating func write(_ bytes: some Sequence<UInt8>) {
    if isClosed { return }
    pending.append(contentsOf: bytes)
    if pending.count >= capacity { flush() }
  }

  public mutating func flush() {
    guard let descriptor else { return }
    if !isClosed, !Self.send(pending, to: descriptor) { isClosed = true }
    pending.removeAll(keepingCapacity: true)
  }

  /// Whether all was written; waits while the reader is slow.
  static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let rest = bytes[sent...]
      let written = unsafe rest.withUnsafeBytes { rest in
        retrying { unsafe Glibc.write(descriptor, rest.baseAddress, rest.count) }
      }
      if written < 0 {
        guard errno == EAGAIN else { return false }
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        unsafe poll(&wait, 1, -1)
        continue
      }
      sent += written
    }
    return true
  }
}
