import Base
public import Django
import Facts
public import Search

/// The lines of a capsule that say how its files hang together: relations of models, routes of views, receivers.
///
/// Only what concerns the first files of the ranking, and only what reading one of them would not tell.
public struct CapsuleFacts: Sendable {
  let project: DjangoProject
  /// Places of the best files, by path.
  let places: [String: Int]
  private let words: Set<Term>
  /// The models of the task, likeliest first.
  let touched: [Model]
  /// Apps of the best files that declare models.
  let fileApps: [String]

  static let fileCount = 8
  static let modelCount = 5
  static let lineCount = 24

  public init(_ project: DjangoProject, touched: TouchedModels, ranking: Ranking, index: SearchIndex) {
    self.project = project
    self.touched = touched.entities.filter { !$0.model.isNone }.map { project.models[$0.model] }
    fileApps = touched.files.compactMap { $0.first.map { project.files[$0.file].app } }
    let best = ranking.candidates.filter { !$0.role.isTest }.prefix(Self.fileCount)
    places = Dictionary(
      best.enumerated().map { (index.documents[$1.file].path, $0) }, uniquingKeysWith: { first, _ in first })
    words = Set(ranking.query.terms.map(\.term))
  }

  /// The lines, relations first.
  public var lines: [String] { Array((relations() + routes() + receivers()).prefix(Self.lineCount)) }

  /// How many terms of the task the text shares.
  private func matches(_ text: String) -> Int {
    var splitter = TermSplitter()
    return Set(splitter.terms(of: text)).intersection(words).count
  }

  /// `orders.Order: customer → accounts.User (PROTECT) · ← OrderItem.order as items`.
  private func relations() -> [String] {
    touched.prefix(Self.modelCount).compactMap { model in
      let own = model.fields.compactMap(relation)
      let reverse = reverseRelations(to: model)
      guard !own.isEmpty || !reverse.isEmpty else { return nil }
      return "\(model.label): " + (own + reverse).prefix(8).joined(separator: " · ")
    }
  }

  private func relation(_ field: ModelField) -> String? {
    guard let relation = field.relation else { return nil }
    let target = relation.label.isEmpty ? relation.written : relation.label
    let onDelete = relation.onDelete.isEmpty ? "" : " (\(relation.onDelete))"
    return target.isEmpty ? nil : "\(field.name) → \(target)\(onDelete)"
  }

  private func reverseRelations(to model: Model) -> [String] {
    project.models.filter { !$0.isAbstract }.flatMap { other in
      other.fields.compactMap { field in
        guard let relation = field.relation, relation.label == model.label, other.label != model.label else {
          return nil
        }
        let name = relation.relatedName.map { " as \($0)" } ?? ""
        return "← \(other.label).\(field.name)\(name)"
      }
    }
  }

  /// `GET /orders/<int:pk>/ [orders:detail] → OrderDetailView (orders/views.py:40) → orders/detail.html`.
  private func routes() -> [String] {
    project.routes.filter { route in
      guard !route.viewID.isNone else { return false }
      return places[project.files[project.views[route.viewID].file].path] != nil
    }
    .sorted { (order($0), $0.text) < (order($1), $1.text) }
    .prefix(8)
    .map(line)
  }

  /// Routes that share more words with the task come first.
  private func order(_ route: Route) -> Int { -matches(route.text + " " + route.name + " " + route.view) }

  private func line(_ route: Route) -> String {
    let view = project.views[route.viewID]
    let file = project.files[view.file]
    let name = route.name.isEmpty ? "" : " [\(route.name)]"
    let templates = view.templates.isEmpty ? "" : " → " + view.templates.prefix(2).joined(separator: ", ")
    let guards = view.permissions.prefix(3).compactMap { $0.split(separator: ".").last }.joined(separator: ", ")
    let doubt = route.evidence == .proved ? "" : "~ "
    return doubt + "/\(route.text)\(name) → \(view.name) (\(file.path):\(view.line))\(templates)"
      + (guards.isEmpty ? "" : ", needs \(guards)")
  }

  /// Receivers that will run when one of the models is saved or deleted.
  private func receivers() -> [String] {
    let labels = Set(touched.prefix(Self.modelCount).map(\.label))
    return project.receivers.filter { labels.contains($0.sender) }.prefix(6).map { receiver in
      let file = project.files[receiver.file]
      let signal = receiver.signal.split(separator: ".").last.map(String.init) ?? receiver.signal
      let handler = receiver.handler.split(separator: ".").last.map(String.init) ?? receiver.handler
      return "\(signal)(\(receiver.sender)) → \(handler) (\(file.path):\(receiver.line))"
    }
  }
}
