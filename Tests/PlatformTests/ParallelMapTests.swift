import Platform
import Synchronization
import Testing

@Suite struct ParallelMapTests {
  @Test(arguments: [(0, 4), (1, 4), (7, 1), (1000, 2), (1000, 8), (3, 0)])
  func `values come in the order of their indices whatever the threads`(_ count: Int, _ workers: Int) {
    let values = parallelMap(count: count, workers: workers, chunk: 3) { "\($0 * $0)" }
    #expect(values == (0..<count).map { "\($0 * $0)" })
  }

  @Test func `each worker has one scratch of its own`() {
    struct Scratch: ~Copyable { var used = 0 }
    let made = Atomic<Int>(0)
    let makeScratch: @Sendable () -> Scratch = {
      made.add(1, ordering: .relaxed)
      return Scratch()
    }
    let uses = parallelMap(count: 500, workers: 3, chunk: 1, makeScratch: makeScratch) { _, scratch in
      scratch.used += 1
      return scratch.used
    }
    #expect((1...3).contains(made.load(ordering: .relaxed)))
    #expect(uses.count { $0 == 1 } <= 3)
    #expect(uses.allSatisfy { $0 >= 1 })
  }

  @Test func `workers can recurse deeper than a common stack allows`() {
    @Sendable func depth(_ n: Int) -> Int {
      var room: [64 of Int] = .init(repeating: n)
      room[n & 63] = n == 0 ? 0 : 1 + depth(n - 1)
      return room[n & 63]
    }
    #expect(parallelMap(count: 2, workers: 2, chunk: 1) { _ in depth(12_000) } == [12_000, 12_000])
  }
}
