import Search

/// What showing a unit is worth: the expected share of a task's edits that fall into it.
///
/// That is (chance that the file is edited) × (share of the file's edits in this unit). Both were fitted to 300 commits of 12
/// projects; how far the fit carries over is in `docs/retrieval-notes.md`.
enum UnitValue {
  /// The chance that a file is edited, from its score next to the best one and its place in the list (from 0).
  static func chance(relativeScore: Float, place: Int) -> Float {
    1 / (1 + (1.7 - 2.1 * relativeScore + 0.9 * Float(place + 1).logarithm).exponential)
  }

  /// How the edits of one file are likely spread over its units; adds up to 1.
  static func shares(_ units: [CodeUnit], matches: [Float], prices: [Float]) -> [Float] {
    let best = max(0.001, matches.max() ?? 0)
    let weights = units.indices.map { i in
      (3.8 * matches[i] + 3.1 * matches[i] / best + 0.13 * max(4, prices[i]).logarithm + prior(units[i].kind))
        .exponential
    }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// Class bodies and module code are edited as often as functions; imports are shown for reading, not for editing.
  private static func prior(_ kind: CodeUnit.Kind) -> Float {
    switch kind {
    case .imports: -1.9
    case .classHeader, .markup: 0
    case .method: 0.3
    case .classBody, .function, .module: 0.6
    }
  }
}
