import Evaluation

/// `floatformat` of Django's filters, which projects call to write prices into their choices.
struct FloatFormat {
  /// The number with as many places as are asked for, half of one rounded up; nil for what is written with an exponent.
  static func text(_ number: Double, places: Int) -> String? {
    guard abs(number) < 1e9, (0...6).contains(places) else { return nil }
    let parts = "\(abs(number))".split(separator: ".").map(String.init)
    guard parts.count == 2, parts[1].allSatisfy(\.isNumber) else { return nil }
    let fraction = parts[1] + String(repeating: "0", count: places + 1)
    guard var units = Int(parts[0] + fraction.prefix(places)) else { return nil }
    if let next = fraction.dropFirst(places).first, next >= "5" { units += 1 }
    let sign = number < 0 && units > 0 ? "-" : ""
    let digits = String(repeating: "0", count: max(0, places + 1 - "\(units)".count)) + "\(units)"
    return places == 0 ? sign + digits : sign + digits.dropLast(places) + "." + digits.suffix(places)
  }
}

extension DjangoHost {
  /// Of a number, with whole places, where the language writes numbers as Python does.
  func formattedNumber(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard call.keywords.isEmpty, call.arguments.count == 2, case .int(let places) = call.arguments[1],
      let language = setting("LANGUAGE_CODE", in: &evaluator).flatMap({ evaluator.text(of: $0) }),
      language == "en" || language.hasPrefix("en-"),
      let grouping = setting("USE_THOUSAND_SEPARATOR", in: &evaluator), evaluator.truth(grouping) == .no
    else { return nil }
    switch call.arguments[0] {
    case .int(let number): return FloatFormat.text(Double(number), places: places).map { evaluator.makeString($0) }
    case .float(let number): return FloatFormat.text(number, places: places).map { evaluator.makeString($0) }
    default: return nil
    }
  }
}
