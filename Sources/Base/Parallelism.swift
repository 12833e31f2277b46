/// How work on many independent items is run: linking takes one, so that it can use all cores without knowing threads.
public protocol Parallelism: Sendable {
  /// The values of `body` for 0 up to `count`, in that order; each worker makes a `Scratch` and lends it to its calls.
  ///
  /// What `body` answers must not depend on what its scratch met before, or results would depend on the machine.
  func map<Scratch, Output: Sendable>(
    count: Int, makeScratch: @Sendable () -> Scratch, body: @Sendable (Int, inout Scratch) -> Output
  ) -> [Output]
}

extension Parallelism {
  public func map<Output: Sendable>(count: Int, body: @Sendable (Int) -> Output) -> [Output] {
    map(count: count, makeScratch: {}, body: { index, _ in body(index) })
  }
}

/// One after the other, on the caller's thread.
public struct InTurn: Parallelism {
  public init() {}

  public func map<Scratch, Output: Sendable>(
    count: Int, makeScratch: @Sendable () -> Scratch, body: @Sendable (Int, inout Scratch) -> Output
  ) -> [Output] {
    var scratch = makeScratch()
    return (0..<count).map { body($0, &scratch) }
  }
}
