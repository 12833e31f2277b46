import Glibc
import Synchronization

/// A few threads with deep stacks that do what they are given, in order; what waits is bounded.
public final class WorkQueue: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var running = 0
    var threads = 0
  }

  private let state = Mutex(State())
  private let available = Semaphore()
  private let workers: Int
  private let limit: Int

  /// Starts threads only when there is work; at most `limit` pieces of work wait for one.
  public init(workers: Int, limit: Int) {
    self.workers = workers
    self.limit = limit
  }

  /// Takes the work on, or answers false when too much waits already.
  public func add(_ work: @escaping @Sendable () -> Void) -> Bool {
    let (isTaken, wantsThread) = state.withLock { state in
      guard state.waiting.count < limit else { return (false, false) }
      state.waiting.append(work)
      let wantsThread = state.threads < workers && state.threads < state.running + state.waiting.count
      if wantsThread { state.threads += 1 }
      return (true, wantsThread)
    }
    guard isTaken else { return false }
    available.signal()
    if wantsThread, WorkerThread.start({ self.serve() }) == nil { return withoutThread() }
    return true
  }

  /// Whether nothing waits and nothing is being done.
  public var isIdle: Bool { state.withLock { $0.waiting.isEmpty && $0.running == 0 } }

  /// Returns when nothing waits and nothing is being done, or `isUseless` says that nobody wants it.
  public func finish(unless isUseless: () -> Bool) {
    var nap: UInt32 = 100
    while !isIdle, !isUseless() {
      usleep(nap)
      nap = min(nap * 2, 20_000)
    }
  }

  private func serve() {
    while true {
      available.wait()
      let next = state.withLock { state -> (@Sendable () -> Void)? in
        guard !state.waiting.isEmpty else { return nil }
        state.running += 1
        return state.waiting.removeFirst()
      }
      next?()
      if next != nil { state.withLock { $0.running -= 1 } }
    }
  }

  /// The system gives no more threads: if there is none at all, the caller does what waits.
  private func withoutThread() -> Bool {
    let work = state.withLock { state in
      state.threads -= 1
      return state.threads == 0 && !state.waiting.isEmpty ? state.waiting.removeFirst() : nil
    }
    work?()
    return true
  }
}
