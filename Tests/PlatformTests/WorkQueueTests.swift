import Synchronization
import Testing

@testable import Platform

@Suite struct WorkQueueTests {
  @Test func `all that is taken is done, in order where there is one worker`() {
    let queue = WorkQueue(workers: 1, limit: 1000)
    let done = Mutex<[Int]>([])
    let log = Shared(done)
    for number in 0..<500 { #expect(queue.add { log.value.withLock { $0.append(number) } }) }
    queue.finish { false }
    #expect(log.value.withLock { $0 } == Array(0..<500))
  }

  @Test func `no more wait than may, and no more are done at once than there are workers`() {
    let queue = WorkQueue(workers: 2, limit: 3)
    let (gate, running) = (Semaphore(), Shared(Mutex((now: 0, most: 0))))
    let work: @Sendable () -> Void = {
      running.value.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      gate.wait()
      running.value.withLock { $0.now -= 1 }
    }
    #expect(queue.add(work) && queue.add(work))
    while running.value.withLock({ $0.now }) < 2 {}
    #expect([1, 2, 3, 4].map { _ in queue.add(work) } == [true, true, true, false])
    #expect(!queue.isIdle)
    for _ in 0..<5 { gate.signal() }
    queue.finish { false }
    #expect(running.value.withLock { $0.most } == 2)
    #expect(queue.isIdle)
  }

  @Test func `who waits for the end may give up`() {
    let queue = WorkQueue(workers: 1, limit: 1)
    let gate = Semaphore()
    #expect(queue.add { gate.wait() })
    queue.finish { true }
    #expect(!queue.isIdle)
    gate.signal()
    queue.finish { false }
  }
}

/// Something that cannot be copied, for closures to share.
private final class Shared<Value: ~Copyable & Sendable>: Sendable {
  let value: Value
  init(_ value: consuming Value) { self.value = value }
}
