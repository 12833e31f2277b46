import Base
import Facts
import Search

/// How well each unit of a file matches the words of a task.
///
/// A unit's length is not held against it: dividing by it punishes just the long functions that get edited.
struct UnitScorer {
  private let weights: [Float]
  private let filter: TermFilter

  init(_ query: TaskQuery, _ lexical: LexicalScores) {
    weights = zip(query.terms, lexical.idf).map { $0.weight * $1 }
    ceiling = max(0.001, weights.reduce(0, +))
    filter = TermFilter(query.terms.map(\.term))
  }

  /// The best score that a unit could have: all terms, said often.
  private let ceiling: Float

  func scores(of file: PreparedFile) -> [Float] {
    file.outline.units.indices.map { unit in
      var counts = [Float](repeating: 0, count: weights.count)
      count(file.terms(inTextOf: unit), 1, &counts)
      count(file.terms(inNameOf: unit), 1.5, &counts)
      var score: Float = 0
      for (weight, x) in zip(weights, counts) where x > 0 { score += weight * x / (SearchField.saturation + x) }
      return score / ceiling
    }
  }

  private func count(_ terms: ArraySlice<Term>, _ worth: Float, _ counts: inout [Float]) {
    for term in terms where filter.mayHold(term) {
      if let position = filter.position(of: term) { counts[Int(position)] += worth }
    }
  }
}
