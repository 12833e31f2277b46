/// Numbers as reports show them.
public enum Decimals {
  /// With one decimal.
  public static func one(_ value: Double) -> String {
    let tenths = Int((abs(value) * 10).rounded())
    return (value < 0 && tenths > 0 ? "−" : "") + "\(tenths / 10).\(tenths % 10)"
  }

  /// A share in hundredths.
  public static func percent(_ share: Double) -> String { one(share * 100) }

  /// The same of a difference.
  public static func signed(_ share: Double) -> String { share < 0 ? percent(share) : "+" + percent(share) }

  /// With a comma every three digits.
  public static func whole(_ value: Int) -> String {
    let digits = Array(String(value))
    return digits.indices.map { place in
      (place > 0 && (digits.count - place) % 3 == 0 ? "," : "") + String(digits[place])
    }.joined()
  }
}
