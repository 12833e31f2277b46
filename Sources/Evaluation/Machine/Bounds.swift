/// How large a value may grow before it is no longer followed.
///
/// Sources make none of these by themselves; a program that doubles a text in a loop does.
enum Bounds {
  static let textBytes = 1 << 22
  static let elements = 1 << 18
  /// What is copied below these sizes costs no more than the step it belongs to.
  static let freeBytes = 1 << 14
  static let freeElements = 1 << 10
  /// Of one module-level statement.
  static let stepsOfStatement = 3_000_000
  /// Of a boot; what is left after them runs with `stepsWhenSpent` a statement.
  static let stepsOfBoot = 100_000_000
  static let stepsWhenSpent = 20_000
}

extension Evaluator {
  /// A new allowance for a statement that nobody waits for.
  mutating func refuel() {
    stepLimit = steps + (steps < Bounds.stepsOfBoot ? allowance : Bounds.stepsWhenSpent)
  }

  var isSpent: Bool { steps > stepLimit && stepLimit > 0 }

  /// Copying much is work too: so that a loop that doubles a list ends as soon as one that counts.
  @inline(__always) mutating func charge(elements count: Int) {
    steps += count < Bounds.freeElements ? count >> 3 : count
  }
}
