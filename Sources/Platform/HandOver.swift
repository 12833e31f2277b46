import Synchronization

/// A value that one thread made and another takes, once.
///
/// Nothing that changes may be shared between it and what stays behind: whoever hands it over says so.
public final class HandOver<Value: ~Copyable>: @unchecked Sendable {
  private var value: Value?
  private let isTaken = Atomic(false)

  public init(_ value: consuming Value) { self.value = consume value }

  /// The value; nothing when it was taken before.
  public func take() -> Value? {
    let (exchanged, _) = isTaken.compareExchange(
      expected: false, desired: true, ordering: .acquiringAndReleasing)
    return exchanged ? value.take() : nil
  }
}
