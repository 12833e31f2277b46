import Glibc

/// A moment by the clock on the wall, which people and time servers may set: to be compared with files, not measured.
public struct WallClock: Hashable, BitwiseCopyable, Sendable {
  /// Since 1970.
  public var nanoseconds: Int64

  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  public static var now: WallClock {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return WallClock(nanoseconds: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
  }
}
