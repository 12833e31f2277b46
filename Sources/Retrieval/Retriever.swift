import Facts
public import Search

/// Ranks the files of a project for a task: words first, then small terms for history and exact places.
public struct Retriever: Sendable {
  public let index: SearchIndex
  public let history: HistoryIndex
  let links: FileLinks

  public init(index: SearchIndex, history: HistoryIndex, links: FileLinks? = nil) {
    self.index = index
    self.history = history
    self.links = links ?? FileLinks(of: nil, index: index)
  }

  /// Ranks all files for `query`; `mentions` are files that the caller found by route or by other exact means.
  public func rank(_ query: TaskQuery, mentions: [Mention] = []) -> Ranking {
    let lexical = index.scores(for: query)
    let past = history.scores(for: query)
    var table = SignalTable(index)
    table.set(.words, lexical.all, normalised: true)
    table.set(.names, lexical.symbols, normalised: true)
    table.set(.similarCommits, past.similar, normalised: true)
    table.set(.messages, past.messages, normalised: true)
    let anchors = anchorStrengths(query)
    table.set(.anchors, anchors, normalised: false)
    table.set(.mention, mentionStrengths(query, mentions), normalised: false)
    table.set(.recency, (0..<index.count).map(history.recency), normalised: false)
    table.set(.companions, companionStrengths(table.entries()), normalised: true)
    var entries = table.entries()
    let reasons = Reasons(retriever: self, query: query, lexical: lexical, past: past, mentions: mentions)
    for place in entries.indices.prefix(Self.explained) {
      entries[place].reasons = reasons.lines(for: entries[place], place: place)
    }
    return Ranking(
      candidates: entries, impact: impact(of: entries),
      confidence: isForeign(query, lexical, anchors) ? .low : Retriever.confidence(entries),
      query: query, lexical: lexical)
  }

  /// How many of the best files seed what follows from them.
  static let seedCount = 8
  static let companionSeeds = 8
  /// From so many files on a project knows most words of its tasks; a beginning does not.
  private static let largeProject = 100
  /// Of a task's words, by weight, what the project must know.
  private static let knownWords: Float = 0.5
  /// How many files get their reasons written out.
  static let explained = 60

  private func seeds(_ entries: [Ranking.Entry]) -> ArraySlice<Ranking.Entry> {
    entries.filter { !$0.role.isTest }.prefix(Self.seedCount)
  }

  /// Files that used to change together with the best ones.
  private func companionStrengths(_ entries: [Ranking.Entry]) -> [Float] {
    guard let best = entries.first?.score, best > 0 else { return [Float](repeating: 0, count: index.count) }
    return history.companions(of: entries.prefix(Self.companionSeeds).map { ($0.file, $0.score / best) })
  }

  /// What hangs on the best files by links, strongest first; the strongest link counts, so hubs win nothing by degree.
  private func impact(of entries: [Ranking.Entry]) -> [Ranking.Entry] {
    var strongest: [Int: (strength: Float, reason: String)] = [:]
    let seeds = seeds(entries)
    guard let best = seeds.first?.score, best > 0 else { return [] }
    for seed in seeds {
      for link in links.links(of: seed.file) {
        let strength = link.probability * seed.score / best
        if strength > strongest[link.to]?.strength ?? 0 {
          strongest[link.to] = (strength, link.reason + " " + index.documents[seed.file].path)
        }
      }
    }
    for seed in seeds { strongest[seed.file] = nil }
    let parts = [Float](repeating: 0, count: Signal.allCases.count)
    return strongest.map { file, link in
      Ranking.Entry(file: file, role: index.roles[file], score: link.strength, parts: parts, reasons: [link.reason])
    }
    .sorted { ($0.score, $1.file) > ($1.score, $0.file) }
  }

  /// Files that define a name of the task; a name with many homes says little about each.
  private func anchorStrengths(_ query: TaskQuery) -> [Float] {
    var strengths = [Float](repeating: 0, count: index.count)
    var names: [String] = []
    for anchor in query.anchors { for name in anchor.names where !names.contains(name) { names.append(name) } }
    for homes in index.files(defining: names) where homes.count <= 8 {
      for file in homes { strengths[file] = min(2, strengths[file] + 1 / Float(homes.count)) }
    }
    return strengths
  }

  private func mentionStrengths(_ query: TaskQuery, _ mentions: [Mention]) -> [Float] {
    var strengths = [Float](repeating: 0, count: index.count)
    for mention in mentions { strengths[mention.file] += mention.weight }
    for anchor in query.anchors {
      let files = mentioned(anchor)
      guard files.count <= 4 else { continue }
      for file in files { strengths[file] += 1 }
    }
    let limit = mentions.map(\.weight).reduce(2, max)
    return strengths.map { min(limit, $0) }
  }

  private func mentioned(_ anchor: Anchor) -> [Int] {
    switch anchor.kind {
    case .path, .template, .migration: index.files(endingWith: anchor.text)
    case .frame: index.file(foreignPath: anchor.text).map { [$0] } ?? []
    case .dotted: index.files(endingWith: anchor.text.replacing(".", with: "/") + ".py")
    case .identifier, .model, .url: []
    }
  }

  /// Whether the project has but a few of the task's words and none of its names: the task is in another language, or
  /// about another project.
  private func isForeign(_ query: TaskQuery, _ lexical: LexicalScores, _ anchors: [Float]) -> Bool {
    if index.count < Self.largeProject || anchors.contains(where: { $0 > 0 }) { return false }
    let known = zip(query.terms, lexical.idf).reduce(0) { $1.1 > 0 ? $0 + $1.0.weight : $0 }
    return known < Self.knownWords * query.terms.map(\.weight).reduce(0, +)
  }

  /// From how much of the weight the first five files hold; measured against how often one of them was right.
  private static func confidence(_ entries: [Ranking.Entry]) -> Confidence {
    let weights = entries.map { (5 * ($0.score - (entries.first?.score ?? 0))).exponential }
    let total = weights.reduce(0, +)
    let share = total > 0 ? weights.prefix(5).reduce(0, +) / total : 0
    return share < 0.4 ? .low : share < 0.7 ? .medium : .high
  }
}

extension String {
  fileprivate func replacing(_ old: Character, with new: Character) -> String { String(map { $0 == old ? new : $0 }) }
}
