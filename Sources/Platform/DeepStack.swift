import Synchronization

/// The value of `body`, made on a thread whose stack is deep enough for an interpreter that calls itself.
///
/// The system hands the memory out page by page: what is not used costs nothing.
public func onDeepStack<Value: Sendable>(_ body: @Sendable () -> Value) -> Value {
  let slot = Mutex<Value?>(nil)
  withoutActuallyEscaping(body) { body in
    WorkerThread.start(stackSize: 512 << 20) {
      let value = body()
      slot.withLock { $0 = value }
    }?.join()
  }
  return slot.withLock { $0.take() } ?? body()
}
