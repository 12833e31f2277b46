/// A released version as PEP 440 orders them: numbers, then whether it is a pre-release.
public struct Version: Hashable, Comparable, Sendable {
  public var numbers: [Int]
  /// What stands behind the numbers (`a1`, `rc2`, `.post1`), lower case.
  public var suffix: String

  /// Nil for text that does not begin with a number.
  public init?(_ text: some StringProtocol) {
    var rest = Substring(text).trimmed.drop { $0 == "v" || $0 == "=" }
    rest = rest.prefix { $0 != "+" }
    if let bang = rest.firstIndex(of: "!") { rest = rest[rest.index(after: bang)...] }
    numbers = []
    while let first = rest.utf8.first, (48...57).contains(first) {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      numbers.append(Int(digits) ?? 0)
      rest = rest.dropFirst(digits.count)
      if rest.first == ".", let next = rest.dropFirst().utf8.first, (48...57).contains(next) { rest = rest.dropFirst() }
    }
    guard !numbers.isEmpty else { return nil }
    suffix = rest.lowercased()
  }

  public var isPrerelease: Bool {
    let letters = suffix.drop { $0 == "." || $0 == "-" || $0 == "_" }
    return ["a", "b", "c", "rc", "dev", "alpha", "beta", "pre"].contains { letters.hasPrefix($0) }
  }

  public static func < (a: Version, b: Version) -> Bool {
    let length = max(a.numbers.count, b.numbers.count)
    for i in 0..<length where a[i] != b[i] { return a[i] < b[i] }
    return (a.isPrerelease ? 0 : 1, a.suffix) < (b.isPrerelease ? 0 : 1, b.suffix)
  }

  public static func == (a: Version, b: Version) -> Bool { !(a < b) && !(b < a) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(Array(numbers.reversed().drop { $0 == 0 }))
    hasher.combine(suffix)
  }

  /// A number of the release; those that are not written are 0.
  subscript(index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }

  static func precedes(_ a: String, _ b: String) -> Bool {
    guard let first = Version(a), let second = Version(b) else { return a < b }
    return first < second
  }
}
