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

  static let fileCount = 8
  static let modelCount = 8
  static let modelsAFile = 4
  static let lineCount = 24

  public init(_ project: DjangoProject, ranking: Ranking, index: SearchIndex) {
    self.project = project
    let best = ranking.candidates.filter { !$0.role.isTest }.prefix(Self.fileCount)
    places = Dictionary(
      best.enumerated().map { (index.documents[$1.file].path, $0) }, uniquingKeysWith: { first, _ in first })
    words = Set(ranking.query.terms.map(\.term))
  }

  /// The lines, relations first.
  public var lines: [String] { Array((relations() + routes() + receivers()).prefix(Self.lineCount)) }

  /// Models of the task: those it names first, in files the ranking holds.
  private func models() -> [Model] {
    let ranked = project.models.filter { places[project.files[$0.file].path] != nil }
    let named = ranked.filter { isNamed($0) }
    let rest = Dictionary(grouping: ranked.filter { !isNamed($0) }) { place(of: $0) }
      .sorted { $0.key < $1.key }.flatMap { $0.value.prefix(Self.modelsAFile) }
    return Array((named + rest).prefix(Self.modelCount))
  }

  private func isNamed(_ model: Model) -> Bool { matches(model.name) > 0 }

  /// How many terms of the task the text shares.
  private func matches(_ text: String) -> Int {
    var splitter = TermSplitter()
    return Set(splitter.terms(of: text)).intersection(words).count
  }

  private func place(of model: Model) -> Int { places[project.files[model.file].path] ?? Int.max }

  /// `orders.Order: customer → accounts.User (PROTECT) · ← OrderItem.order as items`.
  private func relations() -> [String] {
    models().compactMap { model in
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
    let touched = Set(models().map(\.label))
    return project.receivers.filter { touched.contains($0.sender) }.prefix(6).map { receiver in
      let file = project.files[receiver.file]
      let signal = receiver.signal.split(separator: ".").last.map(String.init) ?? receiver.signal
      let handler = receiver.handler.split(separator: ".").last.map(String.init) ?? receiver.handler
      return "\(signal)(\(receiver.sender)) → \(handler) (\(file.path):\(receiver.line))"
    }
  }
}
