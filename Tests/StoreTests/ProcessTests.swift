import Glibc
import Platform
import Testing

@testable import Store

/// Several processes with one cache, and processes that die.
@Suite(.serialized) struct ProcessTests {
  /// Known to parent and child alike, who share nothing else.
  private static var directory: String { "/tmp/djangology-store-\(geteuid())-processes" }

  private static func store() -> ResultStore {
    ResultStore(root: "/projects/shop", directory: directory, build: "1")
  }

  private static func clear() {
    for suffix in ["", "-wal", "-shm"] { FileRemoval.remove(store().path + suffix) }
  }

  /// Each pass writes two results that belong together.
  private static func pair(_ pass: Int) -> [StoredResult] {
    [CacheDirectory.result("dump", 1), CacheDirectory.result("impact", 1)].map { result in
      var result = result
      result.trace = Array("pass \(pass)".utf8)
      result.payload = Array(repeating: UInt8(truncatingIfNeeded: pass), count: 60_000)
      return result
    }
  }

  /// Whether both are of one pass and whole.
  private static func isSound() -> Bool {
    let found = pair(0).map { store().read($0) }
    guard let first = found[0], let second = found[1] else { return found[0] == nil && found[1] == nil }
    return first.trace == second.trace && first.payload == second.payload && Set(first.payload).count == 1
  }

  @Test func `a writer killed at any moment leaves the old results or the new`() async {
    Self.clear()
    for _ in 0..<6 {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        ProcessTests.dieSoon()
        for pass in 1... { ProcessTests.store().write(ProcessTests.pair(pass)) }
      }
      #expect(Self.isSound())
    }
    #expect(Self.store().write(Self.pair(7)))
    #expect(Self.store().read(Self.pair(7)[0]) == Self.pair(7)[0])
    Self.clear()
  }

  @Test func `two processes that write at once lose at most a turn`() async {
    Self.clear()
    async let first: Void = Self.writeMany()
    async let second: Void = Self.writeMany()
    _ = await (first, second)
    #expect(Self.store().read(Self.pair(0)[0]) != nil)
    #expect(Self.isSound())
    Self.clear()
  }

  private static func writeMany() async {
    await #expect(processExitsWith: .success) {
      let written = (1...60).count { ProcessTests.store().write(ProcessTests.pair($0)) }
      exit(written > 0 ? 0 : 1)
    }
  }

  private static func dieSoon() {
    let microseconds = UInt32.random(in: 3_000...60_000)
    let ticker = Ticker(after: Int(microseconds / 1000), every: 1000) { kill(getpid(), SIGKILL) }
    _ = unsafe Unmanaged.passRetained(ticker)
  }
}
