import Base

/// `find`, `startswith` … with the bounds of a part: `text.find("/", start, end)`.
extension Evaluator {
  /// Nil when there are no bounds.
  mutating func callStringPart(
    _ method: String, _ text: String, _ arguments: [Value], at place: Place
  ) -> Value? {
    guard arguments.count > 1 else { return nil }
    switch method {
    case "find", "rfind", "index", "rindex", "count", "startswith", "endswith": break
    default: return nil
    }
    let scalars = Array(text.unicodeScalars)
    guard let start = bound(arguments[1], in: scalars.count, orElse: 0),
      let end = bound(arguments.count > 2 ? arguments[2] : .none, in: scalars.count, orElse: scalars.count)
    else { return makeUnknown("the bounds of \(method)()", at: place) }
    var part = String.UnicodeScalarView()
    if start < end { part.append(contentsOf: scalars[start..<end]) }
    let found = callString(method, String(part), [arguments[0]], [], at: place)
    guard case .int(let position) = found, method != "count", position >= 0 else { return found }
    return .int(position + start)
  }

  private func bound(_ value: Value, in count: Int, orElse other: Int) -> Int? {
    switch value {
    case .none: other
    case .int(let number): number < 0 ? max(0, count + number) : min(number, count)
    default: nil
    }
  }
}
