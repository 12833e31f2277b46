import Base
import Django
import Graph

extension CapsuleFacts {
  private static let viewCount = 5
  /// Of the best view's worth, what another must have.
  private static let least: Float = 0.5

  private struct Served {
    var view: ID<View>
    var routes: [ID<Route>]
    var worth: Float
    /// Of the best route.
    var text: String
  }

  /// `/orders/<int:pk>/ [orders:detail] → OrderDetailView (orders/views.py:40) → orders/detail.html`, for views of the
  /// task's models and of the best files; without the first part where no route is known.
  func routes() -> [CapsuleFact] {
    var routes: [ID<View>: [ID<Route>]] = [:]
    for row in project.routes.indices where !project.routes[row].viewID.isNone {
      routes[project.routes[row].viewID, default: []].append(ID(row))
    }
    let served = project.views.indices.compactMap { row in answer(ID(row), routes[ID(row)] ?? []) }
      .sorted { (-$0.worth, $0.text, $0.view) < (-$1.worth, $1.text, $1.view) }
    let best = served.first?.worth ?? 0
    return served.prefix { $0.worth >= best * Self.least }.prefix(Self.viewCount).map(fact)
  }

  /// Nil for a view that the task is not about.
  private func answer(_ id: ID<View>, _ routes: [ID<Route>]) -> Served? {
    let row = Int(id.index)
    let isNear = nearFiles.contains(project.views[row].file)
    let model = project.views[row].model
    let isOfModel =
      !model.isNone && touchedTypes.contains(project.models[Int(model.index)].type) || isNear && isNamedAfterModel(row)
    guard isNear || isOfModel, !routes.isEmpty || isNear && isOfModel && !project.views[row].templates.isEmpty else {
      return nil
    }
    let name = project.views[row].name
    let judged = routes.map { route in
      let (text, called) = (project.routes[route].text, project.routes[route].name)
      return (worth: words.hits(in: [text, called, name]), text: text, route: route)
    }.sorted { (-$0.worth, $0.text, $0.route) < (-$1.worth, $1.text, $1.route) }
    let best = judged.first?.worth ?? words.hits(in: [name])
    guard best > 0 || isOfModel else { return nil }
    return Served(
      view: id, routes: judged.map(\.route), worth: best + (isOfModel ? 1 : 0), text: judged.first?.text ?? "")
  }

  /// `OrderListView` of `Order`; functions are called after everything.
  private func isNamedAfterModel(_ row: Int) -> Bool {
    !project.views[row].type.isNone
      && touched.prefix(Self.modelCount).contains { project.views[row].name.contains($0.name) }
  }

  private func fact(_ served: Served) -> CapsuleFact {
    let view = project.views[served.view]
    let file = project.files[view.file]
    let templates = view.templates.isEmpty ? "" : " → " + view.templates.prefix(2).joined(separator: ", ")
    let guards = view.permissions.prefix(3).compactMap { $0.dottedParts.last }.joined(separator: ", ")
    let route = said(served)
    let text =
      (route.isEmpty ? "" : route + " → ") + "\(view.name) (\(file.path):\(view.line))\(templates)"
      + (guards.isEmpty ? "" : ", needs \(guards)")
    // Whoever sees the view and its entries needs no line.
    let own = CapsuleFact.Place(path: file.path, line: view.line)
    let entries = served.routes.flatMap { place(project.routes[$0].file, graph.node(of: $0)) }
    return CapsuleFact(parts: [.init(text: text, places: [own] + entries)])
  }

  /// `/orders/ [orders:list] (+1)`; empty without a route.
  private func said(_ served: Served) -> String {
    guard let first = served.routes.first else { return "" }
    let route = project.routes[first]
    let name = route.name.isEmpty ? "" : " [\(route.name)]"
    let more = served.routes.count > 1 ? " (+\(served.routes.count - 1))" : ""
    // A prefix that code computes stands in front.
    return (route.evidence == .proved ? "/" : "~ …/") + route.text.filter { $0 != "^" && $0 != "$" } + name + more
  }
}
