/// The numbers of a version, as far as they lead it: `5.2.1` of `5.2.1rc1`.
struct ReleaseNumber: Sendable, Hashable, Comparable {
  var parts: [Int]

  init(parts: [Int]) { self.parts = parts }

  /// Nil when the text starts with no number.
  init?(_ text: String) {
    var parts: [Int] = []
    for piece in text.drop(while: { $0 == "v" }).split(separator: ".", omittingEmptySubsequences: false) {
      let digits = piece.prefix { ("0"..."9").contains($0) }
      guard let number = Int(digits) else { break }
      parts.append(number)
      if digits.count < piece.count { break }
    }
    if parts.isEmpty { return nil }
    self.parts = parts
  }

  static func < (a: ReleaseNumber, b: ReleaseNumber) -> Bool { a.padded.lexicographicallyPrecedes(b.padded) }
  static func == (a: ReleaseNumber, b: ReleaseNumber) -> Bool { a.padded == b.padded }
  func hash(into hasher: inout Hasher) { hasher.combine(padded) }

  /// `5.2` is `5.2.0`.
  private var padded: [Int] {
    var parts = parts
    while parts.last == 0 { parts.removeLast() }
    return parts
  }

  /// The release series: `5.2` of `5.2.1`.
  private var series: [Int] { [parts.first ?? 0, parts.count > 1 ? parts[1] : 0] }

  /// Django's long-term releases are the last of their major number.
  private var isLongTerm: Bool { parts.count > 1 && parts[1] == 2 }

  /// Which of the releases to take for `wanted`: see `Catalogue`.
  static func index(nearest wanted: ReleaseNumber?, among releases: [ReleaseNumber], longTerm: Bool) -> Int? {
    let ordered = releases.indices.sorted { releases[$0] < releases[$1] }
    guard let wanted else { return ordered.last { longTerm && releases[$0].isLongTerm } ?? ordered.last }
    let same = ordered.filter { releases[$0].series == wanted.series }
    // 5.0 and 5.1 have more in common with 5.2 than with 4.2, before which they changed what was deprecated.
    if same.isEmpty, let near = nearest(to: wanted, among: ordered.map { releases[$0].series }) {
      return ordered.last { releases[$0].series == near }
    }
    let pool = same.isEmpty ? ordered : same
    return pool.last { releases[$0] <= wanted } ?? pool.first
  }

  /// The series of the same major number with the least distance, the older of two; nil without one of that number.
  private static func nearest(to wanted: ReleaseNumber, among series: [[Int]]) -> [Int]? {
    series.filter { $0[0] == wanted.series[0] }
      .min { abs($0[1] - wanted.series[1]) < abs($1[1] - wanted.series[1]) }
  }
}
