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
  }

  /// `/orders/<int:pk>/ [orders:detail] → OrderDetailView (orders/views.py:40) → orders/detail.html`, for views of the
  /// task's models and of the best files; without the first part where no route is known.
  func routes() -> [CapsuleFact] {
    var routes: [ID<View>: [ID<Route>]] = [:]
    for row in project.routes.indices where !project.routes[row].viewID.isNone {
      routes[project.routes[row].viewID, default: []].append(ID(row))
    }
    let served = project.views.indices.compactMap { row in answer(ID(row), routes[ID(row)] ?? []) }
      .sorted { (-$0.worth, said($0), $0.view) < (-$1.worth, said($1), $1.view) }
    let best = served.first?.worth ?? 0
    return served.prefix { $0.worth >= best * Self.least }.prefix(Self.viewCount).map(fact)
  }

  /// Nil for a view that the task is not about.
  private func answer(_ id: ID<View>, _ routes: [ID<Route>]) -> Served? {
    let view = project.views[id]
    let isNear = places[project.files[view.file].path] != nil
    let isOfModel = touched.prefix(Self.modelCount).contains { model in
      !view.model.isNone && model.type == project.models[view.model].type
        || isNear && !view.type.isNone && view.name.contains(model.name)
    }
    guard isNear || isOfModel, !routes.isEmpty || isNear && isOfModel && !view.templates.isEmpty else { return nil }
    let worth = { (route: Route?) in words.hits(in: [route?.text ?? "", route?.name ?? "", view.name]) }
    let sorted = routes.map { (worth: worth(project.routes[$0]), route: $0) }
      .sorted {
        (-$0.worth, project.routes[$0.route].text, $0.route) < (-$1.worth, project.routes[$1.route].text, $1.route)
      }
    let best = sorted.first?.worth ?? worth(nil)
    guard best > 0 || isOfModel else { return nil }
    return Served(view: id, routes: sorted.map(\.route), worth: best + (isOfModel ? 1 : 0))
  }

  private func fact(_ served: Served) -> CapsuleFact {
    let view = project.views[served.view]
    let file = project.files[view.file]
    let templates = view.templates.isEmpty ? "" : " → " + view.templates.prefix(2).joined(separator: ", ")
    let guards = view.permissions.prefix(3).compactMap { $0.split(separator: ".").last }.joined(separator: ", ")
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
    return (route.evidence == .proved ? "/" : "~ /") + route.text.filter { $0 != "^" && $0 != "$" } + name + more
  }
}
