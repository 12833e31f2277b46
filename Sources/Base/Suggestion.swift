/// The word a person may have meant.
public enum Suggestion {
  private static let longest = 200

  /// The candidate nearest to `word`, unless all are too far to be a slip of the fingers.
  public static func nearest(to word: String, in candidates: [String]) -> String? {
    // Nobody mistypes a page: comparing one with every name would take minutes.
    guard word.utf8.count <= longest else { return nil }
    let allowed = max(1, word.count / 3)
    let length = word.unicodeScalars.count
    // As many letters too many or too few are as far at least.
    let scored = candidates.filter { abs($0.unicodeScalars.count - length) <= allowed }
      .map { (name: $0, distance: distance(word, $0)) }
    if let best = scored.min(by: { $0.distance < $1.distance }), best.distance <= allowed { return best.name }
    let started = candidates.filter { $0.hasPrefix(word) }
    return word.count >= 3 && started.count == 1 ? started[0] : nil
  }

  /// The candidate that differs from `word` by one or two letters, and not only in number: nothing else would be called so.
  public static func slip(of word: String, in candidates: [String]) -> String? {
    guard (5...longest).contains(word.utf8.count), !candidates.contains(word) else { return nil }
    let near = candidates.filter { abs($0.utf8.count - word.utf8.count) <= 2 && distance(word, $0) <= 2 }.sorted()
    return near.contains { isSame($0, butForNumber: word) } ? nil : near.first { letters($0) != letters(word) }
  }

  /// The same of a word of three or four letters that differs by one, where something else speaks for a slip.
  public static func shortSlip(of word: String, in candidates: [String]) -> String? {
    guard (3...4).contains(word.utf8.count), !candidates.contains(word) else { return nil }
    let near = candidates.filter { abs($0.utf8.count - word.utf8.count) <= 1 && distance(word, $0) == 1 }.sorted()
    return near.contains { isSame($0, butForNumber: word) } ? nil : near.first { letters($0) != letters(word) }
  }

  /// `line1` and `line2` differ on purpose.
  private static func letters(_ text: String) -> [UInt8] { text.utf8.filter { !(48...57).contains($0) } }

  private static func isSame(_ a: String, butForNumber b: String) -> Bool {
    [a, b].contains { long in ["s", "es"].contains { long == a + $0 || long == b + $0 } }
  }

  /// How many letters must be put in, taken out, changed or swapped with their neighbour.
  public static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    var before: [Int] = []
    var above = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, above) = (above, row)
    }
    return above[b.count]
  }
}
