import Base
import Evaluation

/// The system checks that were registered, in order.
struct CheckRegistry {
  struct Check {
    var function: Value
    var tags: [Value]
    var isForDeployment: Bool
    var condition: ID<Reason>?
  }

  private(set) var checks: [Check] = []

  /// A function is registered once.
  mutating func add(_ check: Check) {
    if !checks.contains(where: { $0.function == check.function }) { checks.append(check) }
  }
}

/// One system check (django.core.checks).
public struct SystemCheck: Sendable, Equatable {
  /// Dotted name of the function.
  public var function: String?
  public var tags: [String] = []
  /// Run with `check --deploy` alone.
  public var isForDeployment = false
  public var place: DumpedPlace
  public var condition: String?
}
