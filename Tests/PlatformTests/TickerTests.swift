import Platform
import Synchronization
import Testing

@Suite struct TickerTests {
  @Test func `a ticker that is stopped early never ticks, and stopping does not wait`() {
    let ticks = Atomic<Int>(0)
    let watch = Stopwatch()
    let ticker = Ticker(after: 60_000, every: 1) { ticks.add(1, ordering: .relaxed) }
    ticker.stop()
    #expect(ticks.load(ordering: .relaxed) == 0)
    #expect(watch.milliseconds < 30_000)
  }

  @Test func `a ticker ticks again and again until it is stopped`() {
    let ticks = Atomic<Int>(0)
    let ticker = Ticker(after: 0, every: 1) { ticks.add(1, ordering: .relaxed) }
    while ticks.load(ordering: .relaxed) < 3 {}
    ticker.stop()
    let last = ticks.load(ordering: .relaxed)
    let other = Ticker(after: 5, every: 1) {}
    other.stop()
    #expect(ticks.load(ordering: .relaxed) == last)
  }
}
