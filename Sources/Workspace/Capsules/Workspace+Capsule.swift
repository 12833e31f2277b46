import Graph
import Platform
import Retrieval
import Search
import Sessions

extension Workspace {
  /// Answers a task with the files as they are on the disk.
  func capsule(
    _ request: CapsuleRequest, history: HistoryIndex, _ prepared: PreparedFiles, notes: [String]
  ) -> CapsuleAnswer {
    capsule(request, history: history, prepared, notes: notes) { path in try? FileReader.read(root + "/" + path) }
  }

  /// Answers a task with files from wherever they are.
  func capsule(
    _ request: CapsuleRequest, history: HistoryIndex, _ prepared: PreparedFiles, notes: [String],
    reading read: (String) -> [UInt8]?
  ) -> CapsuleAnswer {
    let watch = Stopwatch()
    let plain = PlainAPI(project)
    let index = plain.map { self.index.withoutDjango(settings: $0.settings) } ?? self.index
    let asked = TaskQuery(request.task)
    let records = plain == nil ? [] : Mention.records(in: asked, project, index)
    let query = plain == nil ? asked : asked.withoutKinds(in: index, namesWhole: !records.isEmpty)
    let retriever = Retriever(index: index, history: history, links: FileLinks(of: graph, index: index))
    let frames = TaskFrames(query, index: index)
    let ranking = retriever.rank(query, mentions: Mention.all(in: query, graph: graph, index: index) + records)
      .favouring(CapsuleIntent(request.intent), frames: frames.files)
    let ranked = watch.milliseconds
    guard !request.explains, ranking.confidence.reaches(request.minConfidence) else {
      return answer(request, nil, ranking, notes: notes, milliseconds: (ranked, watch.milliseconds))
    }
    var session = request.session.map { CapsuleSession($0, root: root, directory: request.sessionDirectory) }
    if request.resetsSession { session?.reset() }
    var options = CapsuleOptions(maxTokens: request.maxTokens)
    let touched = TouchedModels(project, ranking: ranking, index: index)
    options.roles = RoleFinder(project, graph, ranking: ranking, index: index).players(of: touched)
    let facts = CapsuleFacts(
      project, graph, touched: touched, ranking: ranking, index: index, cast: options.roles, source: read)
    options.facts = facts.lines()
    options.warnings = DelegationTriage(request.task).warnings
    options.migrations = facts.migrations + AlembicHead.lines(project, source: read)
    options.unknowns = unknowns(of: query)
    options.intent = CapsuleIntent(request.intent)
    options.tests = request.includesTests.map { $0 ? .more : .none } ?? .usual
    options.known = Set(request.files.map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 })
    options.sent = session?.sent ?? []
    options.frames = frames.lines
    let capsule = Capsule.pack(ranking, index: index, options: options, prepared: prepared, source: read)
    session?.add(capsule.digests)
    session?.save()
    return answer(request, capsule, ranking, notes: notes, milliseconds: (ranked, watch.milliseconds))
  }

  private func answer(
    _ request: CapsuleRequest, _ capsule: Capsule?, _ ranking: Ranking, notes: [String],
    milliseconds: (ranking: Double, whole: Double)
  ) -> CapsuleAnswer {
    CapsuleAnswer(
      text: capsule?.text ?? [], json: capsule?.json ?? Array("[]\n".utf8), tokens: capsule?.tokens ?? 0,
      files: capsule?.items.count ?? 0, confidence: ranking.confidence.rawValue,
      explanation: request.explains ? ranking.candidates.prefix(40).map(explained) : [], notes: notes,
      milliseconds: milliseconds)
  }

  /// Words that look like names of this project and were not found: what code computes or packages bring is not seen.
  private func unknowns(of query: TaskQuery) -> [String] {
    query.anchors.compactMap { anchor in
      let missing: String? =
        switch anchor.kind {
        case .model: graph.model(labelled: anchor.text) == nil ? "model" : nil
        case .url: graph.routes(matching: anchor.text).isEmpty ? "a route for" : nil
        case .template: graph.templates(named: anchor.text).isEmpty ? "template" : nil
        case .path, .frame, .migration, .identifier, .dotted: nil
        }
      return missing.map { "\($0) \(anchor.text) was not found in the project's files" }
    }
  }

  private func explained(_ entry: Ranking.Entry) -> RankedFile {
    let parts = Signal.allCases.map { (signal: "\($0)", weight: entry.parts[Int($0.rawValue)]) }
    return RankedFile(
      path: index.documents[entry.file].path, role: "\(entry.role)", score: entry.score,
      parts: parts.filter { $0.weight != 0 }.sorted { abs($0.weight) > abs($1.weight) }, reasons: entry.reasons)
  }
}
