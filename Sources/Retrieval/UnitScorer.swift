import Base
import Facts
import Search

/// How well each unit of a file matches the words of a task.
///
/// A unit's length is not held against it: dividing by it punishes just the long functions that get edited.
struct UnitScorer {
  private let weights: [Float]
  private let positions: [Term: Int]
  private var tally = TermTally()

  init(_ query: TaskQuery, _ lexical: LexicalScores) {
    weights = zip(query.terms, lexical.idf).map { $0.weight * $1 }
    positions = Dictionary(query.terms.enumerated().map { ($1.term, $0) }, uniquingKeysWith: { a, _ in a })
  }

  /// The best score that a unit could have: all terms, said often.
  var ceiling: Float { max(0.001, weights.reduce(0, +)) }

  mutating func scores(of outline: SourceOutline) -> [Float] {
    let names = outline.units.map { wordCounts(in: Array($0.name.utf8).span) }
    return outline.units.indices.map { unit in
      let body = wordCounts(in: outline.source.span.extracting(outline.bytes(of: outline.units[unit].lines)))
      var score: Float = 0
      for term in weights.indices {
        let x = Float(body[term]) + 1.5 * Float(names[unit][term])
        score += weights[term] * x / (SearchField.saturation + x)
      }
      return score / ceiling
    }
  }

  private mutating func wordCounts(in text: Span<UInt8>) -> [UInt16] {
    var counts = [UInt16](repeating: 0, count: weights.count)
    var terms: [Term] = []
    tally.appendTerms(of: text, to: &terms)
    for term in terms {
      if let position = positions[term] { counts[position] &+= 1 }
    }
    return counts
  }
}
