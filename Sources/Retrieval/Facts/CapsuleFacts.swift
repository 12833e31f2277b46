import Base
public import Django
import Facts
public import Graph
public import Search

/// The lines of a capsule that say how its files hang together: relations of models, routes of views, receivers.
///
/// Only what concerns the first files of the ranking and the models of the task.
public struct CapsuleFacts: Sendable {
  let project: DjangoProject
  let graph: ProjectGraph
  let index: SearchIndex
  /// Places of the best files, by path.
  let places: [String: Int]
  let nearFiles: Set<ID<ProjectFile>>
  let words: TaskWords
  /// The models of the task, likeliest first; those that are much less likely than the first are left out.
  let touched: [Model]
  let touchedTypes: Set<ID<ProjectClass>>
  /// Apps of the best files that declare models.
  let fileApps: [String]
  let kept: KeptFacts
  /// Who plays which part for the models of the task.
  private let cast: [RolePlayers]
  /// What FastAPI's best files serve.
  private let endpoints: [CapsuleFact]

  static let fileCount = 8
  static let modelCount = 4
  static let lineCount = 20

  /// - Parameters:
  ///   - cast: who plays which part for the models of the task.
  ///   - source: the bytes of a file by path.
  public init(
    _ project: DjangoProject, _ graph: ProjectGraph, touched: TouchedModels, ranking: Ranking, index: SearchIndex,
    cast: [RolePlayers], source: (String) -> [UInt8]?
  ) {
    self.project = project
    self.graph = graph
    self.index = index
    let models = touched.surest.filter { !$0.model.isNone }.map { project.models[$0.model] }
    self.touched = models
    touchedTypes = Set(models.prefix(Self.modelCount).map(\.type))
    fileApps = touched.homes.map { project.files[$0].app }
    let best = ranking.candidates.filter { !$0.role.isTest }.prefix(Self.fileCount)
    places = Dictionary(
      best.enumerated().map { (index.documents[$1.file].path, $0) }, uniquingKeysWith: { first, _ in first })
    nearFiles = Set(best.compactMap { graph.file(at: index.documents[$0.file].path) }.map { ID($0.index) })
    words = TaskWords(ranking)
    kept = KeptFacts(project, near: nearFiles, source: source)
    self.cast = cast
    endpoints = Self.endpoints(cast, project, source)
  }

  /// The lines, those of the two likeliest models first: what does not fit is left out from the end.
  public func lines() -> [CapsuleFact] {
    let relations = relations()
    var lines: [CapsuleFact] = Array(relations.prefix(2))
    lines += receivers() + missing(cast) + testData() + routes()
    lines += relations.dropFirst(2)
    return Array(lines.prefix(Self.lineCount)) + endpoints + settings() + habits(cast) + styles(cast)
  }

  func place(_ file: ID<ProjectFile>, _ node: NodeID?) -> [CapsuleFact.Place] {
    node.map { [CapsuleFact.Place(path: project.files[file].path, line: graph[$0].lines.lowerBound)] } ?? []
  }

  // MARK: Signals

  /// Receivers that will run when one of the models is saved or deleted.
  private func receivers() -> [CapsuleFact] {
    let labels = Set(touched.prefix(Self.modelCount).map(\.label))
    return project.receivers.filter { labels.contains($0.sender) }.prefix(6).map { receiver in
      let path = project.files[receiver.file].path
      let signal = receiver.signal.dottedParts.last.map(String.init) ?? receiver.signal
      let handler = receiver.handler.dottedParts.last.map(String.init) ?? receiver.handler
      let text = "\(signal)(\(receiver.sender)) → \(handler) (\(path):\(receiver.line))"
      return CapsuleFact(parts: [.init(text: text, places: [.init(path: path, line: receiver.line)])])
    }
  }
}
