import Facts

/// What the words of a task say about each file: BM25F over all fields, and BM25 of the names alone.
public struct LexicalScores: Sendable {
  /// Indexed by file.
  public var all: [Float]
  public var symbols: [Float]
  /// Inverse document frequency of each query term, 0 if no file has it.
  public var idf: [Float]
  /// Share of the query terms that some file has.
  public var coverage: Float
  let matches: [TermMatch]

  /// The query terms that matter most for `file`, best first, with the field that shows them best.
  public func evidence(for file: Int, in query: TaskQuery) -> [(term: Int, field: SearchField)] {
    let own = matches.filter { Int($0.file) == file }
    let weighted = own.map { match in
      let field = SearchField.allCases.max { worth(of: match, $0) < worth(of: match, $1) } ?? .body
      return (term: Int(match.term), field: field, worth: idf[Int(match.term)] * worth(of: match, field))
    }
    let best = weighted.sorted { ($0.worth, $1.term) > ($1.worth, $0.term) }
    return best.map { ($0.term, $0.field) }
  }

  private func worth(of match: TermMatch, _ field: SearchField) -> Float {
    let x = field.weight * Float(field.frequency(match))
    return x / (SearchField.saturation + x)
  }
}

extension SearchIndex {
  /// Scores all files for the terms of a query; at most the 64 rarest terms count.
  public func scores(for query: TaskQuery) -> LexicalScores {
    let matches = self.matches(query.terms.map(\.term))
    var frequency = [(all: Int, symbols: Int)](repeating: (0, 0), count: query.terms.count)
    for match in matches {
      frequency[Int(match.term)].all += 1
      if match.frequency(.symbols) > 0 { frequency[Int(match.term)].symbols += 1 }
    }
    var worth = zip(query.terms, frequency).map { term, n in n.all == 0 ? 0 : term.weight * idf(n.all) }
    SearchIndex.keepLargest(64, of: &worth)
    return add(matches, query, worth, frequency)
  }

  private func add(
    _ matches: [TermMatch], _ query: TaskQuery, _ worth: [Float], _ frequency: [(all: Int, symbols: Int)]
  ) -> LexicalScores {
    let found = frequency.filter { $0.all > 0 }.count
    var scores = LexicalScores(
      all: Array(repeating: 0, count: count), symbols: Array(repeating: 0, count: count),
      idf: frequency.map { $0.all == 0 ? 0 : idf($0.all) },
      coverage: query.terms.isEmpty ? 0 : Float(found) / Float(query.terms.count), matches: matches)
    for match in matches where worth[Int(match.term)] > 0 {
      let (file, term) = (Int(match.file), Int(match.term))
      let weight = query.terms[term].weight
      let x = SearchField.allCases.reduce(Float(0)) { $0 + normalised($1, match) * $1.weight }
      scores.all[file] += worth[term] * saturated(x)
      let symbol = normalised(.symbols, match)
      if symbol > 0 { scores.symbols[file] += weight * idf(frequency[term].symbols) * saturated(symbol) }
    }
    return scores
  }

  private func normalised(_ field: SearchField, _ match: TermMatch) -> Float {
    let frequency = field.frequency(match)
    guard frequency > 0 else { return 0 }
    let length = Float(length(field, of: Int(match.file))) / averages[field.rawValue]
    return Float(frequency) / (1 - field.lengthPenalty + field.lengthPenalty * length)
  }

  private func saturated(_ x: Float) -> Float { x / (SearchField.saturation + x) }

  func idf(_ files: Int) -> Float {
    (1 + (Float(count) - Float(files) + 0.5) / (Float(files) + 0.5)).logarithm
  }

  /// All places where a query term occurs, by file.
  func matches(_ terms: [Term]) -> [TermMatch] {
    let filter = TermFilter(terms)
    var matches: [TermMatch] = []
    var inPath = [UInt8](repeating: 0, count: terms.count)
    for file in documents.indices {
      let first = matches.count
      for term in paths[file] where filter.mayHold(term) {
        if let position = filter.position(of: term) { inPath[Int(position)] &+= 1 }
      }
      for row in documents[file].terms.rows where filter.mayHold(row.term) {
        guard let position = filter.position(of: row.term) else { continue }
        let path = inPath[Int(position)]
        inPath[Int(position)] = 0
        matches.append(TermMatch(file: UInt32(file), term: position, path: path, frequencies: row.frequencies))
      }
      for position in inPath.indices where inPath[position] > 0 {
        matches.append(TermMatch(file: UInt32(file), term: UInt16(position), path: inPath[position], frequencies: 0))
        inPath[position] = 0
      }
      if matches.count - first > 1 { matches[first...].sort { $0.term < $1.term } }
    }
    return matches
  }

  private static func keepLargest(_ kept: Int, of values: inout [Float]) {
    guard values.count > kept else { return }
    let order = values.indices.sorted { (values[$0], $1) > (values[$1], $0) }
    for index in order.dropFirst(kept) { values[index] = 0 }
  }
}
