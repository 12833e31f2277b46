import Base
import Platform
import Retrieval
public import RetrievalBench
import Search

/// Measures how well capsules would have done on a project's own history, beside what anybody can do without them.
///
/// Every tree is read from git's objects: nothing is checked out, and nothing is written.
public struct BenchRun {
  private let root: String
  private let request: BenchRequest
  private let history: BenchHistory
  private let prepared = PreparedFiles()
  private let estimator = TokenEstimator()

  /// Fewer tasks tell nothing.
  private static let fewest = 5

  /// - Parameter root: the project's folder, which may be any below the repository's.
  public init(root: String, _ request: BenchRequest) throws(BenchFailure) {
    self.root = root
    self.request = request
    history = try BenchHistory(root: root)
  }

  /// - Parameters:
  ///   - name: the project, as the report calls it.
  ///   - progress: told what is done next.
  public func report(named name: String, progress: (BenchStage) -> Void) throws(BenchFailure) -> BenchReport {
    progress(.mining)
    let mined = try history.tasks(request)
    guard mined.tasks.count >= min(Self.fewest, request.commits) else {
      throw .tooFew(mined, isShallow: history.isShallow)
    }
    var tree = try RolledTree(history)
    var results: [TaskResult] = []
    // Files are read once: later trees differ from earlier ones in little.
    for task in mined.tasks.reversed() {
      if results.isEmpty { progress(.reading(commit: task.parent)) }
      results.append(try result(task, &tree))
      progress(.ranking(done: results.count, of: mined.tasks.count))
    }
    return BenchReport(
      project: name, budget: request.maxTokens, delay: request.delay, seed: request.seed, mined: mined,
      results: results.reversed(), notes: notes(mined, missing: tree.missing.count))
  }

  private func notes(_ mined: MinedTasks, missing: Int) -> [String] {
    var notes: [String] = []
    if mined.tasks.count < request.commits {
      notes.append("only \(mined.tasks.count) of the \(request.commits) commits asked for were found")
    }
    if history.isShallow { notes.append("the clone is shallow: its history ends early") }
    if missing > 0 { notes.append("\(missing) contents are not in this clone, or larger than source files are") }
    return notes
  }

  // MARK: One task

  private func result(_ task: BenchTask, _ tree: inout RolledTree) throws(BenchFailure) -> TaskResult {
    let log = try history.log(before: task, delay: request.delay, CapsuleRequest(task: "").commits)
    try tree.roll(to: task.parent)
    let workspace = tree.workspace(root: root)
    let past: HistoryIndex
    do throws(GitError) {
      past = HistoryIndex(log: try log.wait(), index: workspace.index)
    } catch {
      throw BenchFailure(error)
    }
    let files = tree.files
    var asked = CapsuleRequest(task: task.query)
    asked.maxTokens = request.maxTokens
    let answer = workspace.capsule(asked, history: past, prepared, notes: []) { files[$0]?.bytes }
    let (grep, search) = baselines(task, workspace.index, files)
    let scores = try scores(task, [.djangology: Self.shown(answer), .grep: grep, .bm25: search])
    return TaskResult(
      task, scores: scores, capsuleTokens: answer.tokens,
      explorerTokens: tokens(task.gold + search.prefix(TaskResult.explored).map(\.path), files),
      rankMilliseconds: answer.milliseconds.ranking, capsuleMilliseconds: answer.milliseconds.whole)
  }

  /// What the answer's own list says, as a program would read it.
  private static func shown(_ answer: CapsuleAnswer) -> [ShownFile] {
    (JSONReader.read(answer.json)?.array ?? []).compactMap { item in
      guard let path = item["path"]?.string, let tokens = item["tokens"]?.int else { return nil }
      let lines = (item["spans"]?.array ?? []).compactMap { span -> ClosedRange<Int>? in
        guard let first = span.array?.first?.int, let last = span.array?.last?.int, first <= last else { return nil }
        return first...last
      }
      return ShownFile(path: path, tokens: Double(tokens), lines: lines)
    }
  }

  /// The files that may be found at all, in the orders of grep and of a search engine.
  private func baselines(
    _ task: BenchTask, _ index: SearchIndex, _ files: [String: RolledTree.File]
  ) -> (grep: [ShownFile], search: [ShownFile]) {
    let documents = zip(index.documents, index.roles).filter { $1.isCandidate }.map(\.0)
    let texts = documents.map { (path: $0.path, bytes: files[$0.path]?.bytes ?? []) }
    func shown(_ paths: [String]) -> [ShownFile] {
      paths.prefix(200).map { ShownFile(path: $0, bytes: files[$0]?.bytes.count ?? 0) }
    }
    return (
      shown(KeywordGrep(task.query).rank(texts, parallel: AllCores())),
      shown(PlainBM25(documents).rank(TaskQuery(task.query)))
    )
  }

  private func scores(
    _ task: BenchTask, _ shown: [BenchMethod: [ShownFile]]
  ) throws(BenchFailure) -> [BenchMethod: TaskScores] {
    let changed = try history.changes(of: task)
    return shown.mapValues { TaskScores($0, gold: task.gold, changed: changed, budget: request.maxTokens) }
  }

  private func tokens(_ paths: [String], _ files: [String: RolledTree.File]) -> Int {
    Set(paths).reduce(0) { sum, path in sum + (files[path].map { estimator.tokens(in: $0.bytes.span) } ?? 0) }
  }
}
