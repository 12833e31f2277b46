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
  private let places: [String: Int]
  private let words: Set<Term>
  /// The models of the task, likeliest first.
  let touched: [Model]
  /// Apps of the best files that declare models.
  let fileApps: [String]

  static let fileCount = 8
  static let modelCount = 4
  static let routeCount = 5
  static let lineCount = 20

  public init(
    _ project: DjangoProject, _ graph: ProjectGraph, touched: TouchedModels, ranking: Ranking, index: SearchIndex
  ) {
    self.project = project
    self.graph = graph
    self.index = index
    self.touched = touched.entities.filter { !$0.model.isNone }.map { project.models[$0.model] }
    fileApps = touched.homes.map { project.files[$0].app }
    let best = ranking.candidates.filter { !$0.role.isTest }.prefix(Self.fileCount)
    places = Dictionary(
      best.enumerated().map { (index.documents[$1.file].path, $0) }, uniquingKeysWith: { first, _ in first })
    words = Set(ranking.query.terms.map(\.term))
  }

  /// The lines, those of the two likeliest models first: what does not fit is left out from the end.
  ///
  /// - Parameter cast: who plays which part for the models of the task.
  public func lines(_ cast: [RolePlayers]) -> [CapsuleFact] {
    let relations = relations()
    var lines: [CapsuleFact] = Array(relations.prefix(2))
    lines += receivers() + missing(cast) + testData() + routes()
    lines += relations.dropFirst(2)
    return Array((lines + habits(cast)).prefix(Self.lineCount)) + endpoints(cast)
  }

  /// How many terms of the task the text shares.
  private func matches(_ text: String) -> Int {
    var splitter = TermSplitter()
    return Set(splitter.terms(of: text)).intersection(words).count
  }

  func place(_ file: ID<ProjectFile>, _ node: NodeID?) -> [CapsuleFact.Place] {
    node.map { [CapsuleFact.Place(path: project.files[file].path, line: graph[$0].lines.lowerBound)] } ?? []
  }

  // MARK: Routes

  /// `/orders/<int:pk>/ [orders:detail] → OrderDetailView (orders/views.py:40) → orders/detail.html`.
  private func routes() -> [CapsuleFact] {
    let labels = Set(touched.prefix(Self.modelCount).map(\.label))
    let near = project.routes.indices.filter { row in
      let route = project.routes[row]
      guard !route.viewID.isNone else { return false }
      let view = project.views[route.viewID]
      let isOfModel = !view.model.isNone && labels.contains(project.models[view.model].label)
      return isOfModel || places[project.files[view.file].path] != nil && order(route) < 0
    }
    let sorted = near.sorted { a, b in
      let (first, second) = (project.routes[a], project.routes[b])
      return (order(first), first.text, a) < (order(second), second.text, b)
    }
    var views: [ID<View>] = []
    for row in sorted where !views.contains(project.routes[row].viewID) { views.append(project.routes[row].viewID) }
    return views.prefix(Self.routeCount).map { view in
      fact(view, sorted.filter { project.routes[$0].viewID == view }.map { ID($0) })
    }
  }

  /// Routes that share more words with the task come first.
  private func order(_ route: Route) -> Int { -matches(route.text + " " + route.name + " " + route.view) }

  private func fact(_ id: ID<View>, _ routes: [ID<Route>]) -> CapsuleFact {
    let view = project.views[id]
    let file = project.files[view.file]
    let templates = view.templates.isEmpty ? "" : " → " + view.templates.prefix(2).joined(separator: ", ")
    let guards = view.permissions.prefix(3).compactMap { $0.split(separator: ".").last }.joined(separator: ", ")
    let more = routes.count > 1 ? " (+\(routes.count - 1))" : ""
    let text =
      (routes.first.map { said(project.routes[$0]) } ?? "") + more
      + " → \(view.name) (\(file.path):\(view.line))\(templates)" + (guards.isEmpty ? "" : ", needs \(guards)")
    // Whoever sees the view and its entries needs no line.
    let own = CapsuleFact.Place(path: file.path, line: view.line)
    let entries = routes.flatMap { place(project.routes[$0].file, graph.node(of: $0)) }
    return CapsuleFact(parts: [.init(text: text, places: [own] + entries)])
  }

  private func said(_ route: Route) -> String {
    let name = route.name.isEmpty ? "" : " [\(route.name)]"
    return (route.evidence == .proved ? "/" : "~ /") + route.text.filter { $0 != "^" && $0 != "$" } + name
  }

  // MARK: Signals

  /// Receivers that will run when one of the models is saved or deleted.
  private func receivers() -> [CapsuleFact] {
    let labels = Set(touched.prefix(Self.modelCount).map(\.label))
    return project.receivers.filter { labels.contains($0.sender) }.prefix(6).map { receiver in
      let path = project.files[receiver.file].path
      let signal = receiver.signal.split(separator: ".").last.map(String.init) ?? receiver.signal
      let handler = receiver.handler.split(separator: ".").last.map(String.init) ?? receiver.handler
      let text = "\(signal)(\(receiver.sender)) → \(handler) (\(path):\(receiver.line))"
      return CapsuleFact(parts: [.init(text: text, places: [.init(path: path, line: receiver.line)])])
    }
  }
}
