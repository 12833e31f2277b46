import Evaluation

/// The version of Django whose source is at hand: what `makemigrations` does differs.
struct DjangoVersion: Comparable {
  var major: Int
  var minor: Int

  init(_ major: Int, _ minor: Int) { (self.major, self.minor) = (major, minor) }

  init?(in evaluator: inout Evaluator) {
    guard let parts = evaluator.resolve("django.VERSION").flatMap({ evaluator.elements(of: $0) }), parts.count > 1,
      case .int(let major) = parts[0], case .int(let minor) = parts[1]
    else { return nil }
    self.init(Int(major), Int(minor))
  }

  /// `4.2`, `3.1.7`.
  init?(_ text: String) {
    let parts = text.split(separator: ".").prefix(2).compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    self.init(parts[0], parts[1])
  }

  static func < (a: DjangoVersion, b: DjangoVersion) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
}
