import Synchronization

/// The values of both, `background` made on a thread of its own while the caller makes `foreground`.
public func concurrently<Foreground, Background: Sendable>(
  stackSize: Int = WorkerThread.stackSize, _ foreground: () -> Foreground, while background: @Sendable () -> Background
) -> (Foreground, Background) {
  let slot = Mutex<Background?>(nil)
  let result = withoutActuallyEscaping(background) { background in
    let thread = WorkerThread.start(stackSize: stackSize) {
      let value = background()
      slot.withLock { $0 = value }
    }
    let result = foreground()
    thread?.join()
    return result
  }
  // The system may give no more threads.
  let made = slot.withLock { $0.take() } ?? background()
  return (result, made)
}
