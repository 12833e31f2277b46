import Glibc
import Testing

@testable import Platform

@Suite struct LocalSocketTests {
  /// A listener with one client connected to it.
  private struct Pair: ~Copyable {
    let tree: TemporaryTree
    let client: LocalSocket
    let server: LocalSocket

    init() throws {
      let tree = try TemporaryTree()
      let listener = try LocalListener(at: tree.path("s"))
      let client = try LocalSocket(connectingTo: tree.path("s"), by: Deadline(afterMilliseconds: 1000))
      let server = try LocalSocketTests.accepted(listener)
      self.tree = tree
      self.client = client
      self.server = server
    }
  }

  private static func accepted(_ listener: borrowing LocalListener) throws -> LocalSocket {
    guard let socket = listener.accept() else { throw SocketError.nobodyListens }
    return socket
  }

  private static let soon = Deadline(afterMilliseconds: 10_000)

  @Test(arguments: [0, 1, 4096, 3 << 20])
  func `a frame arrives as it was sent`(_ size: Int) throws {
    let pair = try Pair()
    let frame = SocketFrame(kind: 7, body: (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    let (_, received) = concurrently {
      try? pair.client.send(frame, by: Self.soon)
    } while: {
      try? pair.server.receiveFrame(by: Self.soon)
    }
    #expect(received == frame)
  }

  @Test(
    arguments: [
      (Array("GET / HTTP/1.1\r\n\r\n".utf8), .notAFrame),
      ([UInt8](repeating: 0xFF, count: 64), .notAFrame),
      (Array("DJNG".utf8) + [99, 1, 0, 0, 0, 0, 0, 0], .otherVersion(99)),
      (Array("DJNG".utf8) + [SocketFrame.version, 1, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF], .tooLarge(bytes: 0xFFFF_FFFF)),
      (Array("DJNG".utf8) + [SocketFrame.version, 1, 0, 0, 9, 0, 0, 0, 1, 2, 3], .socket(.closed)),
      (Array("DJ".utf8), .socket(.closed)),
      ([], .socket(.closed)),
    ] as [([UInt8], SocketFrameError)])
  func `what is no frame, or half of one, says why`(_ bytes: [UInt8], _ expected: SocketFrameError) throws {
    let tree = try TemporaryTree()
    let listener = try LocalListener(at: tree.path("s"))
    func send() throws {
      try LocalSocket(connectingTo: tree.path("s"), by: Self.soon).send(bytes, by: Self.soon)
    }
    try send()
    let server = try Self.accepted(listener)
    #expect(throws: expected) { try server.receiveFrame(by: Self.soon) }
  }

  @Test func `who says nothing is not waited for beyond the deadline`() throws {
    let pair = try Pair()
    #expect(throws: SocketFrameError.socket(.timedOut)) {
      try pair.server.receiveFrame(by: Deadline(afterMilliseconds: 30))
    }
  }

  @Test func `nobody can be connected to where nobody listens, also at a dead one's socket`() throws {
    let tree = try TemporaryTree()
    let path = tree.path("s")
    let connect = { _ = try LocalSocket(connectingTo: path, by: Self.soon) }
    #expect(throws: SocketError.nobodyListens) { try connect() }
    // As a process leaves it that was killed.
    var address = try SocketAddress(path)
    let number = try SocketAddress.socket()
    #expect(unsafe address.lend({ unsafe bind(number.number, $0, $1) }) == 0)
    #expect(throws: SocketError.nobodyListens) { try connect() }
    let listener = try LocalListener(at: path)
    try connect()
    _ = try Self.accepted(listener)
    #expect(((try? FileStamp(of: path)) != nil))
    _ = consume listener
    #expect(!((try? FileStamp(of: path)) != nil))
  }

  @Test func `a path that no address has room for is refused`() {
    #expect(throws: SocketError.pathTooLong) { _ = try LocalListener(at: "/tmp/" + String(repeating: "x", count: 104)) }
  }

  @Test func `each side knows whose process the other is`() throws {
    let pair = try Pair()
    for peer in [pair.client.peer, pair.server.peer] {
      #expect(peer?.user == Environment.userID)
      #expect(peer?.process == CurrentProcess.number)
    }
  }

  @Test func `a bell wakes who waits, until it is silenced`() throws {
    let bell = try #require(Bell())
    #expect(WaitHandle.wait(for: [bell.handle], milliseconds: 0) == [false])
    for _ in 0..<3 { bell.ring() }
    #expect(WaitHandle.wait(for: [bell.handle], milliseconds: 10_000) == [true])
    bell.silence()
    #expect(WaitHandle.wait(for: [bell.handle], milliseconds: 0) == [false])
  }
}
