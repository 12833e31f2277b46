import Glibc

/// Time passed since its creation, by the monotonic clock.
public struct Stopwatch: Sendable {
  private let start: Int64

  public init() { start = Self.now }

  public var nanoseconds: Int64 { Self.now - start }
  public var milliseconds: Double { Double(nanoseconds) / 1_000_000 }

  static var now: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
