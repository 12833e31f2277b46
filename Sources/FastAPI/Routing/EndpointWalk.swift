import Base
import Evaluation

/// Flattens the routers of one application.
struct EndpointWalk: ~Copyable {
  let host: APIHost
  let application: String?
  private(set) var endpoints: [Endpoint] = []
  private(set) var isOpen = false
  /// Applications that were reached by a mount.
  private(set) var mounted: Set<ID<Instance>> = []
  /// Routers on the way, against cycles.
  private var path: [ID<Instance>] = []

  /// What routers further out add to each route.
  private struct Outside {
    var prefix: String? = ""
    var tags: [Value] = []
    var dependencies: [Value] = []
    /// Of `default_response_class`, outermost first.
    var responseClasses: [Value] = []
    var condition: ID<Reason>?
  }

  init(_ host: APIHost, application: String?) {
    self.host = host
    self.application = application
  }

  mutating func walk(application: ID<Instance>, in evaluator: inout Evaluator) {
    walk(application: application, Outside(), in: &evaluator)
  }

  private mutating func walk(application: ID<Instance>, _ outside: Outside, in evaluator: inout Evaluator) {
    guard case .instance(let router)? = evaluator.attribute("router", of: .instance(application)) else { return }
    walk(router: router, outside, count: nil, in: &evaluator)
    for handler in host.routers.parts[application]?.handlers ?? [] { add(handler, outside, in: &evaluator) }
    if host.routers.parts[application]?.isOpen == true { isOpen = true }
  }

  private mutating func walk(
    router id: ID<Instance>, _ outside: Outside, count: Int?, in evaluator: inout Evaluator
  ) {
    guard let router = host.routers.routers[id], !path.contains(id), path.count < 64 else { return }
    path.append(id)
    defer { path.removeLast() }
    if router.isOpen { isOpen = true }
    var outside = outside
    outside.tags.append(router.tags)
    outside.dependencies.append(router.dependencies)
    outside.responseClasses.append(evaluator.certain(router.responseClass))
    for entry in router.entries.prefix(count ?? router.entries.count) { walk(entry, outside, in: &evaluator) }
  }

  private mutating func walk(_ entry: RouterEntry, _ outside: Outside, in evaluator: inout Evaluator) {
    var outside = outside
    outside.condition = outside.condition ?? entry.condition
    switch entry.kind {
    case .route(let route): add(route, entry, outside, in: &evaluator)
    case .include(let inclusion):
      outside.prefix = joined(outside.prefix, inclusion.prefix)
      outside.tags.append(inclusion.tags)
      outside.dependencies.append(inclusion.dependencies)
      outside.responseClasses.append(evaluator.certain(inclusion.responseClass))
      walk(router: inclusion.router, outside, count: inclusion.count, in: &evaluator)
    case .mount(let path, let application, let name):
      outside.prefix = joined(outside.prefix, path)
      mount(application, name, entry, outside, in: &evaluator)
    }
  }

  private mutating func add(
    _ route: Route, _ entry: RouterEntry, _ outside: Outside, in evaluator: inout Evaluator
  ) {
    let given = evaluator.certain(route.endpoint)
    // One of several wrappers: the function they all wrap.
    let function = if case .either = given { evaluator.unwrapped(given) } else { given }
    let isUnknown = !route.isPlain && evaluator.isUnknownFunction(function)
    var endpoint = Endpoint(
      kind: route.isWebSocket ? .webSocket : .operation, application: application, methods: route.methods?.sorted(),
      path: joined(outside.prefix, route.path), isGenerated: route.isGenerated)
    endpoint.function = evaluator.apiName(of: function)
    endpoint.name = name(of: route, function, in: &evaluator)
    if case .int(let code) = evaluator.payload(evaluator.certain(route.statusCode)) { endpoint.statusCode = code }
    state(&endpoint, route, entry.place, outside, in: &evaluator)
    for tags in outside.tags + [route.tags] { endpoint.tags += texts(tags, in: &evaluator) }
    var dependencies = (outside.dependencies + [route.dependencies]).flatMap { evaluator.dependencies(in: $0) }
    dependencies += evaluator.controllerDependencies(of: function) + evaluator.dependencies(of: function)
    endpoint.dependencies = dependencies + (isUnknown && !dependencies.contains("?") ? ["?"] : [])
    let place = route.isGenerated ? entry.place : evaluator.placeOfFunction(function) ?? entry.place
    append(endpoint, place, outside, in: &evaluator)
  }

