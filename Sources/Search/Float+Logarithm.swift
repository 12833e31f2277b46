extension Float {
  /// The natural logarithm, without the C library: scores must be the same bytes on every machine.
  ///
  /// Splits off the exponent and sums the series of atanh; exact to about one unit in the last place.
  public var logarithm: Float {
    guard self > 0 else { return -.infinity }
    var mantissa = Double(significand)
    var power = Double(exponent)
    if mantissa > 1.414_213_562 {
      mantissa /= 2
      power += 1
    }
    let z = (mantissa - 1) / (mantissa + 1)
    let square = z * z
    var sum = 0.0
    for odd in stride(from: 17.0, through: 1.0, by: -2.0) { sum = sum * square + 1 / odd }
    return Float(2 * z * sum + power * 0.693_147_180_559_945_3)
  }

  /// e to this power, from the series after the power of two was split off.
  public var exponential: Float {
    let scaled = Double(self) * 1.442_695_040_888_963_4
    let whole = scaled.rounded()
    let rest = (scaled - whole) * 0.693_147_180_559_945_3
    var sum = 1.0
    for n in stride(from: 12.0, through: 1.0, by: -1.0) { sum = 1 + sum * rest / n }
    return Float(sum * Double(sign: .plus, exponent: Int(max(-1000, min(1000, whole))), significand: 1))
  }
}
