/// What is measured of a method, as a share of the best that is possible.
public enum BenchMeasure: String, CaseIterable, Sendable {
  case recall5, recall10, recall15, all15, reciprocalRank, recallInBudget, linesInBudget

  /// - Parameter budget: tokens.
  public func title(_ budget: Int) -> String {
    let size = budget % 1000 == 0 ? "\(budget / 1000)k" : String(budget)
    return switch self {
    case .recall5: "recall@5"
    case .recall10: "recall@10"
    case .recall15: "recall@15"
    case .all15: "all@15"
    case .reciprocalRank: "MRR"
    case .recallInBudget: "recall@\(size)"
    case .linesInBudget: "hunk@\(size)"
    }
  }

  public var meaning: String {
    switch self {
    case .recall5: "of the files to edit, the share among the first 5"
    case .recall10: "… among the first 10"
    case .recall15: "… among the first 15"
    case .all15: "tasks with every file among the first 15"
    case .reciprocalRank: "one over the place of the first right file"
    case .recallInBudget: "of the files to edit, the share that the budget has room for"
    case .linesInBudget: "of the lines that were changed, the share that is shown"
    }
  }

  /// Nil where a task cannot be measured so.
  func value(of scores: TaskScores) -> Double? {
    switch self {
    case .recall5: scores.recall5
    case .recall10: scores.recall10
    case .recall15: scores.recall15
    case .all15: scores.all15
    case .reciprocalRank: scores.reciprocalRank
    case .recallInBudget: scores.recallInBudget
    case .linesInBudget: scores.linesInBudget
    }
  }
}
