import Base
import Facts
import Search

/// How well each unit of a file matches the words of a task.
///
/// A unit's length is not held against it: dividing by it punishes just the long functions that get edited.
struct UnitScorer {
  private let weights: [Float]
  private let filter: TermFilter
  private var tally = TermTally()
  private var words: [Term] = []

  init(_ query: TaskQuery, _ lexical: LexicalScores) {
    weights = zip(query.terms, lexical.idf).map { $0.weight * $1 }
    ceiling = max(0.001, weights.reduce(0, +))
    filter = TermFilter(query.terms.map(\.term))
  }

  /// The best score that a unit could have: all terms, said often.
  private let ceiling: Float

  mutating func scores(of outline: SourceOutline) -> [Float] {
    var counts = [Float](repeating: 0, count: outline.units.count * weights.count)
    for (unit, row) in outline.units.enumerated() {
      count(outline.source.span.extracting(outline.bytes(of: row.lines)), 1, &counts, unit)
      count(Array(row.name.utf8).span, 1.5, &counts, unit)
    }
    return outline.units.indices.map { unit in
      var score: Float = 0
      for term in weights.indices {
        let x = counts[unit * weights.count + term]
        if x > 0 { score += weights[term] * x / (SearchField.saturation + x) }
      }
      return score / ceiling
    }
  }

  private mutating func count(_ text: Span<UInt8>, _ worth: Float, _ counts: inout [Float], _ unit: Int) {
    words.removeAll(keepingCapacity: true)
    tally.appendTerms(of: text, to: &words)
    for word in words where filter.mayHold(word) {
      if let position = filter.position(of: word) { counts[unit * weights.count + Int(position)] += worth }
    }
  }
}
