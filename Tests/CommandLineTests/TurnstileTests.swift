import Platform
import Synchronization
import Testing

@testable import djangology

@Suite struct TurnstileTests {
  @Test(arguments: [1, 2, 5]) func `never more than so many are inside, and all come through`(_ places: Int) {
    let turnstile = Turnstile(places: places)
    let inside = Mutex((now: 0, most: 0))
    let through = parallelMap(count: 200, workers: 12, chunk: 1) { _ in
      turnstile.enter()
      inside.withLock { inside in
        inside.now += 1
        inside.most = max(inside.most, inside.now)
      }
      _ = WaitHandle.wait(for: [], milliseconds: 1)
      inside.withLock { $0.now -= 1 }
      turnstile.leave()
      return 1
    }
    #expect(through.reduce(0, +) == 200)
    #expect(inside.withLock { $0.most } <= places)
    #expect(inside.withLock { $0.now } == 0)
  }
}
