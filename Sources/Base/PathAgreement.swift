/// Paths of URLs segment by segment, where `hole` stands for what is only known when the code runs.
public enum PathAgreement {
  public static let hole = "\u{0}"

  /// How many segments agree word for word; nil where two differ.
  ///
  /// What one has more than the other is not looked at.
  public static func count(
    _ pattern: some Sequence<String>, _ given: some Sequence<some StringProtocol>
  ) -> Int? {
    var count = 0
    for (wanted, got) in zip(pattern, given) {
      if wanted == hole || got.contains(hole) { continue }
      guard got == wanted else { return nil }
      count += 1
    }
    return count
  }
}
