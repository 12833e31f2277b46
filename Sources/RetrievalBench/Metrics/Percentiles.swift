/// The middle of some measurements, and what nineteen in twenty stay below.
public struct Percentiles: Hashable, Sendable {
  public let p50: Double
  public let p95: Double

  public init(_ values: [Double]) {
    let sorted = values.sorted()
    func value(_ share: Double) -> Double {
      sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }
    (p50, p95) = (value(0.5), value(0.95))
  }
}
