/// A message on a socket: what kind it is, and its bytes.
///
/// On the wire: `DJNG`, the protocol's version, the kind, two empty bytes, the length of the body in four bytes with the
/// lowest first, the body.
public struct SocketFrame: Hashable, Sendable {
  public var kind: UInt8
  public var body: [UInt8]

  public static let version: UInt8 = 1
  /// A longer body is refused before a byte of it is read.
  public static let sizeLimit = 16 << 20

  public init(kind: UInt8, body: [UInt8] = []) {
    self.kind = kind
    self.body = body
  }

  public var bytes: [UInt8] {
    let length = UInt32(body.count)
    let size = (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
    return Self.magic + [Self.version, kind, 0, 0] + size + body
  }

  static let magic = Array("DJNG".utf8)
  static let headerSize = 12

  /// The kind and the length of the body.
  static func header(_ bytes: [UInt8], sizeLimit: Int) throws(SocketFrameError) -> (kind: UInt8, length: Int) {
    guard bytes.count == headerSize, bytes.starts(with: magic) else { throw .notAFrame }
    guard bytes[4] == version else { throw .otherVersion(bytes[4]) }
    let length = (0..<4).reduce(0) { $0 | Int(bytes[8 + $1]) << ($1 * 8) }
    guard length <= sizeLimit else { throw .tooLarge(bytes: length) }
    return (bytes[5], length)
  }
}

/// Why no frame could be read.
public enum SocketFrameError: Error, Hashable, Sendable {
  case socket(SocketError)
  case notAFrame
  case otherVersion(UInt8)
  case tooLarge(bytes: Int)
}

extension LocalSocket {
  public func send(_ frame: SocketFrame, by deadline: Deadline) throws(SocketError) {
    try send(frame.bytes, by: deadline)
  }

  /// The next frame, whole.
  public func receiveFrame(
    by deadline: Deadline, sizeLimit: Int = SocketFrame.sizeLimit
  ) throws(SocketFrameError) -> SocketFrame {
    let header = try whole(SocketFrame.headerSize, by: deadline)
    let (kind, length) = try SocketFrame.header(header, sizeLimit: sizeLimit)
    return SocketFrame(kind: kind, body: try whole(length, by: deadline))
  }

  private func whole(_ count: Int, by deadline: Deadline) throws(SocketFrameError) -> [UInt8] {
    do throws(SocketError) {
      return try receive(count, by: deadline)
    } catch {
      throw .socket(error)
    }
  }
}
