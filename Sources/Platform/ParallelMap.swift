public import Base
import Glibc
import Synchronization

/// The values of `body` for 0 up to `count`, in that order whatever the number of threads.
///
/// Each worker makes its own `Scratch` once and lends it to each of its calls; indices are handed out in chunks by a
/// shared counter, so a slow file does not hold up the others. The caller only waits.
public func parallelMap<Scratch: ~Copyable, Output: Sendable>(
  count: Int,
  workers: Int = Environment.processorCount,
  chunk: Int = 8,
  stackSize: Int = WorkerThread.stackSize,
  makeScratch: @Sendable () -> Scratch,
  body: @Sendable (Int, inout Scratch) -> Output
) -> [Output] {
  if count <= 0 { return [] }
  return unsafe [Output](unsafeUninitializedCapacity: count) { slots, initialized in
    guard let first = slots.baseAddress else { return }
    let work = unsafe SharedWork(slots: first, count: count, chunk: max(1, chunk))
    let drain: @Sendable () -> Void = {
      var scratch = makeScratch()
      while let range = work.take() {
        for index in range { unsafe (work.slots + index).initialize(to: body(index, &scratch)) }
      }
    }
    let useful = min(max(1, workers), (count + work.chunk - 1) / work.chunk)
    withoutActuallyEscaping(drain) { runOnThreads(useful, stackSize, $0) }
    initialized = count
  }
}

/// The values of `body` for 0 up to `count`, in that order, made by several threads.
public func parallelMap<Output: Sendable>(
  count: Int, workers: Int = Environment.processorCount, chunk: Int = 8, body: @Sendable (Int) -> Output
) -> [Output] {
  parallelMap(count: count, workers: workers, chunk: chunk, makeScratch: {}, body: { index, _ in body(index) })
}

/// On all cores.
public struct AllCores: Parallelism {
  private let stackSize: Int

  /// - Parameter stackSize: of each worker; readers that call themselves for every level of an expression need deep
  ///   ones (`WorkerThread.deepStackSize`).
  public init(stackSize: Int = WorkerThread.stackSize) { self.stackSize = stackSize }

  public func map<Scratch, Output: Sendable>(
    count: Int, makeScratch: @Sendable () -> Scratch, body: @Sendable (Int, inout Scratch) -> Output
  ) -> [Output] {
    // Small numbers of large pieces are handed out one by one.
    let chunk = max(1, min(8, count / (4 * Environment.processorCount)))
    return parallelMap(count: count, chunk: chunk, stackSize: stackSize, makeScratch: makeScratch, body: body)
  }
}

/// The counter and the result slots that the workers share; each slot is written by exactly one of them.
@safe private final class SharedWork<Output>: @unchecked Sendable {
  nonisolated(unsafe) let slots: UnsafeMutablePointer<Output>
  let count: Int
  let chunk: Int
  private let next = Atomic<Int>(0)

  init(slots: UnsafeMutablePointer<Output>, count: Int, chunk: Int) {
    unsafe self.slots = unsafe slots
    self.count = count
    self.chunk = chunk
  }

  func take() -> Range<Int>? {
    let start = next.add(chunk, ordering: .relaxed).oldValue
    return start < count ? start..<min(start + chunk, count) : nil
  }
}

/// Runs `work` on `count` threads at once and waits for all; on this thread if the system gives none.
private func runOnThreads(_ count: Int, _ stackSize: Int, _ work: @escaping @Sendable () -> Void) {
  guard let thread = WorkerThread.start(stackSize: stackSize, work) else { return work() }
  if count > 1 { runOnThreads(count - 1, stackSize, work) }
  thread.join()
}
