import Base

/// Tests as they are found, each kept with the best reason.
struct RiskList: Sendable {
  private var best: [String: RiskyTest] = [:]
  /// More than this in the first tier is no first tier.
  private static let most = 20

  mutating func add(_ test: RiskyTest) {
    let id = test.id
    if let known = best[id], (known.tier, known.rank) <= (test.tier, test.rank) { return }
    best[id] = test
  }

  /// Nearest first within each tier; what a wider test of the same or an earlier tier holds is left out.
  func finished() -> [RiskyTest] {
    var kept: [RiskyTest] = []
    var byFile: [String: [RiskyTest]] = [:]
    var first = 0
    for var test in best.values.sorted(by: Self.order) {
      if test.tier == .now, first >= Self.most { test.tier = .likely }
      // Of a file in which tests are known more closely, the rest can wait.
      if test.tier == .now, test.inner.isEmpty, byFile[test.path] != nil { test.tier = .likely }
      // Wider ones of the same rank came before.
      if byFile[test.path]?.contains(where: { $0.holds(test) }) ?? false { continue }
      if test.tier == .now { first += 1 }
      kept.append(test)
      byFile[test.path, default: []].append(test)
    }
    let wider = Dictionary(grouping: kept) { $0.path }
    return kept.filter { test in
      !(wider[test.path] ?? []).contains { $0.tier <= test.tier && $0.inner.count < test.inner.count && $0.holds(test) }
    }.sorted { $0.tier == $1.tier ? Self.order($0, $1) : $0.tier < $1.tier }
  }

  private static func order(_ a: RiskyTest, _ b: RiskyTest) -> Bool {
    (a.tier.rawValue, a.rank, a.inner.count, a.path, a.line, a.id)
      < (b.tier.rawValue, b.rank, b.inner.count, b.path, b.line, b.id)
  }
}
