import Facts

/// What history says about each file for one query.
public struct HistoryScores: Sendable {
  /// Similar past messages vote for their files.
  public var similar: [Float]
  /// BM25 of a file's past messages.
  public var messages: [Float]
  /// The most similar commits, best first.
  public var neighbours: [Int]
}

extension HistoryIndex {
  static let neighbourCount = 40
  /// Commits of a file at which a word of their messages reaches half of its worth.
  static let messageSaturation: Float = 1.2
  /// Commits after which a vote is worth half.
  static let halfLife: Float = 4000

  public func scores(for query: TaskQuery) -> HistoryScores {
    let filter = TermFilter(query.terms.map(\.term))
    var found: [(commit: Int, term: Int)] = []
    var frequency = [Int](repeating: 0, count: query.terms.count)
    for (number, commit) in commits.enumerated() {
      for term in terms[commit.terms] where filter.mayHold(term) {
        guard let position = filter.position(of: term) else { continue }
        frequency[Int(position)] += 1
        found.append((number, Int(position)))
      }
    }
    let total = Float(commits.count)
    let worth = zip(query.terms, frequency).map { word, n in
      word.weight * (1 + (total - Float(n) + 0.5) / (Float(n) + 0.5)).logarithm
    }
    let near = nearest(found, worth)
    return HistoryScores(
      similar: votes(near), messages: messageScores(found, query), neighbours: near.map(\.commit))
  }

  private func nearest(_ found: [(commit: Int, term: Int)], _ worth: [Float]) -> [(commit: Int, similarity: Float)] {
    var similarity: [Int: Float] = [:]
    for (commit, term) in found { similarity[commit, default: 0] += worth[term] * worth[term] }
    let scored = similarity.map { commit, sum in
      (commit: commit, similarity: sum / (1 + Float(commits[commit].terms.count) / 16))
    }
    return Array(scored.sorted { ($0.similarity, $1.commit) > ($1.similarity, $0.commit) }.prefix(Self.neighbourCount))
  }

  private func votes(_ near: [(commit: Int, similarity: Float)]) -> [Float] {
    var votes = [Float](repeating: 0, count: fileCount)
    for (number, similarity) in near {
      let commit = commits[number]
      let decay = (-Float(commit.age) / Self.halfLife * 0.693_147).exponential
      let vote = similarity * decay / Float(commit.files.count).squareRoot()
      for file in files[commit.files] { votes[Int(file)] += vote }
    }
    return votes
  }

  /// BM25 over the messages of each file, a commit of n files counting 1/√n.
  private func messageScores(_ found: [(commit: Int, term: Int)], _ query: TaskQuery) -> [Float] {
    let lengths = messageLengths()
    let known = lengths.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
    let average = max(0.1, lengths.reduce(0, +) / Float(max(1, known)))
    var scores = [Float](repeating: 0, count: fileCount)
    var counts = [Float](repeating: 0, count: fileCount)
    let byTerm = found.sorted { ($0.term, $0.commit) < ($1.term, $1.commit) }
    var start = 0
    while start < byTerm.count {
      var end = start
      var touched: [Int] = []
      while end < byTerm.count, byTerm[end].term == byTerm[start].term {
        let commit = commits[byTerm[end].commit]
        for file in files[commit.files] {
          if counts[Int(file)] == 0 { touched.append(Int(file)) }
          counts[Int(file)] += 1 / Float(commit.files.count).squareRoot()
        }
        end += 1
      }
      let n = Float(touched.count)
      let worth = query.terms[byTerm[start].term].weight * (1 + (Float(known) - n + 0.5) / (n + 0.5)).logarithm
      for file in touched {
        let x = counts[file] / (0.4 + 0.6 * lengths[file] / average)
        scores[file] += worth * x / (Self.messageSaturation + x)
        counts[file] = 0
      }
      start = end
    }
    return scores
  }

  private func messageLengths() -> [Float] {
    var lengths = [Float](repeating: 0, count: fileCount)
    for commit in commits {
      let share = Float(commit.terms.count) / Float(commit.files.count).squareRoot()
      for file in files[commit.files] { lengths[Int(file)] += share }
    }
    return lengths
  }
}

extension HistoryIndex {
  /// How recently each file was touched: 1 for the newest commit, e⁻¹ three hundred commits ago, 0 when not known.
  public func recency(of file: Int) -> Float {
    lastTouched[file] < 0 ? 0 : (-Float(lastTouched[file]) / 300).exponential
  }

  public func commitsSinceTouched(_ file: Int) -> Int? { lastTouched[file] < 0 ? nil : Int(lastTouched[file]) }

  /// How much each file used to change together with `seeds`, which come with their weights.
  ///
  /// The cosine of two files' commits, two years ago counting half, summed over the seeds. Large commits count less.
  public func companions(of seeds: [(file: Int, weight: Float)]) -> [Float] {
    let decays = commits.map(decay)
    var changes = [Float](repeating: 0, count: fileCount)
    for (number, commit) in commits.enumerated() {
      for file in files[commit.files] { changes[Int(file)] += decays[number] }
    }
    var strengths = [Float](repeating: 0, count: fileCount)
    var isSeed = [Float](repeating: 0, count: fileCount)
    for seed in seeds { isSeed[seed.file] = seed.weight / (changes[seed.file] + 1).squareRoot() }
    for (number, commit) in commits.enumerated() where commit.files.count <= 20 {
      let own = files[commit.files]
      let pull = own.reduce(Float(0)) { $0 + isSeed[Int($1)] }
      guard pull > 0 else { continue }
      let weight = decays[number] / (1 + Float(own.count)).logarithm
      for file in own { strengths[Int(file)] += (pull - isSeed[Int(file)]) * weight }
    }
    return strengths.indices.map { strengths[$0] / (changes[$0] + 1).squareRoot() }
  }

  private func decay(_ commit: Commit) -> Float {
    let halfLives = Float((commits.first?.time ?? 0) - commit.time) / (2 * 31_557_600)
    return (-max(0, halfLives) * 0.693_147).exponential
  }
}
