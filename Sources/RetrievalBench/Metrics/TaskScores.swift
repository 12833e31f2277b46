/// How well one method did one task, each from 0 to 1.
public struct TaskScores: Hashable, Sendable {
  /// Of the files to find, the share among the first five, ten, fifteen.
  public let recall5: Double
  public let recall10: Double
  public let recall15: Double
  /// Whether all are among the first fifteen.
  public let all15: Double
  /// One over the place of the first that is right.
  public let reciprocalRank: Double
  /// Of the files to find, the share that the budget has room for, in the order of the ranking.
  public let recallInBudget: Double
  /// Of the lines that the commit changed, the share that is seen; nil if it changed nothing that tells.
  public let linesInBudget: Double?
  /// 0-based, by file to find; nil where it was not found.
  public let places: [Int?]

  public init(_ shown: [ShownFile], gold: [String], changed: ChangedLines, budget: Int) {
    var order: [String: Int] = [:]
    for file in shown where order[file.path] == nil { order[file.path] = order.count }
    let count = Double(max(1, gold.count))
    let places = gold.map { order[$0] }
    func recall(_ depth: Int) -> Double { Double(places.count { $0.map { $0 < depth } ?? false }) / count }
    self.places = places
    recall5 = recall(5)
    recall10 = recall(10)
    recall15 = recall(15)
    all15 = places.allSatisfy { $0.map { $0 < 15 } ?? false } ? 1 : 0
    reciprocalRank = places.compactMap(\.self).min().map { 1 / Double($0 + 1) } ?? 0
    let seen = Seen(shown, budget)
    recallInBudget = Double(gold.count { seen.has($0) }) / count
    linesInBudget = seen.share(of: changed, gold)
  }
}

/// What a reader has seen when the budget is spent; a file without room is passed over for the next.
private struct Seen {
  private enum Part {
    case whole
    case lines([ClosedRange<Int>])
  }

  private var parts: [String: Part] = [:]

  init(_ shown: [ShownFile], _ budget: Int) {
    var left = Double(budget)
    for file in shown where left >= 30 && file.tokens <= left {
      if case .whole = parts[file.path] { continue }
      left -= file.tokens
      parts[file.path] = part(file)
    }
  }

  /// With what was seen of the file before.
  private func part(_ file: ShownFile) -> Part {
    guard let lines = file.lines else { return .whole }
    guard case .lines(let before) = parts[file.path] else { return .lines(lines) }
    return .lines(before + lines)
  }

  func has(_ path: String) -> Bool { parts[path] != nil }

  /// Each file counts the same, however much of it was changed.
  func share(of changed: ChangedLines, _ gold: [String]) -> Double? {
    let shares = gold.compactMap { path in changed.runs[path].map { share(of: $0, path) } }
    return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
  }

  private func share(of runs: [ClosedRange<Int>], _ path: String) -> Double {
    switch parts[path] {
    case nil: 0
    case .whole: 1
    case .lines(let seen):
      Double(runs.count { run in seen.contains { $0.overlaps(run) } }) / Double(runs.count)
    }
  }
}
