import Search

/// Chooses which of the files that hang on the best ones by links are worth a line.
///
/// A link alone says little of a hub such as a table of routes: the words of the task decide between equals.
struct ImpactLines {
  let entries: [Ranking.Entry]

  /// So many files of one role before others had their turn.
  private static let quota = 2

  init(_ ranking: Ranking, limit: Int, isWanted: (Ranking.Entry) -> Bool) {
    let best = max(0.001, ranking.candidates.first?.score ?? 0)
    let scores = Dictionary(
      ranking.candidates.map { ($0.file, $0.score / best) }, uniquingKeysWith: { first, _ in first })
    let judged = ranking.impact.filter(isWanted).map { entry in
      (entry: entry, worth: entry.score * (0.3 + (scores[entry.file] ?? 0)))
    }
    var counts: [PathRole: Int] = [:]
    var first: [Ranking.Entry] = []
    var rest: [Ranking.Entry] = []
    for (entry, _) in judged.sorted(by: { ($0.worth, $1.entry.file) > ($1.worth, $0.entry.file) }) {
      counts[entry.role, default: 0] += 1
      if counts[entry.role] ?? 0 <= Self.quota { first.append(entry) } else { rest.append(entry) }
    }
    entries = Array((first + rest).prefix(limit))
  }
}
