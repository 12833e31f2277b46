import Synchronization

/// A value that a thread of its own makes while others go on.
public final class Later<Value: Sendable>: Sendable {
  private let slot: Slot
  private let thread: WorkerThread?

  private final class Slot: Sendable {
    let value = Mutex<Value?>(nil)
    let make: @Sendable () -> Value
    init(_ make: @escaping @Sendable () -> Value) { self.make = make }

    func fill() -> Value {
      let made = make()
      value.withLock { $0 = made }
      return made
    }
  }

  public init(stackSize: Int = WorkerThread.stackSize, _ make: @escaping @Sendable () -> Value) {
    let slot = Slot(make)
    self.slot = slot
    thread = WorkerThread.start(stackSize: stackSize) { _ = slot.fill() }
  }

  /// Waits for it, if it must.
  public var value: Value {
    thread?.join()
    // The system may give no more threads.
    return slot.value.withLock { $0 } ?? slot.fill()
  }
}
