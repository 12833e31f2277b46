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
}
