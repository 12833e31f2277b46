import Base
import Evaluation

/// Putting things into routers.
extension APIHost {
  func addOperation(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    add(call, in: &evaluator) { host, prefix, evaluator in host.operation(call, prefix: prefix, in: &evaluator) }
  }

  func addWebSocket(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    add(call, in: &evaluator) { host, prefix, evaluator in host.webSocket(call, prefix: prefix, in: &evaluator) }
  }

  func addPlainRoute(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    add(call, in: &evaluator) { host, _, evaluator in host.plainRoute(call, isObject: false, in: &evaluator) }
  }

  func mount(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    add(call, in: &evaluator) { host, _, evaluator in host.mounted(call, in: &evaluator) }
  }

  private func add(
    _ call: HostCall, in evaluator: inout Evaluator,
    _ make: (APIHost, _ prefix: String?, inout Evaluator) -> RouterEntry?
  ) -> Value? {
    guard case .instance(let id)? = call.arguments.first, routers.routers[id] != nil else { return nil }
    if let entry = make(self, prefix(of: id, in: &evaluator), &evaluator) {
      routers.routers[id]?.entries.append(entry)
    } else {
      routers.routers[id]?.isOpen = true
    }
    return Value.none
  }

  /// As it is now: programs set it after the router was made.
  private func prefix(of router: ID<Instance>, in evaluator: inout Evaluator) -> String? {
    guard let value = evaluator.attribute("prefix", of: .instance(router)) else { return "" }
    return evaluator.text(of: value) ?? (routers.routers[router]?.prefix == "" ? "" : nil)
  }

  func operation(_ call: HostCall, prefix: String?, in evaluator: inout Evaluator) -> RouterEntry? {
    guard let endpoint = call.argument(2, "endpoint", in: evaluator) else { return nil }
    var route = Route(path: joined(prefix, call.text(1, "path", in: evaluator)), endpoint: endpoint)
    let given = given("methods", call, in: evaluator)
    route.methods = given.map { names(of: $0, in: &evaluator) } ?? ["GET"]
    route.name = call.keyword("name", in: evaluator) ?? .none
    route.statusCode = stated("status_code", call, in: evaluator)
    route.responseModel = self.given("response_model", call, in: evaluator)
    route.tags = stated("tags", call, in: evaluator)
    route.dependencies = stated("dependencies", call, in: evaluator)
    route.responseClass = evaluator.certain(stated("response_class", call, in: evaluator))
    return RouterEntry(kind: .route(route), condition: evaluator.condition, place: call.place)
  }

  func webSocket(_ call: HostCall, prefix: String?, in evaluator: inout Evaluator) -> RouterEntry? {
    guard let endpoint = call.argument(2, "endpoint", in: evaluator) else { return nil }
    var route = Route(path: joined(prefix, call.text(1, "path", in: evaluator)), methods: [], endpoint: endpoint)
    route.isWebSocket = true
    route.name = call.argument(3, "name", in: evaluator) ?? .none
    route.dependencies = stated("dependencies", call, in: evaluator)
    return RouterEntry(kind: .route(route), condition: evaluator.condition, place: call.place)
  }

  /// Starlette's own: a function answers GET and HEAD unless methods are given.
  func plainRoute(_ call: HostCall, isObject: Bool, in evaluator: inout Evaluator) -> RouterEntry? {
    let endpoint = call.argument(2, "endpoint", in: evaluator) ?? call.keyword("route", in: evaluator)
    guard let endpoint else { return nil }
    var route = Route(path: call.text(1, "path", in: evaluator), endpoint: endpoint)
    route.isPlain = true
    let methods = isObject ? call.keyword("methods", in: evaluator) : call.argument(3, "methods", in: evaluator)
    if let methods, methods != .none {
      route.methods = names(of: methods, in: &evaluator)
    } else if case .class = evaluator.certain(endpoint) {
      route.methods = []
    } else {
      route.methods = ["GET"]
    }
    if let known = route.methods, known.contains("GET"), !known.contains("HEAD") { route.methods = known + ["HEAD"] }
    let name = isObject ? call.keyword("name", in: evaluator) : call.argument(4, "name", in: evaluator)
    route.name = name ?? .none
    return RouterEntry(kind: .route(route), condition: evaluator.condition, place: call.place)
  }

  func mounted(_ call: HostCall, in evaluator: inout Evaluator) -> RouterEntry? {
    let application = call.argument(2, "app", in: evaluator) ?? .none
    var path = call.text(1, "path", in: evaluator)
    while path?.last == "/" { path?.removeLast() }
    let name = call.argument(3, "name", in: evaluator).flatMap { evaluator.text(of: $0) }
    return RouterEntry(
      kind: .mount(path: path, application: application, name: name), condition: evaluator.condition,
      place: call.place)
  }

  func include(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .instance(let id)? = call.arguments.first, routers.routers[id] != nil else { return nil }
    guard case .instance(let included)? = call.argument(1, "router", in: evaluator).map({ evaluator.certain($0) }),
      routers.routers[included] != nil
    else {
      routers.routers[id]?.isOpen = true
      return Value.none
    }
    let extra = call.keyword("prefix", in: evaluator).map { evaluator.text(of: $0) } ?? .some("")
    var inclusion = Inclusion(router: included, prefix: joined(prefix(of: id, in: &evaluator), extra))
    inclusion.tags = stated("tags", call, in: evaluator)
    inclusion.dependencies = stated("dependencies", call, in: evaluator)
    inclusion.responseClass = stated("default_response_class", call, in: evaluator)
    if evaluator.resolve("fastapi.routing._IncludedRouter").map({ if case .class = $0 { false } else { true } }) ?? true
    {
      inclusion.count = routers.routers[included]?.entries.count
    }
    routers.routers[id]?.entries.append(
      RouterEntry(kind: .include(inclusion), condition: evaluator.condition, place: call.place))
    return Value.none
  }

  // MARK: Arguments

  /// A keyword that was given: neither None nor FastAPI's mark for nothing.
  func stated(_ name: String, _ call: HostCall, in evaluator: borrowing Evaluator) -> Value {
    given(name, call, in: evaluator) ?? .none
  }

  private func given(_ name: String, _ call: HostCall, in evaluator: borrowing Evaluator) -> Value? {
    guard let value = call.keyword(name, in: evaluator), value != .none || name == "response_model" else { return nil }
    return evaluator.dottedName(of: value)?.hasPrefix("fastapi.datastructures.Default") == true ? nil : value
  }

  private func names(of methods: Value, in evaluator: inout Evaluator) -> [String]? {
    guard let elements = evaluator.elements(of: methods), !evaluator.isOpen(methods) else { return nil }
    let names = elements.compactMap { evaluator.text(of: evaluator.certain($0))?.uppercased() }
    return names.count == elements.count ? names : nil
  }
}

/// Two parts of a path; nil when one is not known.
func joined(_ first: String?, _ second: String?) -> String? {
  guard let first, let second else { return nil }
  return first + second
}
