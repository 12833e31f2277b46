/// A moment by which something must have happened.
public struct Deadline: Sendable {
  private let moment: Int64

  public init(afterMilliseconds milliseconds: Int) { moment = Stopwatch.now &+ Int64(milliseconds) &* 1_000_000 }

  public var isPast: Bool { Stopwatch.now >= moment }

  /// What is left of it, rounded up; 0 when it is past.
  public var millisecondsLeft: Int { Int(max(0, (moment &- Stopwatch.now &+ 999_999) / 1_000_000)) }
}
