import Base
import Facts
import Search

/// How well each unit of a file matches the words of a task.
///
/// A unit's length is not held against it: dividing by it punishes just the long functions that get edited.
struct UnitScorer {
  private let weights: [Float]
  private let filter: TermFilter
  /// The best score that a unit could have: all terms, said often.
  private let ceiling: Float
  /// Occurrences at which a term of a unit reaches half of its worth.
  private static let saturation: Float = 1.2

  init(_ query: TaskQuery, _ lexical: LexicalScores) {
    weights = zip(query.terms, lexical.idf).map { $0.weight * $1 }
    ceiling = max(0.001, weights.reduce(0, +))
    filter = TermFilter(query.terms.map(\.term))
  }

  func matches(of file: PreparedFile) -> [UnitMatch] {
    file.outline.units.indices.map { unit in
      var counts = [Float](repeating: 0, count: weights.count)
      count(file.terms(inTextOf: unit), 1, &counts)
      count(file.terms(inNameOf: unit), 1.5, &counts)
      var score: Float = 0
      for (weight, x) in zip(weights, counts) where x > 0 { score += weight * x / (Self.saturation + x) }
      return UnitMatch(
        text: score / ceiling, name: share(of: file.terms(inNameOf: unit)),
        parent: share(of: file.terms(inParentOf: unit)))
    }
  }

  /// How much of the task's words, by weight, is among `terms`.
  private func share(of terms: ArraySlice<Term>) -> Float {
    var counts = [Float](repeating: 0, count: weights.count)
    count(terms, 1, &counts)
    var found: Float = 0
    for (weight, count) in zip(weights, counts) where count > 0 { found += weight }
    return found / ceiling
  }

  private func count(_ terms: ArraySlice<Term>, _ worth: Float, _ counts: inout [Float]) {
    for term in terms where filter.mayHold(term) {
      if let position = filter.position(of: term) { counts[Int(position)] += worth }
    }
  }
}
