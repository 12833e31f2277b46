/// The process on the other side of a local socket; laid out as the kernel fills it in.
public struct PeerIdentity: Hashable, BitwiseCopyable, Sendable {
  public var process: Int32 = 0
  public var user: UInt32 = 0
  public var group: UInt32 = 0
}
