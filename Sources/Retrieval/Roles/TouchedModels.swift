import Base
public import Django
import Facts
public import Search

/// The models that a task is about, the likeliest first.
///
/// A model is likelier the better its file ranks, the more of its name the task says, and the more of its fields.
public struct TouchedModels: Sendable {
  let entities: [Entity]
  /// The best files that declare models, with all their models.
  let files: [[Entity]]
  /// All files with models that the capsule names, best first.
  let homes: [ID<ProjectFile>]

  /// Files deeper in the ranking bring only models whose whole name the task says.
  private static let fileCount = 15
  private static let modelFileCount = 3
  private static let limit = 8
  /// Of the best model's likelihood, what a model must have.
  private static let least: Float = 0.5

  public init(_ project: DjangoProject, ranking: Ranking, index: SearchIndex) {
    let judge = ModelJudge(ranking, index)
    let all = Entity.all(in: project)
    var scored: [(entity: Entity, score: Float)] = []
    for entity in all {
      let worth = judge.worth(of: project.files[entity.file].path, atMost: Self.fileCount)
      let name = judge.share(of: entity.name)
      guard worth > 0 || name == 1 && !entity.isAbstract else { continue }
      let fields = entity.model.isNone ? [] : project.models[entity.model].fields.map(\.name)
      scored.append((entity, worth + 1.2 * name + 0.3 * judge.hits(in: fields)))
    }
    let order = scored.indices.sorted { (scored[$0].score, $1) > (scored[$1].score, $0) }
    let best = order.first.map { scored[$0].score } ?? 0
    entities = order.map { scored[$0] }.prefix { $0.score >= Self.least * best }.prefix(Self.limit).map(\.entity)
    let homes = Dictionary(grouping: all, by: \.file)
    let ranked = homes.keys.compactMap { file in
      judge.place(of: project.files[file].path, atMost: Self.fileCount).map { (place: $0, file: file) }
    }
    self.homes = ranked.sorted { $0.place < $1.place }.map(\.file)
    files = self.homes.prefix(Self.modelFileCount).map { homes[$0] ?? [] }
  }
}

/// How well names fit the words of a task.
private struct ModelJudge {
  private let index: SearchIndex
  /// Score of each of the best files as a share of the best one's, and its place.
  private let worths: [Int: (score: Float, place: Int)]
  /// How rare each word of the task is, as a share of the rarest one's.
  private let rarity: [Term: Float]

  init(_ ranking: Ranking, _ index: SearchIndex) {
    self.index = index
    let best = max(0.001, ranking.candidates.first?.score ?? 0)
    worths = Dictionary(
      ranking.candidates.prefix(60).enumerated().map { ($1.file, ($1.score / best, $0)) },
      uniquingKeysWith: { first, _ in first })
    let rarest = max(0.001, ranking.lexical.idf.max() ?? 0)
    rarity = Dictionary(
      zip(ranking.query.terms, ranking.lexical.idf).map { ($0.term, $1 / rarest) },
      uniquingKeysWith: { first, _ in first })
  }

  func place(of path: String, atMost places: Int) -> Int? {
    index.number(of: path).flatMap { worths[$0]?.place }.flatMap { $0 < places ? $0 : nil }
  }

  func worth(of path: String, atMost places: Int) -> Float {
    guard let worth = index.number(of: path).flatMap({ worths[$0] }), worth.place < places else { return 0 }
    return worth.score
  }

  /// How much of a name the task says, from 0 to 1; the name written as one word is all of it.
  func share(of name: String) -> Float {
    var splitter = TermSplitter()
    let terms = splitter.terms(of: name)
    guard let whole = terms.last else { return 0 }
    if rarity[whole] != nil { return 1 }
    let parts = terms.dropLast()
    return parts.isEmpty ? 0 : Float(parts.count { rarity[$0] != nil }) / Float(parts.count)
  }

  /// How many words of the task are in the names, rare ones counting more, at most two.
  func hits(in names: [String]) -> Float {
    var splitter = TermSplitter()
    var seen: Set<Term> = []
    var sum: Float = 0
    for name in names {
      for term in splitter.terms(of: name) where seen.insert(term).inserted { sum += rarity[term] ?? 0 }
    }
    return min(2, sum)
  }
}
