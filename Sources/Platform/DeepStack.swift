import Synchronization

extension WorkerThread {
  /// Enough for an interpreter that calls itself: memory is handed out page by page, what is not used costs nothing.
  public static let deepStackSize = 512 << 20
}

extension AllCores {
  /// For what calls itself for every level of an expression.
  public static let deep = AllCores(stackSize: WorkerThread.deepStackSize)
}

/// The value of `body`, made on a thread whose stack is deep enough for an interpreter that calls itself.
public func onDeepStack<Value: Sendable>(_ body: @Sendable () -> Value) -> Value {
  let slot = Mutex<Value?>(nil)
  withoutActuallyEscaping(body) { body in
    WorkerThread.start(stackSize: WorkerThread.deepStackSize) {
      let value = body()
      slot.withLock { $0 = value }
    }?.join()
  }
  return slot.withLock { $0.take() } ?? body()
}
