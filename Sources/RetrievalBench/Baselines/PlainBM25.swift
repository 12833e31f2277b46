import Base
import Facts
public import Search

/// What a search engine does: Okapi BM25 over the words of each file and, five times, of its path; its name counts twice.
public struct PlainBM25 {
  private static let saturation: Float = 1.2
  private static let lengthPenalty: Float = 0.75
  private static let pathWeight: Float = 5

  private let files: [SearchDocument]
  private let paths: [[Term]]
  private let lengths: [Float]
  private let average: Float

  /// - Parameter files: all that may be found.
  public init(_ files: [SearchDocument]) {
    self.files = files
    var tally = TermTally()
    paths = files.map { file in
      let name = file.path.pathParts.last ?? ""
      return tally.terms(ofPath: file.path) + tally.terms(ofPath: String(name))
    }
    lengths = files.map { file in FileTerms.Field.allCases.reduce(0) { $0 + Float(file.terms.length($1)) } }
    average = max(1, lengths.reduce(0, +) / Float(max(1, files.count)))
  }

  /// The files, best first; those with no word are left out.
  public func rank(_ query: TaskQuery) -> [String] {
    let found = occurrences(query.terms.map(\.term))
    var homes = [Int](repeating: 0, count: query.terms.count)
    for file in found { for hit in file { homes[hit.term] += 1 } }
    let worth = zip(query.terms, homes).map { $0.weight * rarity($1) }
    let scores = files.indices.map { row in
      found[row].reduce(Float(0)) { $0 + worth[$1.term] * saturated($1.times, lengths[row]) }
    }
    return files.indices.filter { scores[$0] > 0 }.sorted { (scores[$0], $1) > (scores[$1], $0) }
      .map { files[$0].path }
  }

  private func rarity(_ homes: Int) -> Float {
    (1 + (Float(files.count) - Float(homes) + 0.5) / (Float(homes) + 0.5)).logarithm
  }

  private func saturated(_ times: Float, _ length: Float) -> Float {
    let penalty = 1 - Self.lengthPenalty + Self.lengthPenalty * length / average
    return times * (Self.saturation + 1) / (times + Self.saturation * penalty)
  }

  /// By file: which terms it has, and how often.
  private func occurrences(_ terms: [Term]) -> [[(term: Int, times: Float)]] {
    let filter = TermFilter(terms)
    return files.indices.map { row in
      var times: [Int: Float] = [:]
      for term in paths[row] {
        if let place = filter.position(of: term) { times[Int(place), default: 0] += Self.pathWeight }
      }
      for hit in files[row].terms.rows where filter.mayHold(hit.term) {
        guard let place = filter.position(of: hit.term) else { continue }
        times[Int(place), default: 0] += FileTerms.Field.allCases.reduce(0) { $0 + Float(hit.frequency($1)) }
      }
      return times.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
  }
}
