/// How much better one method is than another on the same tasks, and how sure that is.
public struct PairedGain: Hashable, Sendable {
  public let mean: Double
  /// Nineteen times in twenty the mean of other tasks of this kind would lie in here.
  public let interval: ClosedRange<Double>

  private static let rounds = 2000

  /// Draws the tasks again and again with replacement.
  public init(_ differences: [Double], seed: Int) {
    guard !differences.isEmpty else {
      (mean, interval) = (0, 0...0)
      return
    }
    var random = SeededNumbers(seed: seed)
    let count = Double(differences.count)
    mean = differences.reduce(0, +) / count
    let means = (0..<Self.rounds).map { _ in
      differences.indices.reduce(0) { sum, _ in sum + differences[random.next(below: differences.count)] } / count
    }.sorted()
    interval = means[Self.rounds / 40]...means[Self.rounds - 1 - Self.rounds / 40]
  }
}

/// The same numbers for the same seed, on every machine: SplitMix64.
struct SeededNumbers {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)).multipliedFullWidth(by: UInt64(bound)).high)
  }
}
