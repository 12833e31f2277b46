public import Base

/// Where the steps of a run go, by function: for those who work on the evaluator.
public struct StepProfile: Sendable {
  public struct Count: Sendable {
    /// Of what it calls too; a call within a call of the same function counts once.
    public var all = 0
    public var own = 0
  }

  public private(set) var counts: [ID<FunctionObject>: Count] = [:]
  /// Steps of calls within the running one.
  private var inner = 0

  public init() {}

  /// A call begins; what it gives is to be handed to `end`.
  mutating func begin() -> Int {
    defer { inner = 0 }
    return inner
  }

  mutating func end(_ function: ID<FunctionObject>, steps: Int, outer: Int, isOutermost: Bool) {
    counts[function, default: Count()].own += steps - inner
    if isOutermost { counts[function, default: Count()].all += steps }
    inner = outer + steps
  }
}
