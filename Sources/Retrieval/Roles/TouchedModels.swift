import Base
public import Django
import Facts
public import Search

/// The models that a task is about, the likeliest first.
///
/// A model is likelier the better its file ranks, the more of its name the task says, and the more of its fields.
public struct TouchedModels: Sendable {
  let entities: [Entity]
  /// Those of them that are about as likely as the first.
  let surest: [Entity]
  /// The best files that declare models, with all their models.
  let files: [[Entity]]
  /// Of the best files those with models, then one of an app that has several of the best.
  let homes: [ID<ProjectFile>]

  /// Files deeper in the ranking bring only models that the task names.
  private static let fileCount = 15
  /// As deep as a capsule shows files.
  private static let homeCount = 30
  private static let modelFileCount = 3
  /// So many of the best files make an app worth a look.
  private static let fewFiles = 3
  private static let limit = 8
  /// Of the best model's likelihood, what a model must have; what the surest have.
  private static let least: Float = 0.5
  private static let sure: Float = 0.7

  public init(_ project: DjangoProject, ranking: Ranking, index: SearchIndex) {
    let places = RankedPlaces(ranking, index)
    let words = TaskWords(ranking)
    let all = Entity.all(in: project)
    var scored: [(entity: Entity, score: Float)] = []
    for entity in all {
      let worth = places.worth(of: project.files[entity.file].path, atMost: Self.fileCount)
      // Long tasks say many words that are some model's name, too.
      guard worth > 0 || !entity.isAbstract && words.isMeant(entity.name) else { continue }
      let fields = entity.model.isNone ? [] : project.models[entity.model].fields.map(\.name)
      let score = worth + 1.2 * words.share(of: entity.name) + 0.3 * min(2, words.hits(in: fields))
      scored.append((entity, score))
    }
    let order = scored.indices.sorted { (scored[$0].score, $1) > (scored[$1].score, $0) }.map { scored[$0] }
    let best = order.first?.score ?? 0
    entities = order.prefix { $0.score >= Self.least * best }.prefix(Self.limit).map(\.entity)
    surest = order.prefix { $0.score >= Self.sure * best }.prefix(Self.limit).map(\.entity)
    let homes = Dictionary(grouping: all, by: \.file)
    let ranked = homes.keys.compactMap { file in
      places.place(of: project.files[file].path, atMost: Self.homeCount).map { (place: $0, file: file) }
    }
    let inOrder = ranked.sorted { $0.place < $1.place }
    let near = inOrder.filter { $0.place < Self.fileCount }
    // Where none of the best files declares models, the next that does.
    let shown = (near.isEmpty ? inOrder.prefix(1) : near[...]).map(\.file)
    let apps = Set(shown.map { project.files[$0].app })
    let unseen = Self.home(besides: apps, Array(homes.keys), project, places).map { [$0] } ?? []
    self.homes = shown + unseen
    files = (shown.prefix(Self.modelFileCount) + unseen).map { homes[$0] ?? [] }
  }

  /// The file with models of the app that has most of the best files and none with models among them.
  private static func home(
    besides apps: Set<String>, _ homes: [ID<ProjectFile>], _ project: DjangoProject, _ places: RankedPlaces
  ) -> ID<ProjectFile>? {
    var worths: [String: (files: Int, score: Float)] = [:]
    for row in project.files.indices where !project.files[row].app.isEmpty {
      let worth = places.worth(of: project.files[row].path, atMost: fileCount)
      let app = project.files[row].app
      guard worth > 0, !apps.contains(app) else { continue }
      worths[app, default: (0, 0)].files += 1
      worths[app, default: (0, 0)].score += worth
    }
    let best = worths.filter { $0.value.files >= fewFiles || apps.isEmpty }
      .max { ($0.value.score, $1.key) < ($1.value.score, $0.key) }
    return best.flatMap { app, _ in
      homes.filter { project.files[$0].app == app }.min { a, b in
        let (first, second) = (project.files[a].path, project.files[b].path)
        return (places.place(of: first, atMost: 60) ?? 60, first) < (places.place(of: second, atMost: 60) ?? 60, second)
      }
    }
  }
}

/// Where files stand in the ranking.
private struct RankedPlaces {
  private let index: SearchIndex
  /// Score of each of the best files as a share of the best one's, and its place.
  private let worths: [Int: (score: Float, place: Int)]

  init(_ ranking: Ranking, _ index: SearchIndex) {
    self.index = index
    let best = max(0.001, ranking.candidates.first?.score ?? 0)
    worths = Dictionary(
      ranking.candidates.prefix(60).enumerated().map { ($1.file, ($1.score / best, $0)) },
      uniquingKeysWith: { first, _ in first })
  }

  func place(of path: String, atMost places: Int) -> Int? {
    index.number(of: path).flatMap { worths[$0]?.place }.flatMap { $0 < places ? $0 : nil }
  }

  func worth(of path: String, atMost places: Int) -> Float {
    guard let worth = index.number(of: path).flatMap({ worths[$0] }), worth.place < places else { return 0 }
    return worth.score
  }
}
