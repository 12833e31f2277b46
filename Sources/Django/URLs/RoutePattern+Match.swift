import Base

extension RoutePattern {
  /// How literally this pattern meets `path`; nil if it cannot.
  ///
  /// A query string and the slashes at both ends do not count. Literal segments weigh most, so the sum orders matches.
  func score(_ parts: [Substring]) -> Int? {
    var score = 0
    for (position, segment) in segments.enumerated() {
      if segment == .rest { return position <= parts.count ? score : nil }
      guard position < parts.count, let weight = segment.score(parts[position]) else { return nil }
      score += weight
    }
    return parts.count == segments.count ? score + 1 : nil
  }

  /// The segments of a literal path.
  static func parts(of path: String) -> [Substring] {
    let end = path.utf8.firstIndex(of: UInt8(ascii: "?")) ?? path.endIndex
    return path[..<end].pathParts
  }
}

extension RoutePattern.Segment {
  fileprivate func score(_ text: Substring) -> Int? {
    switch self {
    case .literal(let literal): text == literal ? 100 : nil
    case .any: 10
    case .partial(let prefix, let suffix):
      text.hasPrefix(prefix) && text.hasSuffix(suffix) && text.utf8.count >= prefix.utf8.count + suffix.utf8.count
        ? 40 : nil
    case .rest: 0
    }
  }
}
