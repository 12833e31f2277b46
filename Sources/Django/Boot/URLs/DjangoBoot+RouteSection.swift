import Base
import Evaluation

extension DjangoBoot {
  /// Every route below the root urlconf.
  mutating func routeSection(_ openNamespaces: inout Set<RouteNamespace>) -> Section<DumpedRoute> {
    let walk = walkRoutes()
    host.views = walk.views
    openNamespaces = walk.openNamespaces
    if walk.open.contains("") { return Section(walk.routes, .open) }
    return Section(walk.routes, walk.open.isEmpty ? .closed : .hints(walk.open.sorted()))
  }

  private mutating func walkRoutes() -> RouteWalk {
    var walk = RouteWalk()
    let urlconf = host.setting("ROOT_URLCONF", in: &evaluator)
    evaluator.run { evaluator in
      walk.walk(urlconf: urlconf.map { evaluator.certain($0) } ?? evaluator.makeUnknown("no urlconf"), in: &evaluator)
    }
    return walk
  }

  /// Names below the other urlconfs that settings name: `PUBLIC_SCHEMA_URLCONF`, which a middleware sets for a request.
  mutating func namesElsewhere(_ openNamespaces: inout Set<RouteNamespace>) -> Set<String> {
    var names: Set<String> = []
    for urlconf in otherUrlconfs() {
      var walk = RouteWalk()
      evaluator.run { evaluator in walk.walk(urlconf: urlconf, in: &evaluator) }
      openNamespaces.formUnion(walk.openNamespaces)
      for route in walk.routes {
        guard let name = route.name.value ?? nil else { continue }
        for namespaces in [route.namespaces.value, route.appNames.value] {
          names.insert(((namespaces ?? []) + [name]).joined(separator: ":"))
        }
      }
    }
    return names
  }

  private func otherUrlconfs() -> [Value] {
    guard let module = host.settings.module else { return [] }
    return evaluator.modules[module].namespace.entries().compactMap { name, value in
      let name = evaluator.string(name)
      guard name.hasSuffix("_URLCONF"), name != "ROOT_URLCONF", evaluator.text(of: value) != nil else { return nil }
      return evaluator.certain(value)
    }
  }
}