  /// What it answers with.
  private func state(
    _ endpoint: inout Endpoint, _ route: Route, _ place: Place, _ outside: Outside, in evaluator: inout Evaluator
  ) {
    if route.isGenerated || route.isWebSocket { return }
    switch evaluator.responseType(of: route, at: place) {
    case .none: break
    case .type(let text): endpoint.responseModel = text
    case .unknown: endpoint.isResponseUnknown = true
    }
    let responses = [route.responseClass] + outside.responseClasses.reversed()
    let response = responses.first { $0 != .none } ?? .none
    endpoint.responseClass = response == .none ? nil : evaluator.dottedName(of: response) ?? "?"
    if case .class(let type) = response {
      endpoint.answersJSON = evaluator.inherits(type, from: "starlette.responses.JSONResponse")
    } else {
      endpoint.answersJSON = response == .none
    }
  }

  private mutating func append(
    _ endpoint: Endpoint, _ place: Place, _ outside: Outside, in evaluator: inout Evaluator
  ) {
    var endpoint = endpoint
    endpoint.file = evaluator.path(of: place)
    endpoint.line = evaluator.line(of: place)
    endpoint.condition = outside.condition.map { evaluator.reasons[$0].text }
    endpoints.append(endpoint)
  }

  private func name(of route: Route, _ function: Value, in evaluator: inout Evaluator) -> String? {
    if route.name != .none { return evaluator.text(of: evaluator.certain(route.name)) }
    return evaluator.attribute("__name__", of: function).flatMap { evaluator.text(of: $0) }
  }

  private mutating func mount(
    _ value: Value, _ name: String?, _ entry: RouterEntry, _ outside: Outside, in evaluator: inout Evaluator
  ) {
    var endpoint = Endpoint(kind: .mount, application: application, methods: [], path: outside.prefix, name: name)
    if case .instance(let id) = evaluator.certain(value), host.routers.parts[id] != nil {
      mounted.insert(id)
      endpoint.function = host.applicationName(id, in: evaluator)
      append(endpoint, entry.place, outside, in: &evaluator)
      var inside = Outside()
      (inside.prefix, inside.condition) = (outside.prefix, outside.condition)
      if !path.contains(id) {
        path.append(id)
        walk(application: id, inside, in: &evaluator)
        path.removeLast()
      }
      return
    }
    endpoint.function = evaluator.apiName(of: evaluator.certain(value))
    append(endpoint, entry.place, outside, in: &evaluator)
  }

  private mutating func add(
    _ handler: ApplicationParts.Handler, _ outside: Outside, in evaluator: inout Evaluator
  ) {
    var endpoint = Endpoint(kind: .exceptionHandler, application: application, methods: [])
    let key = evaluator.certain(handler.key)
    if case .int(let code) = evaluator.payload(key) {
      endpoint.path = "\(code)"
    } else {
      endpoint.path = evaluator.apiName(of: key)
    }
    endpoint.function = evaluator.apiName(of: evaluator.certain(handler.function))
    var outside = outside
    outside.condition = outside.condition ?? handler.condition
    append(endpoint, evaluator.placeOfFunction(handler.function) ?? handler.place, outside, in: &evaluator)
  }

  private mutating func texts(_ list: Value, in evaluator: inout Evaluator) -> [String] {
    (evaluator.elements(of: list) ?? []).compactMap { element in
      let value = evaluator.certain(element)
      if let text = evaluator.text(of: value) { return text }
      // A member of an enumeration.
      return evaluator.attribute("value", of: value).flatMap { evaluator.text(of: $0) }
    }
  }
}
