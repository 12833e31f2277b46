import Base
import Evaluation

/// Making applications and routers.
extension APIHost {
  func makeApplication(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .instance(let id)? = call.arguments.first else { return nil }
    let isFastAPI = evaluator.inherits(evaluator.instances[id].type, from: APIHost.application)
    guard case .class(let type)? = evaluator.resolve(isFastAPI ? APIHost.router : APIHost.starletteRouter) else {
      return nil
    }
    let inner = evaluator.makeInstance(of: type, at: call.place)
    var router = Router()
    router.dependencies = call.keyword("dependencies", in: evaluator) ?? .none
    router.responseClass = stated("default_response_class", call, in: evaluator)
    if isFastAPI { router.entries += documentation(call, in: &evaluator) }
    routers.routers[inner] = router
    if !routers.applications.contains(id) { routers.applications.append(id) }
    evaluator.assign("router", of: .instance(id), to: .instance(inner))
    routers.parts[id] = parts(call, isFastAPI: isFastAPI, in: &evaluator)
    keepStartUps(of: call, for: id, in: &evaluator)
    if isFastAPI { lendEventHandler(to: id, of: inner, in: &evaluator) }
    let position = isFastAPI ? Int.max : 2
    add(call.argument(position, "routes", in: evaluator), to: inner, in: &evaluator)
    return Value.none
  }

  func makeRouter(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .instance(let id)? = call.arguments.first else { return nil }
    var router = Router()
    if let prefix = call.keyword("prefix", in: evaluator) { router.prefix = evaluator.text(of: prefix) }
    router.tags = call.keyword("tags", in: evaluator) ?? .none
    router.dependencies = call.keyword("dependencies", in: evaluator) ?? .none
    router.responseClass = stated("default_response_class", call, in: evaluator)
    routers.routers[id] = router
    keepStartUps(of: call, for: id, in: &evaluator)
    let prefix = call.keyword("prefix", in: evaluator) ?? evaluator.makeString("")
    evaluator.assign("prefix", of: .instance(id), to: prefix)
    if router.tags != .none { evaluator.assign("tags", of: .instance(id), to: router.tags) }
    let isFastAPI = evaluator.inherits(evaluator.instances[id].type, from: APIHost.router)
    add(call.argument(isFastAPI ? Int.max : 1, "routes", in: evaluator), to: id, in: &evaluator)
    return Value.none
  }

  /// The pages FastAPI adds itself, unless the application has no schema.
  private func documentation(_ call: HostCall, in evaluator: inout Evaluator) -> [RouterEntry] {
    func path(_ keyword: String, _ fallback: String) -> String?? {
      guard let given = call.keyword(keyword, in: evaluator) else { return .some(fallback) }
      return given == .none ? nil : .some(evaluator.text(of: given))
    }
    guard let schema = path("openapi_url", "/openapi.json") else { return [] }
    var pages = [(schema, "openapi")]
    if let docs = path("docs_url", "/docs") {
      pages.append((docs, "swagger_ui_html"))
      if let redirect = path("swagger_ui_oauth2_redirect_url", "/docs/oauth2-redirect") {
        pages.append((redirect, "swagger_ui_redirect"))
      }
    }
    if let redoc = path("redoc_url", "/redoc") { pages.append((redoc, "redoc_html")) }
    return pages.filter { $0.0 != "" }.map { path, name in
      var route = Route(path: path, methods: ["GET", "HEAD"], endpoint: .none)
      route.name = evaluator.makeString(name)
      route.isGenerated = true
      return RouterEntry(kind: .route(route), place: call.place)
    }
  }

  /// `routes=[Route(…), Mount(…)]`.
  private func add(_ routes: Value?, to router: ID<Instance>, in evaluator: inout Evaluator) {
    guard let routes, routes != .none else { return }
    guard let elements = evaluator.elements(of: routes) else {
      routers.routers[router]?.isOpen = true
      return
    }
    for element in elements {
      guard case .instance(let id) = evaluator.certain(element), let entry = entry(of: id, in: &evaluator) else {
        routers.routers[router]?.isOpen = true
        continue
      }
      routers.routers[router]?.entries.append(entry)
    }
    if evaluator.isOpen(routes) { routers.routers[router]?.isOpen = true }
  }

  /// A `Route`, `WebSocketRoute`, `APIRoute` or `Mount` object.
  private func entry(of id: ID<Instance>, in evaluator: inout Evaluator) -> RouterEntry? {
    let object = evaluator.instances[id]
    let call = HostCall(
      function: .none, arguments: [.instance(id)] + object.arguments, keywords: object.keywords, place: object.place)
    if evaluator.inherits(object.type, from: "starlette.routing.Mount") {
      return mounted(call, in: &evaluator)
    }
    if evaluator.inherits(object.type, from: "starlette.routing.WebSocketRoute") {
      return webSocket(call, prefix: "", in: &evaluator)
    }
    if evaluator.inherits(object.type, from: "fastapi.routing.APIRoute") {
      return operation(call, prefix: "", in: &evaluator)
    }
    if evaluator.inherits(object.type, from: "starlette.routing.Route") {
      return plainRoute(call, isObject: true, in: &evaluator)
    }
    return nil
  }
}
