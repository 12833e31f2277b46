extension RoutePattern {
  /// How literally this pattern meets `path`; nil if it cannot.
  ///
  /// A query string and the slashes at both ends do not count. Literal segments weigh most, so the sum orders matches.
  public func score(_ path: String) -> Int? {
    let bare = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    let parts = bare.split(separator: "/", omittingEmptySubsequences: true)
    var score = 0
    for (position, segment) in segments.enumerated() {
      if segment == .rest { return position <= parts.count ? score : nil }
      guard position < parts.count, let weight = segment.score(parts[position]) else { return nil }
      score += weight
    }
    return parts.count == segments.count ? score + 1 : nil
  }
}

extension RoutePattern.Segment {
  fileprivate func score(_ text: Substring) -> Int? {
    switch self {
    case .literal(let literal): text == literal ? 100 : nil
    case .any: 10
    case .partial(let prefix, let suffix):
      text.hasPrefix(prefix) && text.hasSuffix(suffix) && text.count >= prefix.count + suffix.count ? 40 : nil
    case .rest: 0
    }
  }
}
